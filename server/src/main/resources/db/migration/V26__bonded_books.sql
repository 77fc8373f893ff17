-- Bonded account books: what lies on their lines, how it came to be so, and the messages that did
-- it. What a book and its lines are stands in the log of actions.

-- Quantities are hundred-thousandths of a unit. Pages of lines are cut in the order of their bytes,
-- as the register's are.
CREATE TABLE book_line (
    book        text NOT NULL,
    item        text COLLATE "C" NOT NULL,
    received_e5 bigint NOT NULL CHECK (received_e5 >= 0),
    taken_e5    bigint NOT NULL CHECK (taken_e5 >= 0),
    returned_e5 bigint NOT NULL CHECK (returned_e5 >= 0),
    adjusted_e5 bigint NOT NULL,
    on_hand_e5  bigint NOT NULL CHECK (on_hand_e5 >= 0),
    locked_e5   bigint NOT NULL CHECK (locked_e5 >= 0),
    PRIMARY KEY (book, item),
    CHECK (received_e5 - taken_e5 + returned_e5 + adjusted_e5 = on_hand_e5 + locked_e5)
);

-- A message to a book as it came, and what was answered. Never changed, never deleted.
CREATE TABLE book_message (
    id      bigint PRIMARY KEY,
    at      timestamptz NOT NULL,
    sender  text NOT NULL,
    guid    text NOT NULL,
    kind    text NOT NULL,
    book    text,
    list_no text,
    settles bigint UNIQUE REFERENCES book_message,
    sha256  bytea NOT NULL,
    body    text NOT NULL,
    answer  text NOT NULL,
    UNIQUE (sender, guid)
);

-- An inbound list is booked once.
CREATE UNIQUE INDEX book_message_of_a_list ON book_message (book, list_no) WHERE list_no IS NOT NULL;

-- The moves of one kind on one line in one transaction: for dossiers, or by a message.
CREATE TABLE book_move (
    id            bigint PRIMARY KEY,
    at            timestamptz NOT NULL,
    book          text NOT NULL,
    item          text COLLATE "C" NOT NULL,
    kind          text NOT NULL,
    message       bigint REFERENCES book_message,
    dossiers      bigint[] NOT NULL,
    quantities_e5 bigint[] NOT NULL
);

CREATE INDEX book_move_of_a_book ON book_move (book, id);
