import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { client, told, type Schemas } from "../api/client";
import { useChosen } from "../desk/parts/address";
import { Listing, type Column } from "../desk/parts/Listing";
import { Answer } from "../parts/Answer";
import { Choose } from "../parts/Choose";
import { Moment } from "../parts/Figures";
import { useWords } from "../words/language";
import { StateOf } from "./Application";
import { useNamed } from "./ask";

type Queued = Schemas["QueuedApplication"];

const STATES = ["waiting", "papers", "approved", "refused"] as const;

/** Applications in a state, asked for where they are shown and counted. */
export function useApplications(state: (typeof STATES)[number]) {
  return useQuery({
    queryKey: ["registry", "applications", state],
    queryFn: () => told(client.GET("/api/v1/registry/applications", { params: { query: { state } } })),
    staleTime: 0,
  });
}

/** What came over the public form; those that wait for the zone stand first. */
export function Applications() {
  const { t } = useWords("operate");
  const named = useNamed();
  const { chosen, choose } = useChosen();
  const state = STATES.find((one) => one === chosen("applications")) ?? "waiting";
  const query = useApplications(state);
  const columns: Column<Queued>[] = [
    {
      head: t("enterprises.name"),
      text: (one) => one.name,
      cell: (one) => <Link to={`/operate/applications/${one.number}`}>{one.name}</Link>,
    },
    { head: t("enterprises.code"), text: (one) => one.code, cell: (one) => <code>{one.code}</code> },
    {
      head: t("enterprises.asked"),
      text: (one) => one.roles.map((role) => named("roles", role)).join(" · "),
    },
    {
      head: t("application.received"),
      text: (one) => one.receivedAt,
      cell: (one) => <Moment at={one.receivedAt} />,
    },
    {
      head: t("application.state"),
      text: (one) => named("applicationStates", one.state),
      cell: (one) => (
        <>
          <StateOf state={one.state} />
          {one.others > 0 && <small> {t("application.more", { count: one.others })}</small>}
        </>
      ),
    },
  ];
  return (
    <section className="part">
      <h2>{t("application.queue")}</h2>
      <p className="soft">{t("application.queueLead")}</p>
      <div className="filters">
        <Choose
          label={t("application.state")}
          value={state}
          options={STATES.map((one) => ({ value: one, label: named("applicationStates", one) }))}
          onChoose={(value) => choose({ applications: value })}
        />
      </div>
      <Answer query={query}>
        {({ applications }) => (
          <Listing
            label={t("application.queue")}
            rows={applications}
            columns={columns}
            id={(one) => one.number}
            empty={t("application.noneWaiting")}
          />
        )}
      </Answer>
    </section>
  );
}
