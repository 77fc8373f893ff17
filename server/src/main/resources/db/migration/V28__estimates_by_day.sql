-- Taxes are put down once the day of the release is over, so what is to be billed is told from the releases themselves:
-- a row for each, written and deleted again, cost bytes on the way of every declaration.
DROP TABLE release_to_bill;

-- All releases up to this day have their estimate in tax_bill. It goes back when a release comes late.
ALTER TABLE tax_progress ADD COLUMN estimated_through date NOT NULL DEFAULT '1970-01-01';
