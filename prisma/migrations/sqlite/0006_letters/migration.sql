-- AlterTable
ALTER TABLE "Decision" ADD COLUMN "mailHeldAt" DATETIME;

-- CreateTable
CREATE TABLE "LetterTemplate" (
    "callId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "updatedById" TEXT NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    PRIMARY KEY ("callId", "kind", "language"),
    CONSTRAINT "LetterTemplate_callId_fkey" FOREIGN KEY ("callId") REFERENCES "Call" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "LetterFact" (
    "decisionId" TEXT NOT NULL,
    "proposalId" TEXT NOT NULL,
    "facts" TEXT NOT NULL,

    PRIMARY KEY ("decisionId", "proposalId"),
    CONSTRAINT "LetterFact_decisionId_fkey" FOREIGN KEY ("decisionId") REFERENCES "Decision" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "LetterFact_proposalId_fkey" FOREIGN KEY ("proposalId") REFERENCES "Proposal" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Letter" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "decisionId" TEXT NOT NULL,
    "proposalId" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "subjectEn" TEXT NOT NULL,
    "blocksEn" TEXT NOT NULL,
    "subjectDa" TEXT NOT NULL,
    "blocksDa" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "Letter_decisionId_fkey" FOREIGN KEY ("decisionId") REFERENCES "Decision" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Letter_proposalId_fkey" FOREIGN KEY ("proposalId") REFERENCES "Proposal" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_OutboxMail" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "dedupeKey" TEXT NOT NULL,
    "personId" TEXT,
    "to" TEXT NOT NULL,
    "language" TEXT NOT NULL DEFAULT 'en',
    "template" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "callId" TEXT,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "runAfter" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "lastError" TEXT,
    "sentAt" DATETIME,
    "letterId" TEXT,
    "begunAt" DATETIME,
    CONSTRAINT "OutboxMail_letterId_fkey" FOREIGN KEY ("letterId") REFERENCES "Letter" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_OutboxMail" ("attempts", "callId", "createdAt", "dedupeKey", "id", "language", "lastError", "personId", "runAfter", "sentAt", "subject", "template", "text", "to") SELECT "attempts", "callId", "createdAt", "dedupeKey", "id", "language", "lastError", "personId", "runAfter", "sentAt", "subject", "template", "text", "to" FROM "OutboxMail";
DROP TABLE "OutboxMail";
ALTER TABLE "new_OutboxMail" RENAME TO "OutboxMail";
CREATE UNIQUE INDEX "OutboxMail_dedupeKey_key" ON "OutboxMail"("dedupeKey");
CREATE INDEX "OutboxMail_letterId_idx" ON "OutboxMail"("letterId");
CREATE INDEX "OutboxMail_sentAt_runAfter_idx" ON "OutboxMail"("sentAt", "runAfter");
CREATE INDEX "OutboxMail_createdAt_idx" ON "OutboxMail"("createdAt");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "LetterFact_proposalId_idx" ON "LetterFact"("proposalId");

-- CreateIndex
CREATE INDEX "Letter_proposalId_idx" ON "Letter"("proposalId");

-- CreateIndex
CREATE UNIQUE INDEX "Letter_decisionId_proposalId_key" ON "Letter"("decisionId", "proposalId");
