-- What people of the zone did to the registry of enterprises and to reference data, in order; rows
-- are only ever added. Each hash covers its row and the hash before it, so that a row that is
-- changed or taken out later is seen.

CREATE TABLE officer_action (
    id      bigint PRIMARY KEY,
    at      timestamptz NOT NULL,
    actor   text NOT NULL,
    area    text NOT NULL,
    subject text NOT NULL,
    kind    text NOT NULL,
    body    text NOT NULL,
    hash    bytea NOT NULL
);

CREATE INDEX officer_action_subject ON officer_action (area, subject, id);
