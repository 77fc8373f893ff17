-- Returns whose goods may still arrive, so that a warehousing record finds them and the day finds those that lapse.
-- Everything here follows from the histories; a row goes when the return has come to its end.
CREATE TABLE awaited_return (
    pre_no         text PRIMARY KEY,
    dossier        bigint NOT NULL,
    ebp_code       text NOT NULL,
    order_no       text NOT NULL,
    logistics_code text NOT NULL,
    logistics_no   text NOT NULL,
    arrive_by      date NOT NULL
);

CREATE INDEX awaited_return_by_dossier ON awaited_return (dossier);

CREATE INDEX awaited_return_by_waybill ON awaited_return (logistics_no);

CREATE INDEX awaited_return_by_day ON awaited_return (arrive_by);
