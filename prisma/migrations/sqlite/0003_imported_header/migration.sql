-- AlterTable
ALTER TABLE "Call" ADD COLUMN "importedHeader" TEXT;
