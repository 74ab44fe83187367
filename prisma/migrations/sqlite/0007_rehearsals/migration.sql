-- AlterTable
ALTER TABLE "Call" ADD COLUMN "rehearsal" TEXT;
ALTER TABLE "Call" ADD COLUMN "rehearsalOf" TEXT;
ALTER TABLE "Call" ADD COLUMN "truth" TEXT;
