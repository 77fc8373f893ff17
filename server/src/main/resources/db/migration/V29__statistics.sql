-- What the zone tells everybody: releases added up by day and dimension, and how long they took. Nothing here says who
-- a buyer is; of the sellers behind a sum some are kept, as many as it takes to tell whether it may be shown.
--
-- Few rows, changed often: room for the next version of a row beside it.
CREATE TABLE zone_sum (
    day          date   NOT NULL,
    dimension    text   NOT NULL,
    key          text   NOT NULL,
    declarations bigint NOT NULL,
    goods_fen    bigint NOT NULL,
    tax_fen      bigint NOT NULL,
    sellers      text[] NOT NULL,
    PRIMARY KEY (day, dimension, key)
) WITH (fillfactor = 40);

CREATE TABLE zone_wait (
    day          date    NOT NULL,
    place        text    NOT NULL,
    step         integer NOT NULL,
    declarations bigint  NOT NULL,
    PRIMARY KEY (day, place, step)
) WITH (fillfactor = 40);

-- Sums of what was released before, where the tables still tell; how long it took is not known any more.
INSERT INTO zone_sum
    SELECT released_on, dimension, key, count(*), sum(goods_fen), sum(tax_fen),
        (array_agg(DISTINCT ebc_code ORDER BY ebc_code))[1:5]
    FROM (
        SELECT r.released_on, d.dimension, d.key, r.goods_fen, r.ebc_code,
            (SELECT coalesce(sum(duty_fen + consumption_tax_fen + vat_fen), 0)
                FROM release_line l WHERE l.dossier = r.dossier) AS tax_fen
        FROM release r, to_char(r.released_at AT TIME ZONE 'Asia/Shanghai', 'HH24') AS hour,
            LATERAL (VALUES ('TOTAL', ''), ('HOUR', hour), ('MODE', r.trade_mode), ('SITE', r.customs_code))
                AS d (dimension, key)
        UNION ALL
        SELECT r.released_on, d.dimension, d.key, l.goods_fen, r.ebc_code,
            l.duty_fen + l.consumption_tax_fen + l.vat_fen
        FROM release r JOIN release_line l ON l.dossier = r.dossier,
            LATERAL (VALUES ('CHAPTER', left(l.gcode, 2)), ('HEADING', left(l.gcode, 4)), ('ORIGIN', l.origin))
                AS d (dimension, key)) AS one
    WHERE released_on < 'infinity'
    GROUP BY 1, 2, 3;
