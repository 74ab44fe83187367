-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Proposal" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "callId" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'draft',
    "ownerId" TEXT,
    "title" TEXT NOT NULL DEFAULT '',
    "summary" TEXT NOT NULL DEFAULT '',
    "areaKey" TEXT,
    "trackKey" TEXT,
    "requested" REAL,
    "minimum" REAL,
    "institution" TEXT NOT NULL DEFAULT '',
    "careerStage" TEXT,
    "firstTime" BOOLEAN,
    "applicantKind" TEXT,
    "purpose" TEXT NOT NULL DEFAULT '',
    "beneficiaries" TEXT NOT NULL DEFAULT '',
    "eligible" BOOLEAN,
    "eligibilityReason" TEXT,
    "reviewCount" INTEGER NOT NULL DEFAULT 0,
    "score" REAL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "submittedAt" DATETIME,
    "withdrawnAt" DATETIME,
    "deletedAt" DATETIME,
    "version" INTEGER NOT NULL DEFAULT 1,
    "submissionId" TEXT,
    "unsent" TEXT,
    CONSTRAINT "Proposal_callId_fkey" FOREIGN KEY ("callId") REFERENCES "Call" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Proposal_submissionId_fkey" FOREIGN KEY ("submissionId") REFERENCES "Submission" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_Proposal" ("areaKey", "callId", "careerStage", "createdAt", "deletedAt", "eligibilityReason", "eligible", "firstTime", "id", "institution", "minimum", "number", "ownerId", "requested", "reviewCount", "score", "state", "submissionId", "submittedAt", "summary", "title", "trackKey", "unsent", "updatedAt", "version", "withdrawnAt") SELECT "areaKey", "callId", "careerStage", "createdAt", "deletedAt", "eligibilityReason", "eligible", "firstTime", "id", "institution", "minimum", "number", "ownerId", "requested", "reviewCount", "score", "state", "submissionId", "submittedAt", "summary", "title", "trackKey", "unsent", "updatedAt", "version", "withdrawnAt" FROM "Proposal";
DROP TABLE "Proposal";
ALTER TABLE "new_Proposal" RENAME TO "Proposal";
CREATE UNIQUE INDEX "Proposal_submissionId_key" ON "Proposal"("submissionId");
CREATE INDEX "Proposal_callId_state_number_idx" ON "Proposal"("callId", "state", "number");
CREATE INDEX "Proposal_callId_title_idx" ON "Proposal"("callId", "title");
CREATE INDEX "Proposal_callId_institution_idx" ON "Proposal"("callId", "institution");
CREATE INDEX "Proposal_callId_requested_idx" ON "Proposal"("callId", "requested");
CREATE INDEX "Proposal_callId_areaKey_idx" ON "Proposal"("callId", "areaKey");
CREATE INDEX "Proposal_callId_submittedAt_idx" ON "Proposal"("callId", "submittedAt");
CREATE INDEX "Proposal_callId_reviewCount_idx" ON "Proposal"("callId", "reviewCount");
CREATE INDEX "Proposal_callId_score_idx" ON "Proposal"("callId", "score");
CREATE INDEX "Proposal_ownerId_idx" ON "Proposal"("ownerId");
CREATE UNIQUE INDEX "Proposal_callId_number_key" ON "Proposal"("callId", "number");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
