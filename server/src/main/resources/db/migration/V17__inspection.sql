-- Inspection and quarantine: control orders with their samples, goods that are stopped, bonded batches, recalls.
--
-- Nothing here says who a buyer is, what was paid, or where exactly the goods went: the officer's query cannot select
-- what is not stored. Of the consignee there is the city alone.

-- What a recall asks of released goods.
ALTER TABLE release ADD COLUMN ems_no text;
ALTER TABLE release_line ADD COLUMN item_record_no text;
ALTER TABLE release_line ADD COLUMN model text NOT NULL DEFAULT '';

CREATE INDEX release_of_book ON release (ems_no) WHERE ems_no IS NOT NULL;

-- Declarations that were held when customs would have released them, until the inspection has taken them down. Written
-- by the transaction that held them.
CREATE TABLE inspection_hold (
    id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    dossier bigint NOT NULL,
    at      timestamptz NOT NULL
);

-- A control order. Everything here but the goods follows from its history; it is kept to be asked.
CREATE TABLE inspection_order (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    subject    text NOT NULL,
    number     text NOT NULL,
    seller     text NOT NULL,
    trade_mode text NOT NULL,
    customs_code text NOT NULL,
    region     text NOT NULL,
    reason     text NOT NULL,
    stage      text NOT NULL,
    open       boolean NOT NULL,
    officer    text,
    ordered_on date NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL
);

CREATE UNIQUE INDEX inspection_order_that_is_open ON inspection_order (subject, number) WHERE open;
CREATE INDEX inspection_order_by_number ON inspection_order (number);
CREATE INDEX inspection_order_by_seller ON inspection_order (seller, id);

-- What happened, in order, and who did it. Never changed, never deleted.
CREATE TABLE inspection_history (
    inspection_order bigint NOT NULL REFERENCES inspection_order,
    seq              integer NOT NULL,
    at               timestamptz NOT NULL,
    actor            text NOT NULL,
    events           text NOT NULL,
    PRIMARY KEY (inspection_order, seq)
);

-- The goods of an order, as the inspection may know them.
CREATE TABLE inspection_goods (
    inspection_order bigint NOT NULL REFERENCES inspection_order,
    gnum             integer NOT NULL,
    gcode            text NOT NULL,
    gname            text NOT NULL,
    model            text NOT NULL,
    origin           text NOT NULL,
    producer         text NOT NULL,
    quantity         numeric NOT NULL,
    unit             text NOT NULL,
    ems_no           text,
    item_record_no   text,
    bar_code         text,
    words            text NOT NULL,
    PRIMARY KEY (inspection_order, gnum)
);

-- Declarations that wait for a warning to be lifted or for a batch to pass. `released` says that customs would release
-- them, so that they go as soon as nothing holds them; `before` is the state they were stopped in.
CREATE TABLE inspection_stop (
    invt_no    text PRIMARY KEY,
    at         timestamptz NOT NULL,
    warnings   text[] NOT NULL,
    batches    text[] NOT NULL,
    before     text NOT NULL,
    released   boolean NOT NULL,
    lifted_at  timestamptz
);

CREATE INDEX inspection_stop_that_lasts ON inspection_stop (at) WHERE lifted_at IS NULL;

-- Answers on their way to the door. Their ids follow from these numbers, so the journal takes each once.
CREATE TABLE inspection_message (
    id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at      timestamptz NOT NULL,
    invt_no text NOT NULL,
    status  text NOT NULL,
    info    text NOT NULL,
    sent_at timestamptz
);

CREATE INDEX inspection_message_to_send ON inspection_message (id) WHERE sent_at IS NULL;

-- A bonded batch at entry (R-105).
CREATE TABLE inspection_batch (
    batch_no       text PRIMARY KEY,
    owner          text NOT NULL,
    ems_no         text NOT NULL,
    item_record_no text NOT NULL,
    gcode          text NOT NULL,
    gname          text NOT NULL,
    brand          text NOT NULL,
    producer       text NOT NULL,
    producer_no    text NOT NULL,
    origin         text NOT NULL,
    quantity       numeric NOT NULL CHECK (quantity > 0),
    unit           text NOT NULL,
    entered_on     date NOT NULL,
    registered_at  timestamptz NOT NULL,
    state          text NOT NULL,
    frozen         boolean NOT NULL
);

CREATE INDEX inspection_batch_of_record ON inspection_batch (ems_no, item_record_no, entered_on);
CREATE INDEX inspection_batch_that_is_frozen ON inspection_batch (batch_no) WHERE frozen;

CREATE TABLE recall (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    batch_no   text,
    gcode      text,
    producer   text,
    seller     text,
    from_day   date NOT NULL,
    to_day     date NOT NULL,
    reason     text NOT NULL,
    stage      text NOT NULL,
    created_at timestamptz NOT NULL,
    created_by text NOT NULL,
    updated_at timestamptz NOT NULL
);

CREATE TABLE recall_history (
    recall bigint NOT NULL REFERENCES recall,
    seq    integer NOT NULL,
    at     timestamptz NOT NULL,
    actor  text NOT NULL,
    step   text NOT NULL,
    remark text NOT NULL,
    PRIMARY KEY (recall, seq)
);

-- A notice to one enterprise: how many of its parcels, and what it has done.
CREATE TABLE recall_notice (
    recall          bigint NOT NULL REFERENCES recall,
    seller          text NOT NULL,
    stage           text NOT NULL,
    parcels         integer NOT NULL,
    answer_by       date NOT NULL,
    issued_at       timestamptz NOT NULL,
    acknowledged_at timestamptz,
    recovered       integer,
    remark          text NOT NULL,
    PRIMARY KEY (recall, seller)
);

CREATE INDEX recall_notice_by_seller ON recall_notice (seller, recall);

-- The parcels of a notice as they were when it was issued.
CREATE TABLE recall_parcel (
    recall   bigint NOT NULL REFERENCES recall,
    invt_no  text NOT NULL,
    seller   text NOT NULL,
    order_no text NOT NULL,
    quantity numeric NOT NULL,
    PRIMARY KEY (recall, invt_no)
);
