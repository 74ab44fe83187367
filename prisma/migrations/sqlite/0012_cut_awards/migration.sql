-- Hours that a later decision took back stood under the kinds of what holders and the office do.
UPDATE "AwardEvent" SET "kind" = 'cut' WHERE "decisionId" IS NOT NULL AND "kind" IN ('reduced', 'withdrawn');
