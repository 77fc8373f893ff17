-- Who asked what about a buyer (R-140): pre-checks that touched a quota, and questions of buyers
-- about their own. The buyer stands here under the pseudonym of the quota, never by name or number.
CREATE TABLE service_access (
    id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at      timestamptz NOT NULL,
    service text NOT NULL,
    caller  text NOT NULL,
    buyer   text NOT NULL,
    outcome text NOT NULL
);

CREATE INDEX service_access_buyer ON service_access (buyer, id DESC);
