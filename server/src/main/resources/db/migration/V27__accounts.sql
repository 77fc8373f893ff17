-- Accounts of enterprises beside those of the zone and the regulators. An account without a password cannot be signed
-- in to with one; `provider` names the identity provider (OpenID Connect) that signs it in instead.
ALTER TABLE account
    ADD COLUMN enterprise_code text REFERENCES enterprise,
    ADD COLUMN rights          text NOT NULL DEFAULT '',
    ADD COLUMN state           text NOT NULL DEFAULT 'active',
    ADD COLUMN provider        text,
    ADD COLUMN failures        integer NOT NULL DEFAULT 0,
    ADD COLUMN locked_until    timestamptz,
    -- The secret of the timed codes, sealed with the key that lies outside the database. Not confirmed, it does
    -- nothing.
    ADD COLUMN code_key        text,
    ADD COLUMN code_sealed     bytea,
    ADD COLUMN code_confirmed  boolean NOT NULL DEFAULT false,
    -- The newest step whose code was used: a code is good once.
    ADD COLUMN code_step       bigint NOT NULL DEFAULT 0,
    -- What a passkey knows its owner by; it says nothing of the login.
    ADD COLUMN handle          text UNIQUE;

CREATE INDEX account_place ON account (role, enterprise_code);

-- Codes that stand in for a lost authenticator, each good once; only hashes are kept.
CREATE TABLE recovery_code (
    username text NOT NULL REFERENCES account ON DELETE CASCADE,
    hash     bytea NOT NULL,
    PRIMARY KEY (username, hash)
);

-- Invitations that were not taken up yet, by the hash of their token. One for each account.
CREATE TABLE invitation (
    hash       bytea PRIMARY KEY,
    username   text NOT NULL UNIQUE REFERENCES account ON DELETE CASCADE,
    invited_by text NOT NULL,
    expires_at timestamptz NOT NULL
);

-- Who is signed in, by the hash of the token in the cookie.
CREATE TABLE session (
    hash       bytea PRIMARY KEY,
    username   text NOT NULL REFERENCES account ON DELETE CASCADE,
    how        text NOT NULL,
    agent      text NOT NULL,
    opened_at  timestamptz NOT NULL,
    seen_at    timestamptz NOT NULL,
    expires_at timestamptz NOT NULL
);

CREATE INDEX session_username ON session (username);

-- Passkeys; what is kept of one opens nothing.
CREATE TABLE passkey (
    id          text PRIMARY KEY,
    handle      text NOT NULL REFERENCES account (handle) ON DELETE CASCADE,
    label       text NOT NULL,
    public_key  bytea NOT NULL,
    attestation bytea NOT NULL,
    signatures  bigint NOT NULL,
    verified    boolean NOT NULL,
    eligible    boolean NOT NULL,
    backed_up   boolean NOT NULL,
    transports  text NOT NULL,
    made_at     timestamptz NOT NULL,
    used_at     timestamptz NOT NULL
);

CREATE INDEX passkey_handle ON passkey (handle);

-- Keys that an enterprise makes for itself have a name and an end; those of before have none.
ALTER TABLE api_key
    ADD COLUMN label      text NOT NULL DEFAULT '',
    ADD COLUMN made_by    text NOT NULL DEFAULT '',
    ADD COLUMN expires_at timestamptz;

-- Until now a key with a scope of its own could do besides what every key could.
UPDATE api_key SET scopes = 'mandates pay read send' WHERE scopes = 'mandates';

CREATE INDEX api_key_enterprise ON api_key (enterprise_code);

-- Each enterprise numbers its own batches: were a number good once in the whole zone, a refusal would tell a stranger
-- that it is taken. What a batch stops is named by owner and number for the same reason.
ALTER TABLE inspection_batch DROP CONSTRAINT inspection_batch_pkey, ADD PRIMARY KEY (owner, batch_no);
CREATE INDEX inspection_batch_by_number ON inspection_batch (batch_no);
DROP INDEX inspection_order_that_is_open;
CREATE UNIQUE INDEX inspection_order_that_is_open ON inspection_order (subject, number, seller) WHERE open;
ALTER TABLE recall ADD COLUMN batch_owner text;
UPDATE recall c SET batch_owner = b.owner FROM inspection_batch b WHERE b.batch_no = c.batch_no;
UPDATE inspection_stop s SET batches = ARRAY(
    SELECT b.owner || ' ' || b.batch_no FROM inspection_batch b WHERE b.batch_no = ANY (s.batches))
WHERE s.batches <> '{}';
