-- Released declarations as far as those need them who look after the money, payments abroad, and who looked at what.
--
-- Nothing here says who a buyer is or where the goods went: a regulator's query cannot select what is not stored.

CREATE TABLE release (
    dossier      bigint PRIMARY KEY,
    invt_no      text NOT NULL UNIQUE,
    order_no     text NOT NULL,
    ebp_code     text NOT NULL,
    ebc_code     text NOT NULL,
    ebc_name     text NOT NULL,
    agent_code   text NOT NULL,
    assure_code  text NOT NULL,
    customs_code text NOT NULL,
    trade_mode   text NOT NULL,
    buyer        text NOT NULL,
    country      text NOT NULL,
    ordered_on   date NOT NULL,
    released_at  timestamptz NOT NULL,
    released_on  date NOT NULL,
    goods_fen    bigint NOT NULL CHECK (goods_fen >= 0)
);

CREATE INDEX release_by_seller ON release (ebc_code, released_on);

CREATE TABLE release_line (
    dossier             bigint NOT NULL REFERENCES release,
    gnum                integer NOT NULL,
    gcode               text NOT NULL,
    gname               text NOT NULL,
    quantity            numeric NOT NULL,
    unit                text NOT NULL,
    origin              text NOT NULL,
    goods_fen           bigint NOT NULL,
    value_fen           bigint NOT NULL,
    duty_fen            bigint NOT NULL,
    consumption_tax_fen bigint NOT NULL,
    vat_fen             bigint NOT NULL,
    PRIMARY KEY (dossier, gnum)
);

-- How far the journal has been searched for releases and tax bills.
CREATE TABLE settlement_progress (
    one_row  boolean PRIMARY KEY DEFAULT true CHECK (one_row),
    position bigint NOT NULL
);

INSERT INTO settlement_progress (position) VALUES (0);

-- A payment abroad. Everything here follows from its history; it is kept to be asked.
CREATE TABLE remittance (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    payer_code    text NOT NULL,
    reference     text NOT NULL,
    bank_code     text NOT NULL,
    payee_name    text NOT NULL,
    payee_country text NOT NULL,
    currency      text NOT NULL,
    amount        numeric NOT NULL CHECK (amount > 0),
    dollars       numeric,
    stage         text NOT NULL,
    requested_at  timestamptz NOT NULL,
    requested_on  date NOT NULL,
    paid_on       date,
    updated_at    timestamptz NOT NULL,
    UNIQUE (payer_code, reference)
);

CREATE INDEX remittance_by_bank ON remittance (bank_code, id);
CREATE INDEX remittance_of_a_day ON remittance (payer_code, requested_on);

-- What happened, in order, and who did it. Never changed, never deleted.
CREATE TABLE remittance_history (
    remittance bigint NOT NULL REFERENCES remittance,
    seq        integer NOT NULL,
    at         timestamptz NOT NULL,
    actor      text NOT NULL,
    events     text NOT NULL,
    PRIMARY KEY (remittance, seq)
);

CREATE TABLE remittance_declaration (
    remittance bigint NOT NULL REFERENCES remittance,
    line       integer NOT NULL,
    invt_no    text NOT NULL,
    amount     numeric NOT NULL CHECK (amount > 0),
    yuan_fen   bigint NOT NULL,
    holds      boolean NOT NULL,
    PRIMARY KEY (remittance, line)
);

-- A declaration is paid for once, whoever asks at the same moment.
CREATE UNIQUE INDEX remittance_that_holds ON remittance_declaration (invt_no) WHERE holds;

-- Money that a bank reports without a request of ours.
CREATE TABLE outside_payment (
    bank_code  text NOT NULL,
    reference  text NOT NULL,
    payer_code text NOT NULL,
    payee_name text NOT NULL,
    country    text NOT NULL,
    currency   text NOT NULL,
    amount     numeric NOT NULL CHECK (amount > 0),
    yuan_fen   bigint NOT NULL,
    paid_on    date NOT NULL,
    invt_no    text,
    at         timestamptz NOT NULL,
    PRIMARY KEY (bank_code, reference)
);

CREATE INDEX outside_payment_by_payer ON outside_payment (payer_code, paid_on);

CREATE TABLE exchange_waiver (
    invt_no text PRIMARY KEY,
    at      timestamptz NOT NULL,
    actor   text NOT NULL,
    reason  text NOT NULL,
    remark  text NOT NULL
);

-- Who of a regulator looked at what, and what for (R-140).
CREATE TABLE access_log (
    id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at      timestamptz NOT NULL,
    who     text NOT NULL,
    role    text NOT NULL,
    view    text NOT NULL,
    subject text NOT NULL
);
