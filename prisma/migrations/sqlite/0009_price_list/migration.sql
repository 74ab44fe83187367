-- AlterTable
ALTER TABLE "Machine" ADD COLUMN "priceList" JSONB;
