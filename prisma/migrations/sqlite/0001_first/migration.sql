-- CreateTable
CREATE TABLE "Person" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "institution" TEXT,
    "orcid" TEXT,
    "language" TEXT NOT NULL DEFAULT 'en',
    "passwordHash" TEXT,
    "emailConfirmedAt" DATETIME,
    "persona" TEXT,
    "invented" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1
);

-- CreateTable
CREATE TABLE "RoleGrant" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "personId" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "callId" TEXT,
    "grantedById" TEXT,
    "approvedById" TEXT,
    "activeFrom" DATETIME,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "RoleGrant_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "RoleGrant_callId_fkey" FOREIGN KEY ("callId") REFERENCES "Call" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Session" (
    "sid" TEXT NOT NULL PRIMARY KEY,
    "data" TEXT NOT NULL,
    "personId" TEXT,
    "expiresAt" DATETIME NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "userAgent" TEXT,
    CONSTRAINT "Session_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "EmailToken" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "personId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "usedAt" DATETIME,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "EmailToken_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "OutboxMail" (
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
    "sentAt" DATETIME
);

-- CreateTable
CREATE TABLE "Machine" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "owner" TEXT NOT NULL,
    "funders" TEXT NOT NULL,
    "gpuModel" TEXT NOT NULL,
    "gpus" INTEGER NOT NULL,
    "gpusPerNode" INTEGER NOT NULL,
    "kwhPerGpuHour" REAL NOT NULL,
    "ratedKwhPerGpuHour" REAL NOT NULL,
    "pue" REAL NOT NULL,
    "gramsPerKwhLocation" REAL NOT NULL,
    "gramsPerKwhMarket" REAL NOT NULL,
    "pricePerGpuHour" REAL NOT NULL,
    "currency" TEXT NOT NULL,
    "provenance" JSONB NOT NULL,
    "updatedAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1
);

