-- AlterTable
ALTER TABLE "Decision" ADD COLUMN "prices" JSONB;

-- AlterTable
ALTER TABLE "AwardOffer" ADD COLUMN "price" JSONB;

-- What was decided and offered so far keeps the prices by which it was valued: those of the day of the signature, or of
-- the offer. Days are Copenhagen's by winter time: an hour before midnight in summer counts as the day before.
UPDATE "Decision" SET "prices" = (
  SELECT json_object(
    'currency', m."currency",
    'date', date(coalesce("Decision"."signedAt", "Decision"."proposedAt"), '+1 hour'),
    'rows', json(m."priceList" -> '$.rows'),
    'funders', json(m."priceList" -> '$.funders')
  )
  FROM "Call" c JOIN "Machine" m ON m."id" = c."machineId"
  WHERE c."id" = "Decision"."callId" AND json_array_length(m."priceList", '$.rows') > 0
);

UPDATE "AwardOffer" SET "price" = (
  SELECT json_object(
    'currency', m."currency",
    'perGpuHour', json(r."value" -> '$.perGpuHour'),
    'paying', json(r."value" -> '$.paying'),
    'assumed', json(r."value" -> '$.assumed')
  )
  FROM "Proposal" p JOIN "Call" c ON c."id" = p."callId" JOIN "Machine" m ON m."id" = c."machineId",
    json_each(m."priceList", '$.rows') r
  WHERE p."id" = "AwardOffer"."proposalId"
    AND (r."value" ->> '$.applicantKind' IS NULL OR r."value" ->> '$.applicantKind' = p."applicantKind")
    AND r."value" ->> '$.validFrom' <= date(coalesce(
      (SELECT d."signedAt" FROM "AwardEvent" e JOIN "Decision" d ON d."id" = e."decisionId"
        WHERE e."offerId" = "AwardOffer"."id" LIMIT 1),
      "AwardOffer"."offeredAt"
    ), '+1 hour')
  ORDER BY r."value" ->> '$.applicantKind' IS NULL, r."value" ->> '$.validFrom' DESC
  LIMIT 1
);
