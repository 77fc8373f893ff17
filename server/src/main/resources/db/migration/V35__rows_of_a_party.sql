-- In which thousands of rows of dossier an enterprise stands as platform, seller or declarant. The
-- list of an enterprise goes back along these instead of along the rows of the whole zone; an index
-- of its own for each role would cost every declaration three entries, and these cost one for each
-- enterprise and thousand rows.
CREATE TABLE party_block (
    party text NOT NULL,
    block bigint NOT NULL,
    PRIMARY KEY (party, block)
);

INSERT INTO party_block (party, block)
SELECT DISTINCT party, d.id >> 10
FROM dossier d CROSS JOIN LATERAL unnest(ARRAY[d.ebp_code, d.ebc_code, d.agent_code]) AS party
WHERE party IS NOT NULL;
