-- AlterTable
ALTER TABLE "Decision" ADD COLUMN "withdrawnAt" DATETIME;
ALTER TABLE "Decision" ADD COLUMN "withdrawnById" TEXT;
ALTER TABLE "Decision" ADD COLUMN "withdrawnReason" TEXT;
