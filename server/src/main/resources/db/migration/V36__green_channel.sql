-- What an inspection last found wrong; a recheck that passes does not take it away. The green channel asks for it by
-- seller.
ALTER TABLE inspection_order ADD COLUMN found text;

UPDATE inspection_order o SET found = (
    SELECT substring(h.events FROM '"code":"([A-Z_]+)"')
    FROM inspection_history h
    WHERE h.inspection_order = o.id AND h.events LIKE '%"Failed"%'
    ORDER BY h.seq DESC LIMIT 1);

CREATE INDEX inspection_order_that_failed ON inspection_order (seller, ordered_on) WHERE found IS NOT NULL;
