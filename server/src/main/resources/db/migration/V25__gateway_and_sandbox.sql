-- Letters to a real authority, and what a sandbox needs to know.

-- One document on its way to a real authority. Its text is made again from the journal whenever it goes out.
CREATE TABLE letter (
    number     text PRIMARY KEY,
    position   bigint NOT NULL,
    index      integer NOT NULL,
    type       text NOT NULL,
    key_code   text NOT NULL,
    key_number text NOT NULL,
    ebp_code   text NOT NULL,
    order_no   text NOT NULL,
    invt_no    text NOT NULL,
    pre_no     text NOT NULL,
    authority_no text,
    state      text NOT NULL,
    attempts   integer NOT NULL CHECK (attempts >= 0),
    written_at timestamptz NOT NULL,
    sent_at    timestamptz,
    next_at    timestamptz,
    settled_at timestamptz,
    status     text NOT NULL,
    remark     text NOT NULL
);

CREATE INDEX letter_that_goes ON letter (next_at) WHERE next_at IS NOT NULL;
CREATE INDEX letter_by_key ON letter (key_number, type);
CREATE INDEX letter_by_inventory ON letter (invt_no) WHERE type = 'CEB621';
CREATE INDEX letter_by_state ON letter (state, number);

-- Records of answers that came, and the message that brought each first.
CREATE TABLE letter_answer (
    record  text PRIMARY KEY,
    message text NOT NULL,
    at      timestamptz NOT NULL
);

-- How far the clock of a sandbox is ahead of the machine's; 0 wherever it is none.
CREATE TABLE sandbox_clock (
    one_row       boolean PRIMARY KEY DEFAULT true CHECK (one_row),
    ahead_seconds bigint NOT NULL CHECK (ahead_seconds >= 0)
);

INSERT INTO sandbox_clock (ahead_seconds) VALUES (0);

-- Enterprises that enrolled together; a document names those of one group only.
CREATE TABLE sandbox_group (
    number      integer PRIMARY KEY,
    name        text NOT NULL,
    enrolled_at timestamptz NOT NULL,
    resets      integer NOT NULL
);

-- What the simulated customs of a sandbox will answer later, and when. A row of the outbox is answered once, however
-- often it is delivered.
CREATE TABLE sandbox_answer (
    outbox   bigint NOT NULL,
    part     integer NOT NULL,
    due      timestamptz NOT NULL,
    ebp_code text NOT NULL,
    request  text NOT NULL,
    status   text NOT NULL,
    info     text NOT NULL,
    matter   text,
    PRIMARY KEY (outbox, part)
);

CREATE INDEX sandbox_answer_due ON sandbox_answer (due, outbox, part);
