-- What sites counted last of the parcels that came in (CEB711), for declarations that come later. It goes when the
-- number of the waybill may come again.
CREATE TABLE parcel_arrival (
    logistics_no   text NOT NULL,
    logistics_code text NOT NULL,
    sender         text NOT NULL,
    guid           text NOT NULL,
    cop_no         text NOT NULL,
    operator       text NOT NULL,
    customs_code   text NOT NULL,
    received_at    timestamptz NOT NULL,
    pieces         bigint NOT NULL,
    weight         numeric,
    PRIMARY KEY (logistics_no, logistics_code)
);

CREATE INDEX parcel_arrival_by_time ON parcel_arrival (received_at);
