import { useQuery, type UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { client, told, type Schemas } from "../api/client";
import "../desk/desk.css";
import { Answer, Nothing } from "../parts/Answer";
import { Day, Moment } from "../parts/Figures";
import { Head } from "../parts/Head";
import { Icon } from "../parts/icons";
import { useWords, type Language } from "../words/language";
import { StateOf } from "./Application";
import { useApplications } from "./Applications";
import { useChanges, useGateway, useNamed, useTableName } from "./ask";
import { Ending } from "./Ending";

const EVERY_MILLISECONDS = 15_000;
const TONES = { up: "good", degraded: "attention", down: "stopped" } as const;
const ICONS = { up: "good", degraded: "warning", down: "error" } as const;
const WAITING = ["applied", "documents_checked", "registered"] as const;

/** The platform that can take no messages answers 503, and still says why. */
async function health(lang: Language): Promise<Schemas["Health"]> {
  const { data, error } = await client.GET("/health", { params: { query: { lang } } });
  const answer = data ?? error;
  if (answer === undefined) throw new Error("No answer.");
  return answer;
}

/** What asks for somebody of the zone now. */
export function Component() {
  const { t } = useWords("operate");
  return (
    <div className="page">
      <Head title={t("overview.title")} lead={t("overview.lead")} />
      <Health />
      <Applications />
      <Changes />
      <Letters />
      <Reminders />
    </div>
  );
}

function Part<T>(props: {
  title: string;
  query: UseQueryResult<T>;
  more: { to: string; label: string };
  children: (data: T) => ReactNode;
}) {
  return (
    <section className="part">
      <h2>{props.title}</h2>
      <Answer query={props.query}>{props.children}</Answer>
      <p className="actions">
        <Link to={props.more.to}>{props.more.label}</Link>
      </p>
    </section>
  );
}

function Health() {
  const { t } = useWords("operate");
  const { t: common, language } = useWords();
  const query = useQuery({
    queryKey: ["health", language],
    queryFn: () => health(language),
    refetchInterval: EVERY_MILLISECONDS,
    staleTime: 0,
  });
  return (
    <Part title={t("overview.health")} query={query} more={{ to: "/status", label: common("pages.status") }}>
      {(now) => (
        <div aria-live="polite">
          <p className={`verdict big ${TONES[now.status]}`}>
            <Icon name={ICONS[now.status]} />
            {common(`status.${now.status}`)}
          </p>
          {now.reasons.length > 0 && (
            <ul className="reasons" aria-label={common("status.reasons")}>
              {now.reasons.map((reason) => (
                <li key={reason.code}>
                  <span className={`verdict ${TONES[reason.state]}`}>{reason.code}</span> {reason.words}
                </li>
              ))}
            </ul>
          )}
          <p className="soft">
            {common("status.at")} <Moment at={query.dataUpdatedAt} />
          </p>
        </div>
      )}
    </Part>
  );
}

function Applications() {
  const { t } = useWords("operate");
  const named = useNamed();
  const query = useQuery({
    queryKey: ["registry", "waiting"],
    queryFn: async () =>
      (
        await Promise.all(
          WAITING.map((stage) =>
            told(client.GET("/api/v1/registry/enterprises", { params: { query: { stage } } })),
          ),
        )
      ).flatMap((one) => one.enterprises),
  });
  const filed = useApplications("waiting").data?.applications ?? [];
  return (
    <Part
      title={t("overview.applications")}
      query={query}
      more={{ to: "/operate/enterprises?stage=mine", label: t("enterprises.title") }}
    >
      {(waiting) =>
        waiting.length + filed.length === 0 ? (
          <Nothing>{t("overview.noApplications")}</Nothing>
        ) : (
          <ul className="rows">
            {filed.map((one) => (
              <li key={one.number}>
                <span>
                  <Link to={`/operate/applications/${one.number}`}>{one.name}</Link> <code>{one.code}</code>
                </span>
                <StateOf state={one.state} />
              </li>
            ))}
            {waiting.map((one) => (
              <li key={one.code}>
                <span>
                  <Link to={`/operate/enterprises/${one.code}`}>{one.name}</Link> <code>{one.code}</code>
                </span>
                <span className="verdict attention">{named("enterpriseStages", one.stage)}</span>
              </li>
            ))}
          </ul>
        )
      }
    </Part>
  );
}

function Changes() {
  const { t } = useWords("operate");
  const { t: common } = useWords();
  const nameOf = useTableName();
  const query = useChanges();
  return (
    <Part
      title={t("overview.changes")}
      query={query}
      more={{ to: "/operate/reference", label: t("reference.title") }}
    >
      {({ changes }) => {
        const entered = changes.filter((one) => one.state === "entered");
        return entered.length === 0 ? (
          <Nothing>{t("overview.noChanges")}</Nothing>
        ) : (
          <ul className="rows">
            {entered.map((one) => (
              <li key={one.id}>
                <span>
                  <Link to={`/operate/reference?change=${one.id}`}>{`${nameOf(one.table)} ${one.id}`}</Link>{" "}
                  {one.enteredBy} · {common("rules.count", { count: one.rows.length })}
                </span>
                <Day date={one.firstDay} />
              </li>
            ))}
          </ul>
        );
      }}
    </Part>
  );
}

function Letters() {
  const { t } = useWords("operate");
  const query = useGateway();
  return (
    <Part title={t("letters.title")} query={query} more={{ to: "/operate/letters", label: t("letters.title") }}>
      {({ authority, letters }) =>
        authority === "built-in" ? (
          <Nothing>{t("letters.builtIn")}</Nothing>
        ) : letters.dead + letters.refused === 0 ? (
          <Nothing>{t("overview.noDead")}</Nothing>
        ) : (
          <p className="verdict stopped">
            {t("overview.dead", { dead: letters.dead, refused: letters.refused })}
          </p>
        )
      }
    </Part>
  );
}

function Reminders() {
  const { t } = useWords("operate");
  const query = useQuery({
    queryKey: ["registry", "reminders"],
    queryFn: () => told(client.GET("/api/v1/registry/reminders")),
  });
  return (
    <Part
      title={t("overview.reminders")}
      query={query}
      more={{ to: "/operate/enterprises", label: t("enterprises.title") }}
    >
      {({ reminders }) =>
        reminders.length === 0 ? (
          <Nothing>{t("overview.noReminders")}</Nothing>
        ) : (
          <ul className="rows">
            {reminders.map((one) => (
              <li key={`${one.code} ${one.what} ${one.subject}`}>
                <span>
                  <Link to={`/operate/enterprises/${one.code}`}>{one.name}</Link> <Ending reminder={one} />
                </span>
                <span className={`verdict ${one.over ? "stopped" : "attention"}`}>
                  <Day date={one.lastDay} />
                </span>
              </li>
            ))}
          </ul>
        )
      }
    </Part>
  );
}
