-- Documents that are kept and not carried out, one row for each that came: what was decided about
-- it. The document itself stands in the journal. What holds under a key follows from its rows.
CREATE TABLE lodgement (
    position     bigint NOT NULL,
    index        integer NOT NULL,
    at           timestamptz NOT NULL,
    message_type text NOT NULL,
    sender       text NOT NULL,
    guid         text NOT NULL,
    part         integer NOT NULL,
    pre_no       text NOT NULL,
    app_type     text NOT NULL,
    app_time     timestamptz NOT NULL,
    draft        boolean NOT NULL,
    faults       text NOT NULL,
    PRIMARY KEY (position, index)
);

CREATE INDEX lodgement_kept ON lodgement (guid) WHERE faults = '';
