-- Tax bills of released declarations, and what statements of the ledgers need.
--
-- As with releases, nothing here says who a buyer is or where the goods went. The buyer has a pseudonym of the tax
-- lane's own, so that the tax view cannot be joined with the quota ledger.

-- Releases that have no estimate in tax_bill yet: a row goes when there is one. It stands beside the releases, since a
-- mark on them would be a second version of every row.
CREATE TABLE release_to_bill (
    dossier bigint PRIMARY KEY
);

INSERT INTO release_to_bill (dossier) SELECT dossier FROM release;

-- Returns whose goods arrived and of which the tax bill does not know yet: a row goes when it does.
CREATE TABLE arrived_return (
    dossier bigint  NOT NULL,
    events  integer NOT NULL,
    PRIMARY KEY (dossier, events)
);

INSERT INTO arrived_return (dossier, events)
    SELECT dossier, seq FROM history WHERE events LIKE '%"ReturnArrived"%';

-- The tax of a declaration. Everything here follows from its history; it is kept to be asked. Export lines would stand
-- here as rows of direction E.
CREATE TABLE tax_bill (
    invt_no             text PRIMARY KEY,
    direction           text NOT NULL DEFAULT 'I' CHECK (direction IN ('I', 'E')),
    stage               text NOT NULL,
    version             integer NOT NULL,
    tax_no              text,
    payer_code          text NOT NULL,
    ebp_code            text,
    ebc_code            text,
    agent_code          text,
    buyer               text,
    released_on         date,
    pay_from            date,
    pay_to              date,
    value_fen           bigint NOT NULL,
    estimated_fen       bigint NOT NULL,
    duty_fen            bigint NOT NULL,
    vat_fen             bigint NOT NULL,
    consumption_tax_fen bigint NOT NULL,
    due_fen             bigint NOT NULL CHECK (due_fen >= 0),
    paid_fen            bigint NOT NULL CHECK (paid_fen >= 0),
    late_fee_fen        bigint NOT NULL CHECK (late_fee_fen >= 0),
    offset_fen          bigint NOT NULL CHECK (offset_fen >= 0),
    refundable_fen      bigint NOT NULL CHECK (refundable_fen >= 0),
    settled_on          date,
    differences         integer NOT NULL,
    differs             boolean NOT NULL,
    turns_on            date,
    said_on             date,
    says_on             date,
    updated_at          timestamptz NOT NULL
);

CREATE INDEX tax_bill_by_payer ON tax_bill (payer_code, released_on);
CREATE INDEX tax_bill_that_turns ON tax_bill (turns_on) WHERE turns_on IS NOT NULL;
CREATE INDEX tax_bill_to_speak_of ON tax_bill (says_on) WHERE says_on IS NOT NULL;

-- What happened, in order, and who did it. Never changed, never deleted.
CREATE TABLE tax_bill_history (
    invt_no text NOT NULL REFERENCES tax_bill,
    seq     integer NOT NULL,
    at      timestamptz NOT NULL,
    actor   text NOT NULL,
    events  text NOT NULL,
    PRIMARY KEY (invt_no, seq)
);

-- How far the journal has been read for bills.
CREATE TABLE tax_progress (
    one_row  boolean PRIMARY KEY DEFAULT true CHECK (one_row),
    position bigint NOT NULL
);

INSERT INTO tax_progress (position) VALUES (0);

-- What for somebody looked (R-140).
ALTER TABLE access_log ADD COLUMN IF NOT EXISTS purpose text NOT NULL DEFAULT '';

-- What a dossier occupies of a guarantee now: all of them together are what the accounts say. Until now tax left a
-- guarantee only when the declaration was turned back.
ALTER TABLE dossier ADD COLUMN occupied_fen bigint NOT NULL DEFAULT 0;

UPDATE dossier SET occupied_fen = m.fen
FROM (SELECT u.dossier, sum(CASE kind WHEN 'GUARANTEE_OCCUPIED' THEN u.fen ELSE -u.fen END) AS fen
      FROM ledger_move, unnest(dossiers, amounts_fen) AS u (dossier, fen)
      WHERE kind IN ('GUARANTEE_OCCUPIED', 'GUARANTEE_RELEASED') GROUP BY u.dossier) m
WHERE dossier.id = m.dossier AND m.fen <> 0;

-- Statements of a guarantee read its moves by account. One row a batch and account: next to nothing to keep. Moves of
-- quotas are a row for each buyer; their statements read a table of their own, filled behind the pump.
CREATE INDEX ledger_move_of_guarantee ON ledger_move (account, at)
    WHERE kind IN ('GUARANTEE_OCCUPIED', 'GUARANTEE_RELEASED');

CREATE TABLE quota_move (
    account text NOT NULL,
    id      bigint NOT NULL,
    part    integer NOT NULL,
    at      timestamptz NOT NULL,
    kind    text NOT NULL,
    dossier bigint NOT NULL,
    fen     bigint NOT NULL,
    PRIMARY KEY (account, id, part)
);

CREATE TABLE statement_progress (
    one_row boolean PRIMARY KEY DEFAULT true CHECK (one_row),
    move    bigint NOT NULL
);

INSERT INTO statement_progress (move) VALUES (0);