-- CreateTable
CREATE TABLE "Call" (
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
    "practice" BOOLEAN NOT NULL DEFAULT false,
    "imported" BOOLEAN NOT NULL DEFAULT false,
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

-- CreateTable
CREATE TABLE "CallArea" (
    "callId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameDa" TEXT,
    "description" TEXT NOT NULL DEFAULT '',
    "position" INTEGER NOT NULL,
    "minShare" REAL NOT NULL DEFAULT 0,
    "maxShare" REAL NOT NULL DEFAULT 1,
    "weight" REAL NOT NULL DEFAULT 1,

    PRIMARY KEY ("callId", "key"),
    CONSTRAINT "CallArea_callId_fkey" FOREIGN KEY ("callId") REFERENCES "Call" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "CallTrack" (
    "callId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "position" INTEGER NOT NULL,
    "minHours" REAL,
    "maxHours" REAL,

    PRIMARY KEY ("callId", "key"),
    CONSTRAINT "CallTrack_callId_fkey" FOREIGN KEY ("callId") REFERENCES "Call" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "CallCriterion" (
    "callId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "position" INTEGER NOT NULL,
    "min" REAL NOT NULL,
    "max" REAL NOT NULL,
    "weight" REAL NOT NULL DEFAULT 1,
    "lowIsGood" BOOLEAN NOT NULL DEFAULT false,
    "threshold" REAL,
    "levels" JSONB NOT NULL,

    PRIMARY KEY ("callId", "key"),
    CONSTRAINT "CallCriterion_callId_fkey" FOREIGN KEY ("callId") REFERENCES "Call" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "CallSection" (
    "callId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "help" TEXT NOT NULL DEFAULT '',
    "position" INTEGER NOT NULL,
    "maxWords" INTEGER NOT NULL DEFAULT 800,
    "required" BOOLEAN NOT NULL DEFAULT true,

    PRIMARY KEY ("callId", "key"),
    CONSTRAINT "CallSection_callId_fkey" FOREIGN KEY ("callId") REFERENCES "Call" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Proposal" (
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
    CONSTRAINT "Proposal_callId_fkey" FOREIGN KEY ("callId") REFERENCES "Call" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Proposal_submissionId_fkey" FOREIGN KEY ("submissionId") REFERENCES "Submission" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ProposalSection" (
    "proposalId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "updatedAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,

    PRIMARY KEY ("proposalId", "key"),
    CONSTRAINT "ProposalSection_proposalId_fkey" FOREIGN KEY ("proposalId") REFERENCES "Proposal" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Submission" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "proposalId" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "content" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "idempotencyKey" TEXT,
    "submittedById" TEXT,
    "submittedAt" DATETIME NOT NULL,
    CONSTRAINT "Submission_proposalId_fkey" FOREIGN KEY ("proposalId") REFERENCES "Proposal" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ProposalMember" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "proposalId" TEXT NOT NULL,
    "personId" TEXT,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "institution" TEXT NOT NULL DEFAULT '',
    "role" TEXT NOT NULL,
    "invitedAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "acceptedAt" DATETIME,
    CONSTRAINT "ProposalMember_proposalId_fkey" FOREIGN KEY ("proposalId") REFERENCES "Proposal" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "ProposalMember_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "TechnicalAssessment" (
    "proposalId" TEXT NOT NULL PRIMARY KEY,
    "verdict" TEXT NOT NULL,
    "recommendedHours" REAL,
    "note" TEXT NOT NULL DEFAULT '',
    "assessedById" TEXT,
    "assessedAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "TechnicalAssessment_proposalId_fkey" FOREIGN KEY ("proposalId") REFERENCES "Proposal" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Assignment" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "callId" TEXT NOT NULL,
    "proposalId" TEXT NOT NULL,
    "reviewerId" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'invited',
    "invitedById" TEXT,
    "invitedAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "dueAt" DATETIME,
    "respondedAt" DATETIME,
    "declineReason" TEXT,
    CONSTRAINT "Assignment_callId_fkey" FOREIGN KEY ("callId") REFERENCES "Call" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Assignment_proposalId_fkey" FOREIGN KEY ("proposalId") REFERENCES "Proposal" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Assignment_reviewerId_fkey" FOREIGN KEY ("reviewerId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Conflict" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "callId" TEXT NOT NULL,
    "proposalId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "origin" TEXT NOT NULL,
    "blocking" BOOLEAN NOT NULL DEFAULT true,
    "state" TEXT NOT NULL DEFAULT 'open',
    "reason" TEXT NOT NULL DEFAULT '',
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "waivedById" TEXT,
    "waivedReason" TEXT,
    "secondedById" TEXT,
    CONSTRAINT "Conflict_callId_fkey" FOREIGN KEY ("callId") REFERENCES "Call" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Conflict_proposalId_fkey" FOREIGN KEY ("proposalId") REFERENCES "Proposal" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Conflict_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Review" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "callId" TEXT NOT NULL,
    "proposalId" TEXT NOT NULL,
    "assignmentId" TEXT NOT NULL,
    "reviewerId" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'draft',
    "scores" JSONB NOT NULL,
    "confidence" INTEGER,
    "textForApplicant" TEXT NOT NULL DEFAULT '',
    "textForPanel" TEXT NOT NULL DEFAULT '',
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "submittedAt" DATETIME,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "Review_callId_fkey" FOREIGN KEY ("callId") REFERENCES "Call" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Review_proposalId_fkey" FOREIGN KEY ("proposalId") REFERENCES "Proposal" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Review_assignmentId_fkey" FOREIGN KEY ("assignmentId") REFERENCES "Assignment" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Review_reviewerId_fkey" FOREIGN KEY ("reviewerId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ReviewVersion" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "reviewId" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "ReviewVersion_reviewId_fkey" FOREIGN KEY ("reviewId") REFERENCES "Review" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Pseudonym" (
    "callId" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "personId" TEXT NOT NULL,

    PRIMARY KEY ("callId", "label"),
    CONSTRAINT "Pseudonym_callId_fkey" FOREIGN KEY ("callId") REFERENCES "Call" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Pseudonym_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "DiscussionPost" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "proposalId" TEXT NOT NULL,
    "authorId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "editedAt" DATETIME,
    CONSTRAINT "DiscussionPost_proposalId_fkey" FOREIGN KEY ("proposalId") REFERENCES "Proposal" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "DiscussionPost_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Scenario" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "callId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "ownerId" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "forkedFromId" TEXT,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deletedAt" DATETIME,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "Scenario_callId_fkey" FOREIGN KEY ("callId") REFERENCES "Call" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Scenario_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Decision" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "callId" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'proposed',
    "scenarioId" TEXT,
    "scenarioName" TEXT NOT NULL DEFAULT '',
    "snapshot" TEXT NOT NULL,
    "snapshotHash" TEXT NOT NULL,
    "scenario" TEXT NOT NULL,
    "scenarioHash" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "overrides" JSONB NOT NULL,
    "record" TEXT,
    "recordHash" TEXT,
    "previousHash" TEXT,
    "note" TEXT NOT NULL DEFAULT '',
    "proposedById" TEXT NOT NULL,
    "proposedAt" DATETIME NOT NULL,
    "signedById" TEXT,
    "signedAt" DATETIME,
    "releasedById" TEXT,
    "releasedAt" DATETIME,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "Decision_callId_fkey" FOREIGN KEY ("callId") REFERENCES "Call" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Award" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "decisionId" TEXT NOT NULL,
    "callId" TEXT NOT NULL,
    "proposalId" TEXT NOT NULL,
    "rank" INTEGER,
    "score" REAL,
    "hours" REAL NOT NULL,
    "status" TEXT NOT NULL,
    "reason" JSONB NOT NULL,
    "acceptedAt" DATETIME,
    "declinedAt" DATETIME,
    CONSTRAINT "Award_decisionId_fkey" FOREIGN KEY ("decisionId") REFERENCES "Decision" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Award_callId_fkey" FOREIGN KEY ("callId") REFERENCES "Call" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Award_proposalId_fkey" FOREIGN KEY ("proposalId") REFERENCES "Proposal" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "UsageRecord" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "awardId" TEXT NOT NULL,
    "externalId" TEXT NOT NULL,
    "periodStart" DATETIME NOT NULL,
    "periodEnd" DATETIME NOT NULL,
    "gpuHours" REAL NOT NULL,
    "source" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "UsageRecord_awardId_fkey" FOREIGN KEY ("awardId") REFERENCES "Award" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "AuditEvent" (
    "seq" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "at" DATETIME NOT NULL,
    "actorId" TEXT,
    "actorName" TEXT,
    "action" TEXT NOT NULL,
    "objectType" TEXT NOT NULL,
    "objectId" TEXT NOT NULL,
    "callId" TEXT,
    "detail" JSONB NOT NULL,
    "requestId" TEXT,
    "previousHash" TEXT NOT NULL,
    "hash" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "IdempotencyKey" (
    "key" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "route" TEXT NOT NULL,
    "status" INTEGER NOT NULL,
    "body" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,

    PRIMARY KEY ("personId", "route", "key")
);

-- CreateTable
CREATE TABLE "Setting" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "value" JSONB NOT NULL,
    "updatedAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1
);

-- CreateIndex
CREATE UNIQUE INDEX "Person_email_key" ON "Person"("email");

-- CreateIndex
CREATE UNIQUE INDEX "Person_persona_key" ON "Person"("persona");

-- CreateIndex
CREATE INDEX "RoleGrant_callId_role_idx" ON "RoleGrant"("callId", "role");

-- CreateIndex
CREATE UNIQUE INDEX "RoleGrant_personId_role_callId_key" ON "RoleGrant"("personId", "role", "callId");

-- CreateIndex
CREATE INDEX "Session_personId_idx" ON "Session"("personId");

-- CreateIndex
CREATE INDEX "Session_expiresAt_idx" ON "Session"("expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "EmailToken_tokenHash_key" ON "EmailToken"("tokenHash");

-- CreateIndex
CREATE INDEX "EmailToken_personId_kind_idx" ON "EmailToken"("personId", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "OutboxMail_dedupeKey_key" ON "OutboxMail"("dedupeKey");

-- CreateIndex
CREATE INDEX "OutboxMail_sentAt_runAfter_idx" ON "OutboxMail"("sentAt", "runAfter");

-- CreateIndex
CREATE INDEX "OutboxMail_createdAt_idx" ON "OutboxMail"("createdAt");

-- CreateIndex
CREATE INDEX "Call_state_deadlineAt_idx" ON "Call"("state", "deadlineAt");

-- CreateIndex
CREATE UNIQUE INDEX "Proposal_submissionId_key" ON "Proposal"("submissionId");

-- CreateIndex
CREATE INDEX "Proposal_callId_state_number_idx" ON "Proposal"("callId", "state", "number");

-- CreateIndex
CREATE INDEX "Proposal_callId_title_idx" ON "Proposal"("callId", "title");

-- CreateIndex
CREATE INDEX "Proposal_callId_institution_idx" ON "Proposal"("callId", "institution");

-- CreateIndex
CREATE INDEX "Proposal_callId_requested_idx" ON "Proposal"("callId", "requested");

-- CreateIndex
CREATE INDEX "Proposal_callId_areaKey_idx" ON "Proposal"("callId", "areaKey");

-- CreateIndex
CREATE INDEX "Proposal_callId_submittedAt_idx" ON "Proposal"("callId", "submittedAt");

-- CreateIndex
CREATE INDEX "Proposal_callId_reviewCount_idx" ON "Proposal"("callId", "reviewCount");

-- CreateIndex
CREATE INDEX "Proposal_callId_score_idx" ON "Proposal"("callId", "score");

-- CreateIndex
CREATE INDEX "Proposal_ownerId_idx" ON "Proposal"("ownerId");

-- CreateIndex
CREATE UNIQUE INDEX "Proposal_callId_number_key" ON "Proposal"("callId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "Submission_proposalId_ordinal_key" ON "Submission"("proposalId", "ordinal");

-- CreateIndex
CREATE UNIQUE INDEX "Submission_proposalId_idempotencyKey_key" ON "Submission"("proposalId", "idempotencyKey");

-- CreateIndex
CREATE INDEX "ProposalMember_personId_idx" ON "ProposalMember"("personId");

-- CreateIndex
CREATE INDEX "ProposalMember_email_idx" ON "ProposalMember"("email");

-- CreateIndex
CREATE UNIQUE INDEX "ProposalMember_proposalId_email_key" ON "ProposalMember"("proposalId", "email");

-- CreateIndex
CREATE INDEX "Assignment_reviewerId_state_idx" ON "Assignment"("reviewerId", "state");

-- CreateIndex
CREATE INDEX "Assignment_callId_state_idx" ON "Assignment"("callId", "state");

-- CreateIndex
CREATE UNIQUE INDEX "Assignment_proposalId_reviewerId_key" ON "Assignment"("proposalId", "reviewerId");

-- CreateIndex
CREATE INDEX "Conflict_personId_idx" ON "Conflict"("personId");

-- CreateIndex
CREATE INDEX "Conflict_callId_state_idx" ON "Conflict"("callId", "state");

-- CreateIndex
CREATE UNIQUE INDEX "Conflict_proposalId_personId_kind_key" ON "Conflict"("proposalId", "personId", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "Review_assignmentId_key" ON "Review"("assignmentId");

-- CreateIndex
CREATE INDEX "Review_callId_state_idx" ON "Review"("callId", "state");

-- CreateIndex
CREATE INDEX "Review_reviewerId_state_idx" ON "Review"("reviewerId", "state");

-- CreateIndex
CREATE UNIQUE INDEX "Review_proposalId_reviewerId_key" ON "Review"("proposalId", "reviewerId");

-- CreateIndex
CREATE UNIQUE INDEX "ReviewVersion_reviewId_ordinal_key" ON "ReviewVersion"("reviewId", "ordinal");

-- CreateIndex
CREATE UNIQUE INDEX "Pseudonym_callId_personId_key" ON "Pseudonym"("callId", "personId");

-- CreateIndex
CREATE INDEX "DiscussionPost_proposalId_createdAt_idx" ON "DiscussionPost"("proposalId", "createdAt");

-- CreateIndex
CREATE INDEX "Scenario_callId_updatedAt_idx" ON "Scenario"("callId", "updatedAt");

-- CreateIndex
CREATE INDEX "Decision_callId_state_idx" ON "Decision"("callId", "state");

-- CreateIndex
CREATE INDEX "Award_proposalId_idx" ON "Award"("proposalId");

-- CreateIndex
CREATE INDEX "Award_callId_hours_idx" ON "Award"("callId", "hours");

-- CreateIndex
CREATE UNIQUE INDEX "Award_decisionId_proposalId_key" ON "Award"("decisionId", "proposalId");

-- CreateIndex
CREATE UNIQUE INDEX "UsageRecord_externalId_key" ON "UsageRecord"("externalId");

-- CreateIndex
CREATE INDEX "UsageRecord_awardId_periodStart_idx" ON "UsageRecord"("awardId", "periodStart");

-- CreateIndex
CREATE UNIQUE INDEX "AuditEvent_hash_key" ON "AuditEvent"("hash");

-- CreateIndex
CREATE INDEX "AuditEvent_callId_seq_idx" ON "AuditEvent"("callId", "seq");

-- CreateIndex
CREATE INDEX "AuditEvent_objectType_objectId_idx" ON "AuditEvent"("objectType", "objectId");

-- CreateIndex
CREATE INDEX "IdempotencyKey_createdAt_idx" ON "IdempotencyKey"("createdAt");
