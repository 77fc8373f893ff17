-- Tax bills over the gateway.

-- Bills (CEB816) and statuses of bills (CEB818) of a real authority name an inventory by its number alone. Each waits
-- here until it is known which declaration has that number: a row goes when the bill is taken. It names a place in the
-- journal.
CREATE TABLE bill_waiting (
    position     bigint      NOT NULL,
    index        integer     NOT NULL,
    authority_no text        NOT NULL,
    tax_no       text        NOT NULL,
    since        timestamptz NOT NULL,
    PRIMARY KEY (position, index)
);

CREATE INDEX letter_by_authority ON letter (authority_no) WHERE authority_no IS NOT NULL;

-- Declarations whose tax is paid and whose dossiers must still hear of it, so that the guarantee becomes free: the
-- pump could not tell them, since it did not know the number or the declaration was not released yet. A row goes when
-- the dossier has heard it.
CREATE TABLE bill_word (
    invt_no text PRIMARY KEY
);

-- Bills whose distance from the computation changed, for the tax desk to look at; with how many rows their history had
-- then, so that what changes meanwhile is looked at again. A row goes when somebody looked.
CREATE TABLE bill_to_look_at (
    invt_no text    PRIMARY KEY,
    rows    integer NOT NULL
);

INSERT INTO bill_to_look_at (invt_no, rows)
    SELECT t.invt_no, count(*) FROM tax_bill t JOIN tax_bill_history h USING (invt_no)
    WHERE t.differs AND t.tax_no IS NOT NULL GROUP BY t.invt_no;

-- Differences that went to the tax desk, and what became of them.
CREATE TABLE bill_enquiry (
    task    bigint      PRIMARY KEY REFERENCES desk_task,
    invt_no text        NOT NULL,
    tax_no  text        NOT NULL,
    gap_fen bigint      NOT NULL,
    state   text        NOT NULL,
    reason  text        NOT NULL,
    at      timestamptz NOT NULL
);

CREATE INDEX bill_enquiry_of_declaration ON bill_enquiry (invt_no, task);

-- Goods that buyers sent back, line by line, as the four regulators see them; all sums of a month count them apart.
CREATE TABLE release_return (
    dossier             bigint  NOT NULL REFERENCES release ON DELETE CASCADE,
    return_no           text    NOT NULL,
    gnum                integer NOT NULL,
    returned_on         date    NOT NULL,
    quantity            numeric NOT NULL,
    goods_fen           bigint  NOT NULL,
    value_fen           bigint  NOT NULL,
    duty_fen            bigint  NOT NULL,
    consumption_tax_fen bigint  NOT NULL,
    vat_fen             bigint  NOT NULL,
    PRIMARY KEY (dossier, return_no, gnum)
);

CREATE INDEX release_return_by_day ON release_return (returned_on);

-- What came back before is told once more from the histories.
INSERT INTO arrived_return (dossier, events)
    SELECT dossier, seq FROM history WHERE events LIKE '%"ReturnArrived"%' ON CONFLICT DO NOTHING;

CREATE VIEW customs_returns AS
    SELECT dossier, return_no, returned_on, gnum, quantity, goods_fen, value_fen, duty_fen, consumption_tax_fen, vat_fen
    FROM release_return;

CREATE VIEW inspection_returns AS
    SELECT dossier, returned_on, gnum, quantity, goods_fen FROM release_return;

CREATE VIEW tax_returns AS
    SELECT dossier, returned_on, gnum, quantity, goods_fen, value_fen, duty_fen, consumption_tax_fen, vat_fen
    FROM release_return;

CREATE VIEW exchange_returns AS
    SELECT dossier, returned_on, gnum, quantity, goods_fen FROM release_return;

-- What a print shows besides what is told of it, as a digest: a print is old when anything on it is. Prints from before
-- have none and are held against what is told of them alone.
ALTER TABLE printed_paper ADD COLUMN digest text NOT NULL DEFAULT '';
ALTER TABLE printed_paper DROP CONSTRAINT printed_paper_invt_no_kind_number_on_day_state_amount_fen_key;
ALTER TABLE printed_paper ADD CONSTRAINT printed_paper_same
    UNIQUE NULLS NOT DISTINCT (invt_no, kind, number, on_day, state, amount_fen, digest);
