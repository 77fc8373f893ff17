-- Declarations that waited, were refused or expired before they held any quota, under the buyer's pseudonym and
-- year: the moves of the quota lead to all others. Written only for one that still stands so when a batch ends.
CREATE TABLE buyer_dossier (
    account text NOT NULL,
    dossier bigint NOT NULL,
    PRIMARY KEY (account, dossier)
);
