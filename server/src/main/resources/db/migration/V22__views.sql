-- Who looked at what stands in one place: questions about a buyer beside the looks of regulators (R-140).
ALTER TABLE access_log ADD COLUMN outcome text NOT NULL DEFAULT '';

INSERT INTO access_log (at, who, role, view, subject, outcome)
    SELECT at, caller, 'service', service, buyer, outcome FROM service_access ORDER BY id;

DROP TABLE service_access;

CREATE INDEX access_log_subject ON access_log (subject, id DESC);

-- What a key may do besides sending documents and reading what is its enterprise's own, with blanks between (R-080).
ALTER TABLE api_key ADD COLUMN scopes text NOT NULL DEFAULT '';

-- What regulators may know of a released declaration besides what stands in `release`: where it went, numbers that
-- prove it, which version of it this is. Told from the history of the dossier whenever one of them looks at it, so that
-- nobody else pays for it. Nothing here says who the buyer is.
CREATE TABLE particulars (
    dossier        bigint PRIMARY KEY REFERENCES release ON DELETE CASCADE,
    version        integer NOT NULL,
    declared_on    date NOT NULL,
    region         text NOT NULL,
    bill_no        text NOT NULL,
    logistics_code text NOT NULL,
    logistics_no   text NOT NULL,
    pay_code       text NOT NULL,
    pay_no         text NOT NULL
);

-- Small, since rows come in the order of their days.
CREATE INDEX release_by_day ON release USING brin (released_on);
CREATE INDEX access_log_by_day ON access_log USING brin (at);

-- One submission, four views: what a regulator's view has no column for, its query cannot select. A declaration that is
-- shown before its release has no day of release yet.
CREATE VIEW customs_head AS
    SELECT r.dossier, r.invt_no, p.version, r.order_no, r.ebp_code, r.ebc_code, r.ebc_name, r.agent_code, r.assure_code,
        r.customs_code, r.trade_mode, r.country, p.region, p.bill_no, p.pay_code, p.pay_no, p.logistics_code,
        p.logistics_no, r.buyer, r.ordered_on, p.declared_on, nullif(r.released_on, 'infinity') AS released_on, d.stage,
        r.goods_fen
    FROM release r LEFT JOIN particulars p USING (dossier) JOIN dossier d ON d.id = r.dossier;

CREATE VIEW customs_lines AS
    SELECT dossier, gnum, gcode, gname, quantity, unit, origin, goods_fen, value_fen, duty_fen, consumption_tax_fen,
        vat_fen
    FROM release_line;

CREATE VIEW inspection_head AS
    SELECT r.dossier, r.invt_no, p.version, r.ebc_code, r.ebc_name, r.customs_code, r.trade_mode, r.country, p.region,
        p.bill_no, p.declared_on, nullif(r.released_on, 'infinity') AS released_on, d.stage
    FROM release r LEFT JOIN particulars p USING (dossier) JOIN dossier d ON d.id = r.dossier;

CREATE VIEW inspection_lines AS
    SELECT dossier, gnum, gcode, gname, quantity, unit, origin, goods_fen FROM release_line;

CREATE VIEW tax_head AS
    SELECT r.dossier, r.invt_no, p.version, r.ebp_code, r.ebc_code, r.ebc_name, r.assure_code, r.trade_mode, r.buyer,
        p.declared_on, nullif(r.released_on, 'infinity') AS released_on, d.stage
    FROM release r LEFT JOIN particulars p USING (dossier) JOIN dossier d ON d.id = r.dossier;

CREATE VIEW tax_lines AS
    SELECT dossier, gnum, gcode, gname, quantity, unit, goods_fen, value_fen, duty_fen, consumption_tax_fen, vat_fen
    FROM release_line;

CREATE VIEW exchange_head AS
    SELECT r.dossier, r.invt_no, p.version, r.order_no, r.ebp_code, r.ebc_code, r.ebc_name, r.agent_code, r.trade_mode,
        r.country, p.pay_code, p.pay_no, p.logistics_code, p.logistics_no, r.ordered_on, p.declared_on,
        nullif(r.released_on, 'infinity') AS released_on, d.stage, r.goods_fen
    FROM release r LEFT JOIN particulars p USING (dossier) JOIN dossier d ON d.id = r.dossier;

CREATE VIEW exchange_lines AS
    SELECT dossier, gnum, gname, quantity, unit, origin FROM release_line;
