-- A declaration changes once or twice after it was written, all of a page in one transaction: only
-- when half of the page is free do the changed rows find room beside the old ones, and no index is
-- touched.
ALTER TABLE dossier SET (fillfactor = 45);
ALTER TABLE quota SET (fillfactor = 45);

-- Lines are copied together with their release and never without it; asking for it line by line was
-- the dearest statement of all.
ALTER TABLE release_line DROP CONSTRAINT release_line_dossier_fkey;
