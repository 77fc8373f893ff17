-- Balances are held against the moves since the last look: found by number, without reading all of them.
CREATE INDEX ledger_move_by_id ON ledger_move USING brin (id);
