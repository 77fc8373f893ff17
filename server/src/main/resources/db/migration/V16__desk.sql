-- Desks of the regulators: tasks, what happened to them, and rulings on their way to the journal.
--
-- A task tells what its regulator may see and nothing else: the rest is not stored with it.

-- Everything here follows from the history; it is kept to be asked.
CREATE TABLE desk_task (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    origin     text NOT NULL UNIQUE,
    kind       text NOT NULL,
    regulator  text NOT NULL,
    subject    text NOT NULL,
    invt_no    text,
    cause      text NOT NULL,
    site       text,
    credit     text,
    stage      text NOT NULL,
    claimed_by text,
    opened_at  timestamptz NOT NULL,
    due_at     timestamptz NOT NULL,
    updated_at timestamptz NOT NULL
);

-- Of a kind, one task at a time lies on a desk for a subject.
CREATE UNIQUE INDEX desk_task_under_way ON desk_task (subject, kind)
    WHERE stage IN ('OPEN', 'CLAIMED', 'PROPOSED');

CREATE INDEX desk_queue ON desk_task (regulator, due_at, id)
    WHERE stage IN ('OPEN', 'CLAIMED', 'PROPOSED');

CREATE INDEX desk_task_of_declaration ON desk_task (invt_no);

-- What happened, in order, and who did it. Never changed, never deleted.
CREATE TABLE desk_history (
    task   bigint NOT NULL REFERENCES desk_task,
    seq    integer NOT NULL,
    at     timestamptz NOT NULL,
    actor  text NOT NULL,
    events text NOT NULL,
    PRIMARY KEY (task, seq)
);

-- Messages that rulings make, written with the ruling; a row goes when its message is in the journal. Their ids are
-- fixed here, so that a message is there once, however often it is sent.
CREATE TABLE desk_outbox (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at           timestamptz NOT NULL,
    sender       text NOT NULL,
    guid         text NOT NULL,
    message_type text NOT NULL,
    documents    integer NOT NULL CHECK (documents > 0),
    body         bytea NOT NULL,
    UNIQUE (sender, guid)
);

-- What was seen of identities, addresses and telephones on a day: each under a keyed digest, with the digests of the
-- orders (of an identity) or of the identities (at an address, with a telephone) that it was seen with. Small and
-- bounded: at most so many members a row, and so many rows.
CREATE TABLE risk_link (
    kind      text NOT NULL,
    key       text NOT NULL,
    day       date NOT NULL,
    members   text[] NOT NULL,
    value_fen bigint NOT NULL,
    PRIMARY KEY (kind, key, day)
);

CREATE INDEX risk_link_by_day ON risk_link (day);

-- The last prices of a kind of goods.
CREATE TABLE risk_price (
    goods  text PRIMARY KEY,
    prices bigint[] NOT NULL
);

-- How far the journal has been read for what concerns risk, and answers that end tasks.
CREATE TABLE risk_progress (
    one_row  boolean PRIMARY KEY DEFAULT true CHECK (one_row),
    position bigint NOT NULL
);

INSERT INTO risk_progress (position) VALUES (0);

-- Declarations that customs picked, and why. A row of the outbox is decided once, however often it is delivered.
CREATE TABLE risk_selection (
    invt_no  text PRIMARY KEY,
    outbox   bigint NOT NULL,
    at       timestamptz NOT NULL,
    day      date NOT NULL,
    outcome  text NOT NULL,
    credit   text NOT NULL,
    score    integer NOT NULL,
    picked   boolean NOT NULL,
    hits     text NOT NULL
);

CREATE TABLE risk_decided (
    outbox bigint PRIMARY KEY
);
