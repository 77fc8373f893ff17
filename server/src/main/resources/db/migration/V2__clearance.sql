-- Dossiers, what happened to them, the ledgers, and what goes out.
--
-- Personal data stands in the journal alone: events point at documents there, buyers are pseudonyms.

-- One row a trade. Everything here follows from its history; it is kept to be asked.
CREATE TABLE dossier (
    id             bigint PRIMARY KEY,
    order_no       text NOT NULL,
    ebp_code       text NOT NULL,
    stage          text NOT NULL,
    ebc_code       text,
    agent_code     text,
    pre_no         text,
    invt_no        text,
    logistics_code text,
    logistics_no   text,
    guarantee_code text,
    waiting_since  timestamptz,
    value_fen      bigint,
    tax_fen        bigint,
    papers         text NOT NULL,
    events         integer NOT NULL,
    updated_at     timestamptz NOT NULL,
    UNIQUE (order_no, ebp_code)
);

CREATE INDEX dossier_by_invt_no ON dossier (invt_no) WHERE invt_no IS NOT NULL;

CREATE INDEX dossier_by_named_waybill ON dossier (logistics_no, logistics_code)
    WHERE logistics_no IS NOT NULL;

CREATE INDEX dossier_that_waits ON dossier (guarantee_code, waiting_since)
    WHERE waiting_since IS NOT NULL;

-- What happened, in order: a row holds all events of one dossier in one transaction. Never changed, never deleted.
CREATE TABLE history (
    dossier bigint NOT NULL,
    seq     integer NOT NULL,
    at      timestamptz NOT NULL,
    events  text NOT NULL,
    PRIMARY KEY (dossier, seq)
);

CREATE TABLE payment (
    pay_code           text NOT NULL,
    pay_transaction_id text NOT NULL,
    dossier            bigint NOT NULL,
    PRIMARY KEY (pay_transaction_id, pay_code)
);

-- A waybill names an order but no platform: until its dossier is known it is loose.
CREATE TABLE waybill (
    logistics_code text NOT NULL,
    logistics_no   text NOT NULL,
    order_no       text NOT NULL,
    dossier        bigint,
    position       bigint NOT NULL,
    index          integer NOT NULL,
    PRIMARY KEY (logistics_no, logistics_code)
);

CREATE INDEX waybill_that_is_loose ON waybill (order_no) WHERE dossier IS NULL;

-- Balances; each is the sum of its moves.
CREATE TABLE quota (
    buyer         text NOT NULL,
    year          integer NOT NULL,
    reserved_fen  bigint NOT NULL CHECK (reserved_fen >= 0),
    confirmed_fen bigint NOT NULL CHECK (confirmed_fen >= 0),
    PRIMARY KEY (buyer, year)
);

CREATE TABLE guarantee_use (
    enterprise_code text PRIMARY KEY,
    occupied_fen    bigint NOT NULL CHECK (occupied_fen >= 0)
);

CREATE TABLE ledger_move (
    id         bigint PRIMARY KEY,
    at         timestamptz NOT NULL,
    account    text NOT NULL,
    kind       text NOT NULL,
    dossier    bigint NOT NULL,
    amount_fen bigint NOT NULL CHECK (amount_fen >= 0)
);

-- Answers on their way to who sent the document. Cursors grow in the order of commits.
CREATE TABLE receipt (
    cursor   bigint PRIMARY KEY,
    owner    text NOT NULL,
    at       timestamptz NOT NULL,
    paper    text NOT NULL,
    order_no text NOT NULL,
    guid     text NOT NULL,
    keys     text NOT NULL,
    status   text NOT NULL,
    info     text NOT NULL
);

CREATE INDEX receipt_by_owner ON receipt (owner, cursor);

-- What authorities must be told; a row goes when the answer is in the journal.
CREATE TABLE outbox (
    id        bigint PRIMARY KEY,
    at        timestamptz NOT NULL,
    authority text NOT NULL,
    request   text NOT NULL,
    sent_as   text
);

-- Messages that a fault of this software kept from being handled: nothing is skipped unseen.
CREATE TABLE stuck_message (
    position bigint PRIMARY KEY,
    at       timestamptz NOT NULL,
    error    text NOT NULL
);

-- How far the journal is handled, and the last of every number given out.
CREATE TABLE progress (
    one_row  boolean PRIMARY KEY DEFAULT true CHECK (one_row),
    position bigint NOT NULL,
    serial   bigint NOT NULL,
    dossier  bigint NOT NULL,
    move     bigint NOT NULL,
    cursor   bigint NOT NULL,
    outbox   bigint NOT NULL
);

INSERT INTO progress (position, serial, dossier, move, cursor, outbox) VALUES (0, 0, 0, 0, 0, 0);
