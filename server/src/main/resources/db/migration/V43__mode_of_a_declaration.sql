-- The supervision mode as the inventory says, so that a list can be asked for it. Declarations of before that were not
-- released get theirs when something happens to them.
ALTER TABLE dossier ADD COLUMN trade_mode text;

UPDATE dossier SET trade_mode = r.trade_mode FROM release r WHERE r.dossier = dossier.id;
