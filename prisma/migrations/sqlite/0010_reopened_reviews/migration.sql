-- AlterTable
ALTER TABLE "Call" ADD COLUMN "reviewsReopenedAt" DATETIME;
