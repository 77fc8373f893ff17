-- What verifying a signed message found (checks C), one row for each message that had to be signed.
CREATE TABLE signature_evidence (
    position    bigint PRIMARY KEY,
    at          timestamptz NOT NULL,
    valid       boolean NOT NULL,
    algorithm   text,
    digest      text,
    certificate text,
    owner       text,
    canonical   text NOT NULL,
    faults      text NOT NULL
);
