-- Documents that were printed, so that anybody who holds one can ask whether it was. What stands here is told to
-- whoever knows the code, which is drawn at random and stands on the print alone; nothing here says who a buyer is.
CREATE TABLE printed_paper (
    code       text        PRIMARY KEY,
    kind       text        NOT NULL,
    invt_no    text        NOT NULL,
    number     text,
    on_day     date        NOT NULL,
    state      text        NOT NULL,
    amount_fen bigint      NOT NULL,
    printed_at timestamptz NOT NULL,
    -- Printed again, the same content has the same code.
    UNIQUE NULLS NOT DISTINCT (invt_no, kind, number, on_day, state, amount_fen)
);
