import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { client, told, type Schemas } from "../../api/client";
import { Answer } from "../../parts/Answer";
import { Field } from "../../parts/Field";
import { Moment } from "../../parts/Figures";
import { Head } from "../../parts/Head";
import { useWords } from "../../words/language";
import "../desk.css";
import { useChosen } from "../parts/address";
import { Keys } from "../parts/Keys";
import { Export, Listing, type Column } from "../parts/Listing";
import { useRows } from "../parts/rows";

type Stop = Schemas["InspectionStops"]["stops"][number];

const MOST = 500;

/** Declarations that a suspension or a frozen batch stops, the longest first. */
export function Component() {
  const { t } = useWords("desk");
  const { chosen, choose } = useChosen();
  const warning = chosen("warning");
  const [asked, setAsked] = useState(warning);
  const query = useQuery({
    queryKey: ["inspection", "stops", warning],
    queryFn: () =>
      told(
        client.GET("/api/v1/inspection/stops", {
          params: { query: { limit: MOST, ...(warning && { warning }) } },
        }),
      ),
  });
  const columns: Column<Stop>[] = [
    {
      head: t("invtNo"),
      text: (one) => one.invtNo,
      cell: (one) => (
        <Link to={`/desk/declarations/${encodeURIComponent(one.invtNo)}`} data-row>
          {one.invtNo}
        </Link>
      ),
    },
    { head: t("stop.since"), text: (one) => one.at, cell: (one) => <Moment at={one.at} /> },
    { head: t("stop.warnings"), text: (one) => one.warnings.join(" ") },
    { head: t("stop.batches"), text: (one) => one.batches.join(" ") },
    { head: t("stop.released"), text: (one) => t(one.released ? "yes" : "no") },
  ];
  const keys = useRows();
  return (
    <div className="page">
      <Head title={t("stop.title")} lead={t("stop.lead")} />
      <form
        className="inline"
        role="search"
        onSubmit={(event) => {
          event.preventDefault();
          choose({ warning: asked.trim() });
        }}
      >
        <Field label={t("stop.warning")} type="search" value={asked} onText={setAsked} />
        <Button htmlType="submit">{t("show")}</Button>
      </form>
      <Answer query={query}>
        {({ stops }) => (
          <>
            <div className="list-tools">
              <p className="count" role="status">
                {t(stops.length === MOST ? "cut" : "queue.count", { count: stops.length })}
              </p>
              <span className="tools-end">
                <Export name="stops" columns={columns} rows={() => stops} />
                <Keys keys={keys} />
              </span>
            </div>
            <Listing
              label={t("stop.title")}
              rows={stops}
              columns={columns}
              id={(one) => one.invtNo}
              empty={t("stop.empty")}
            />
          </>
        )}
      </Answer>
    </div>
  );
}
