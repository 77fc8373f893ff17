-- Fewer rows for the same: what one transaction makes for one enterprise, account or authority
-- stands in one row. The old receipts are packed by the migration that follows.

CREATE TABLE receipt_page (
    owner    text NOT NULL,
    last     bigint NOT NULL,
    receipts integer NOT NULL CHECK (receipts > 0),
    body     bytea NOT NULL,
    PRIMARY KEY (owner, last)
);

-- Pages are compressed before they come here.
ALTER TABLE receipt_page ALTER COLUMN body SET STORAGE EXTERNAL;

-- One row for the moves of one kind in an account.
ALTER TABLE ledger_move RENAME TO old_ledger_move;
ALTER INDEX ledger_move_pkey RENAME TO old_ledger_move_pkey;

CREATE TABLE ledger_move (
    id          bigint NOT NULL,
    at          timestamptz NOT NULL,
    account     text NOT NULL,
    kind        text NOT NULL,
    dossiers    bigint[] NOT NULL,
    amounts_fen bigint[] NOT NULL CHECK (0 <= ALL (amounts_fen)),
    CHECK (cardinality(dossiers) = cardinality(amounts_fen))
);

INSERT INTO ledger_move
SELECT id, at, account, kind, ARRAY[dossier], ARRAY[amount_fen] FROM old_ledger_move;

DROP TABLE old_ledger_move;

-- The requests of one transaction in a row. What was bound to a message and not finished is sent
-- again under another id; customs answers the same, and an answer that comes twice changes nothing.
ALTER TABLE outbox ADD COLUMN requests text;
UPDATE outbox SET requests = '[' || request || ']';
ALTER TABLE outbox ALTER COLUMN requests SET NOT NULL;
ALTER TABLE outbox DROP COLUMN request, DROP COLUMN sent_as;

-- Rows that change once or twice after they were written keep room beside them, so that a change
-- touches no index.
ALTER TABLE dossier SET (fillfactor = 70);
ALTER TABLE quota SET (fillfactor = 70);
