-- The zone and those who take part in it, and the journal of everything they sent.

CREATE TABLE zone (
    code    text PRIMARY KEY,
    name_zh text NOT NULL,
    name_en text NOT NULL,
    name_sw text NOT NULL
);

CREATE TABLE enterprise (
    code  text PRIMARY KEY,
    name  text NOT NULL,
    roles text[] NOT NULL
);

-- Only the SHA-256 of a key is kept; the key itself is 256 random bits, so a plain hash is enough.
CREATE TABLE api_key (
    hash            bytea PRIMARY KEY,
    prefix          text NOT NULL,
    enterprise_code text NOT NULL REFERENCES enterprise,
    created_at      timestamptz NOT NULL,
    revoked_at      timestamptz
);

CREATE TABLE account (
    username      text PRIMARY KEY,
    display_name  text NOT NULL,
    role          text NOT NULL,
    password_hash text NOT NULL
);

-- What a guarantor promised (R-056); what is occupied of it is kept by the ledger.
CREATE TABLE guarantee (
    enterprise_code text PRIMARY KEY REFERENCES enterprise,
    limit_fen       bigint NOT NULL CHECK (limit_fen >= 0),
    valid_to        date NOT NULL
);

-- Every accepted message, exactly as received. Positions grow in the order of commits: one thread
-- assigns them and commits before it assigns the next, so a reader that asks for what comes after
-- a position misses nothing.
CREATE TABLE journal (
    position     bigint PRIMARY KEY,
    received_at  timestamptz NOT NULL,
    sender       text NOT NULL,
    guid         text NOT NULL,
    message_type text NOT NULL,
    documents    integer NOT NULL,
    sha256       bytea NOT NULL,
    size         integer NOT NULL,
    key_id       text NOT NULL,
    body         bytea NOT NULL,
    UNIQUE (sender, guid)
);

-- The body is compressed and encrypted before it comes here; trying again would only cost time.
ALTER TABLE journal ALTER COLUMN body SET STORAGE EXTERNAL;
