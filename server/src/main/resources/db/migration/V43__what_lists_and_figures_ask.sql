-- The supervision mode as the inventory says, so that a list can be asked for it. Declarations of before that were not
-- released get theirs when something happens to them.
ALTER TABLE dossier ADD COLUMN trade_mode text;

UPDATE dossier SET trade_mode = r.trade_mode FROM release r WHERE r.dossier = dossier.id;

-- Figures of the zone by chapter and origin at once.
INSERT INTO zone_sum
    SELECT r.released_on, 'CHAPTER_ORIGIN', left(l.gcode, 2) || ' ' || l.origin, count(*), sum(l.goods_fen),
        sum(l.duty_fen + l.consumption_tax_fen + l.vat_fen),
        (array_agg(DISTINCT r.ebc_code ORDER BY r.ebc_code))[1:5]
    FROM release r JOIN release_line l ON l.dossier = r.dossier
    WHERE r.released_on < 'infinity'
    GROUP BY 1, 3;
