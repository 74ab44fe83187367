-- AlterTable
ALTER TABLE "Decision" ADD COLUMN "answerBy" DATETIME;
ALTER TABLE "Decision" ADD COLUMN "appealUntil" DATETIME;
ALTER TABLE "Decision" ADD COLUMN "changes" JSONB;

-- CreateTable
CREATE TABLE "AwardEvent" (
    "seq" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "callId" TEXT NOT NULL,
    "proposalId" TEXT,
    "decisionId" TEXT,
    "offerId" TEXT,
    "appealId" TEXT,
    "kind" TEXT NOT NULL,
    "hours" REAL NOT NULL,
    "fromAccount" TEXT,
    "toAccount" TEXT,
    "reason" TEXT NOT NULL DEFAULT '',
    "actorId" TEXT,
    "actorName" TEXT,
    "at" DATETIME NOT NULL,
    CONSTRAINT "AwardEvent_callId_fkey" FOREIGN KEY ("callId") REFERENCES "Call" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "AwardEvent_proposalId_fkey" FOREIGN KEY ("proposalId") REFERENCES "Proposal" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "AwardOffer" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "callId" TEXT NOT NULL,
    "proposalId" TEXT NOT NULL,
    "cause" TEXT NOT NULL,
    "hours" REAL NOT NULL,
    "source" TEXT NOT NULL,
    "place" INTEGER,
    "reason" TEXT NOT NULL DEFAULT '',
    "state" TEXT NOT NULL DEFAULT 'open',
    "offeredById" TEXT,
    "offeredAt" DATETIME NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "answeredAt" DATETIME,
    CONSTRAINT "AwardOffer_callId_fkey" FOREIGN KEY ("callId") REFERENCES "Call" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "AwardOffer_proposalId_fkey" FOREIGN KEY ("proposalId") REFERENCES "Proposal" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Appeal" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "callId" TEXT NOT NULL,
    "proposalId" TEXT NOT NULL,
    "decisionId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "filedById" TEXT NOT NULL,
    "filedAt" DATETIME NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "hours" REAL NOT NULL DEFAULT 0,
    "decidedById" TEXT,
    "decidedAt" DATETIME,
    CONSTRAINT "Appeal_callId_fkey" FOREIGN KEY ("callId") REFERENCES "Call" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Appeal_proposalId_fkey" FOREIGN KEY ("proposalId") REFERENCES "Proposal" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "AwardQuestion" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "callId" TEXT NOT NULL,
    "proposalId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "askedById" TEXT NOT NULL,
    "askedAt" DATETIME NOT NULL,
    "answer" TEXT,
    "answeredById" TEXT,
    "answeredAt" DATETIME,
    CONSTRAINT "AwardQuestion_callId_fkey" FOREIGN KEY ("callId") REFERENCES "Call" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "AwardQuestion_proposalId_fkey" FOREIGN KEY ("proposalId") REFERENCES "Proposal" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Call" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "title" TEXT NOT NULL,
    "summary" TEXT NOT NULL DEFAULT '',
    "machineId" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'draft',
    "budget" REAL NOT NULL,
    "granularity" REAL NOT NULL DEFAULT 1,
    "opensAt" DATETIME,
    "deadlineAt" DATETIME,
    "reviewsDueAt" DATETIME,
    "decisionDueAt" DATETIME,
    "scoreThreshold" REAL,
    "reviewersPerProposal" INTEGER NOT NULL DEFAULT 3,
    "maxReviewerLoad" INTEGER NOT NULL DEFAULT 8,
    "doubleBlind" BOOLEAN NOT NULL DEFAULT false,
    "publishesSnapshot" BOOLEAN NOT NULL DEFAULT true,
    "answerDays" INTEGER NOT NULL DEFAULT 21,
    "appealDays" INTEGER NOT NULL DEFAULT 28,
    "offerDays" INTEGER NOT NULL DEFAULT 14,
    "practice" BOOLEAN NOT NULL DEFAULT false,
    "imported" BOOLEAN NOT NULL DEFAULT false,
    "importedHeader" TEXT,
    "seed" TEXT,
    "seedCommitment" TEXT,
    "rulesPublished" JSONB,
    "publicNote" TEXT,
    "openedAt" DATETIME,
    "closedAt" DATETIME,
    "reviewsLockedAt" DATETIME,
    "decidedAt" DATETIME,
    "releasedAt" DATETIME,
    "createdById" TEXT,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "Call_machineId_fkey" FOREIGN KEY ("machineId") REFERENCES "Machine" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_Call" ("budget", "closedAt", "createdAt", "createdById", "deadlineAt", "decidedAt", "decisionDueAt", "doubleBlind", "granularity", "id", "imported", "importedHeader", "machineId", "maxReviewerLoad", "openedAt", "opensAt", "practice", "publicNote", "publishesSnapshot", "releasedAt", "reviewersPerProposal", "reviewsDueAt", "reviewsLockedAt", "rulesPublished", "scoreThreshold", "seed", "seedCommitment", "state", "summary", "title", "updatedAt", "version") SELECT "budget", "closedAt", "createdAt", "createdById", "deadlineAt", "decidedAt", "decisionDueAt", "doubleBlind", "granularity", "id", "imported", "importedHeader", "machineId", "maxReviewerLoad", "openedAt", "opensAt", "practice", "publicNote", "publishesSnapshot", "releasedAt", "reviewersPerProposal", "reviewsDueAt", "reviewsLockedAt", "rulesPublished", "scoreThreshold", "seed", "seedCommitment", "state", "summary", "title", "updatedAt", "version" FROM "Call";
DROP TABLE "Call";
ALTER TABLE "new_Call" RENAME TO "Call";
CREATE INDEX "Call_state_deadlineAt_idx" ON "Call"("state", "deadlineAt");
CREATE TABLE "new_Award" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "decisionId" TEXT NOT NULL,
    "callId" TEXT NOT NULL,
    "proposalId" TEXT NOT NULL,
    "rank" INTEGER,
    "score" REAL,
    "hours" REAL NOT NULL,
    "status" TEXT NOT NULL,
    "reason" JSONB NOT NULL,
    CONSTRAINT "Award_decisionId_fkey" FOREIGN KEY ("decisionId") REFERENCES "Decision" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Award_callId_fkey" FOREIGN KEY ("callId") REFERENCES "Call" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Award_proposalId_fkey" FOREIGN KEY ("proposalId") REFERENCES "Proposal" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_Award" ("callId", "decisionId", "hours", "id", "proposalId", "rank", "reason", "score", "status") SELECT "callId", "decisionId", "hours", "id", "proposalId", "rank", "reason", "score", "status" FROM "Award";
DROP TABLE "Award";
ALTER TABLE "new_Award" RENAME TO "Award";
CREATE INDEX "Award_proposalId_idx" ON "Award"("proposalId");
CREATE INDEX "Award_callId_hours_idx" ON "Award"("callId", "hours");
CREATE UNIQUE INDEX "Award_decisionId_proposalId_key" ON "Award"("decisionId", "proposalId");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "AwardEvent_callId_seq_idx" ON "AwardEvent"("callId", "seq");

-- CreateIndex
CREATE INDEX "AwardEvent_proposalId_seq_idx" ON "AwardEvent"("proposalId", "seq");

-- CreateIndex
CREATE INDEX "AwardOffer_callId_state_idx" ON "AwardOffer"("callId", "state");

-- CreateIndex
CREATE INDEX "AwardOffer_proposalId_state_idx" ON "AwardOffer"("proposalId", "state");

-- CreateIndex
CREATE INDEX "Appeal_callId_state_idx" ON "Appeal"("callId", "state");

-- CreateIndex
CREATE INDEX "Appeal_filedById_idx" ON "Appeal"("filedById");

-- CreateIndex
CREATE UNIQUE INDEX "Appeal_decisionId_proposalId_key" ON "Appeal"("decisionId", "proposalId");

-- CreateIndex
CREATE INDEX "AwardQuestion_callId_answeredAt_idx" ON "AwardQuestion"("callId", "answeredAt");

-- CreateIndex
CREATE INDEX "AwardQuestion_proposalId_idx" ON "AwardQuestion"("proposalId");

-- CreateIndex
CREATE INDEX "AwardQuestion_askedById_idx" ON "AwardQuestion"("askedById");
