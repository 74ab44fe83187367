-- AlterTable
ALTER TABLE "Proposal" ADD COLUMN "unsent" TEXT;
