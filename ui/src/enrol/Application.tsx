import { useMutation, useQuery } from "@tanstack/react-query";
import { Alert, Button } from "antd";
import { useState } from "react";
import { Link, useLocation, useParams } from "react-router";
import { client, Refusal, told } from "../api/client";
import { queries } from "../api/queries";
import "../desk/desk.css";
import { Facts } from "../desk/parts/Facts";
import { Answer } from "../parts/Answer";
import { Faults } from "../parts/Faults";
import { Copyable, Day, Moment } from "../parts/Figures";
import { Head } from "../parts/Head";
import { useWords } from "../words/language";
import { useNamed, useOffer, useSaid, type Application, type Paper } from "./ask";
import "./enrol.css";
import { blank, Papers, sent } from "./Papers";

const NOT_FOUND = 404;
const EVERY_MILLISECONDS = 30_000;
const STEPS = ["filed", "documents_checked", "registered", "active"] as const;
const TONES = { waiting: "moving", papers: "attention", approved: "good", refused: "stopped" } as const;

/** How far an application is, for whoever has its number. */
export function Component() {
  const { t } = useWords("enrol");
  const { number = "" } = useParams();
  const isNew = (useLocation().state as { isNew?: boolean } | null)?.isNew === true;
  const query = useQuery({
    queryKey: ["applications", number],
    queryFn: () => told(client.GET("/api/v1/applications/{number}", { params: { path: { number } } })),
    refetchInterval: EVERY_MILLISECONDS,
    staleTime: 0,
  });
  const isMissing = query.error instanceof Refusal && query.error.status === NOT_FOUND;
  return (
    <div className="page narrow">
      <Head title={t("application.title")} lead={t("application.lead", { number })} />
      {isNew && (
        <Alert
          type="success"
          role="status"
          title={<Copyable text={number} />}
          description={t("application.keep")}
        />
      )}
      {isMissing ? (
        <Alert type="error" role="alert" title={t("application.unknown")} />
      ) : (
        <Answer query={query}>{(one) => <Shown application={one} />}</Answer>
      )}
      <p className="actions">
        <Link to="/register">{t("application.again")}</Link>
      </p>
    </div>
  );
}

function Shown({ application: one }: { application: Application }) {
  const { t } = useWords("enrol");
  const named = useNamed();
  return (
    <>
      <p className={`verdict big ${TONES[one.state]}`} aria-live="polite">
        {t(`states.${one.state}`)}
      </p>
      {one.state === "papers" && <Alert type="warning" title={t("application.asked")} description={one.note} />}
      {one.state === "refused" && (
        <Alert type="error" title={t("application.refused")} description={one.note} />
      )}
      {one.state !== "refused" && <Progress application={one} />}
      <Facts
        facts={[
          [t("register.name"), one.name],
          [t("register.creditCode"), one.creditCode],
          [t("register.customsCode"), one.customsCode],
          [t("register.roles"), one.roles.map((role) => named("roles", role)).join(" · ")],
          [t("application.received"), <Moment key="received" at={one.receivedAt} />],
          [t("application.decided"), one.decidedAt && <Moment key="decided" at={one.decidedAt} />],
        ]}
      />
      <section className="part">
        <h2>{t("application.onFile")}</h2>
        {one.papers.length === 0 ? (
          <p>{t("application.noPapers")}</p>
        ) : (
          <ul className="rows">
            {one.papers.map((paper) => (
              <li key={`${paper.kind} ${paper.number}`}>
                <span>
                  {named("papers", paper.kind)} <code>{paper.number}</code> {paper.issuedBy}
                </span>
                <span>
                  <Day date={paper.validFrom} /> – {paper.validTo && <Day date={paper.validTo} />}
                </span>
              </li>
            ))}
          </ul>
        )}
        {one.state === "papers" && <HandIn number={one.number} />}
      </section>
    </>
  );
}

/** The steps of an admission; the registry tells how far it is. */
function Progress({ application: { state, stage } }: { application: Application }) {
  const { t } = useWords("enrol");
  const isStopped = stage === "suspended" || stage === "cancelled";
  const reached =
    state !== "approved"
      ? 0
      : isStopped
        ? STEPS.length - 1
        : Math.max(
            1,
            STEPS.findIndex((one) => one === stage),
          );
  return (
    <section className="part">
      <h2>{t("application.progress")}</h2>
      <ol className="trail">
        {STEPS.map((step, at) => (
          <li key={step} aria-current={at === reached + 1 ? "step" : undefined}>
            <strong>{t(`stages.${step}`)}</strong>
            <p>{t(`stepStates.${at <= reached ? "done" : at === reached + 1 ? "now" : "later"}`)}</p>
          </li>
        ))}
      </ol>
      {isStopped && <p className="verdict stopped">{t(`stops.${stage}`)}</p>}
      {stage === "active" && (
        <p>
          {t("application.invitation")} <Link to="/invitation">{t("application.openInvitation")}</Link>
        </p>
      )}
    </section>
  );
}

function HandIn({ number }: { number: string }) {
  const { t } = useWords("enrol");
  const offer = useOffer();
  const [papers, setPapers] = useState<Paper[]>([blank("business")]);
  const handIn = useMutation({
    mutationFn: () =>
      told(
        client.POST("/api/v1/applications/{number}/papers", {
          params: { path: { number } },
          body: { papers: sent(papers) },
        }),
      ),
    onSuccess: (after) => {
      queries.setQueryData(["applications", number], after);
    },
  });
  const said = useSaid(handIn.error instanceof Refusal ? handIn.error.faults : []);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        handIn.mutate();
      }}
    >
      <Answer query={offer}>
        {({ papers: kinds }) => <Papers papers={papers} kinds={kinds} said={said} onChange={setPapers} />}
      </Answer>
      {handIn.isError && <Faults cause={handIn.error} />}
      <Button type="primary" htmlType="submit" loading={handIn.isPending}>
        {t("application.handIn")}
      </Button>
    </form>
  );
}
