import { useQuery } from "@tanstack/react-query";
import { client, told, type Schemas } from "../api/client";
import "../desk/desk.css";
import { Listing, type Column } from "../desk/parts/Listing";
import { Answer } from "../parts/Answer";
import { Moment } from "../parts/Figures";
import { Head } from "../parts/Head";
import { useWords } from "../words/language";
import { useNamed } from "./ask";

type Job = Schemas["Job"];

const EVERY_MILLISECONDS = 10_000;
const TONES = { done: "good", more: "moving", failed: "stopped", database_away: "stopped" } as const;

/** What becomes due by the mere passing of time, and how it went the last time. */
export function Component() {
  const { t } = useWords("operate");
  const named = useNamed();
  const query = useQuery({
    queryKey: ["jobs"],
    queryFn: () => told(client.GET("/api/v1/jobs")),
    refetchInterval: EVERY_MILLISECONDS,
    staleTime: 0,
  });
  const at = (moment: string | null | undefined) => (moment ? <Moment at={moment} /> : "–");
  const columns: Column<Job>[] = [
    { head: t("jobs.name"), text: (one) => named("jobNames", one.name) },
    {
      head: t("jobs.outcome"),
      text: (one) => one.outcome,
      cell: (one) =>
        one.outcome ? (
          <span className={`verdict ${TONES[one.outcome]}`}>{named("jobOutcomes", one.outcome)}</span>
        ) : (
          "–"
        ),
    },
    { head: t("jobs.last"), text: (one) => one.lastRun, cell: (one) => at(one.lastRun) },
    {
      head: t("jobs.took"),
      text: (one) => (one.tookMilliseconds === null ? null : `${one.tookMilliseconds} ms`),
      isNumber: true,
    },
    { head: t("jobs.due"), text: (one) => one.due, isNumber: true },
    { head: t("jobs.handled"), text: (one) => one.handledAt, cell: (one) => at(one.handledAt) },
    { head: t("jobs.next"), text: (one) => one.nextRun, cell: (one) => at(one.nextRun) },
    { head: t("jobs.failures"), text: (one) => `${one.failures} / ${one.rounds}`, isNumber: true },
  ];
  return (
    <div className="page">
      <Head title={t("jobs.title")} lead={t("jobs.lead")} />
      <Answer query={query}>
        {({ jobs, everySeconds }) => (
          <>
            <p className="soft">{t("jobs.every", { seconds: everySeconds })}</p>
            <Listing
              label={t("jobs.title")}
              rows={jobs}
              columns={columns}
              id={(one) => one.name}
              empty={t("jobs.none")}
            />
          </>
        )}
      </Answer>
    </div>
  );
}
