-- What of a bonded batch lies in its account book and cannot be declared, because the batch is inspected or failed. It
-- is part of what is locked on its line.
CREATE TABLE book_hold (
    owner    text NOT NULL,
    batch_no text NOT NULL,
    book     text NOT NULL,
    item     text COLLATE "C" NOT NULL,
    held_e5  bigint NOT NULL CHECK (held_e5 >= 0),
    PRIMARY KEY (owner, batch_no)
);

CREATE INDEX book_hold_of_a_line ON book_hold (book, item);
