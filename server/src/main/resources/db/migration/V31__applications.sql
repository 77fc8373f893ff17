-- Applications of enterprises that are not in the registry, filed by anybody. `papers` holds their papers as JSON; the
-- contact is sealed with the key that lies outside the database and erased some time after the decision.
CREATE TABLE application (
    number       text PRIMARY KEY,
    received_at  timestamptz NOT NULL,
    credit_code  text NOT NULL,
    customs_code text,
    name         text NOT NULL,
    roles        text NOT NULL,
    papers       text NOT NULL,
    contact_key  text,
    contact      bytea,
    state        text NOT NULL,
    note         text NOT NULL DEFAULT '',
    decided_by   text,
    decided_at   timestamptz
);

CREATE INDEX application_state ON application (state, received_at);
CREATE INDEX application_of_enterprise ON application (credit_code);
