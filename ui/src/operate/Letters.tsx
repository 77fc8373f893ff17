import { useMutation, useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { client, told, type Schemas } from "../api/client";
import { queries } from "../api/queries";
import "../desk/desk.css";
import { useChosen } from "../desk/parts/address";
import { Sure } from "../parts/Dialog";
import { Facts } from "../desk/parts/Facts";
import { Export, Listing, type Column } from "../desk/parts/Listing";
import { allPages, AT_ONCE, ON_A_PAGE } from "../desk/parts/Pages";
import { Answer, Nothing } from "../parts/Answer";
import { Choose } from "../parts/Choose";
import { Faults } from "../parts/Faults";
import { Copyable, Moment } from "../parts/Figures";
import { Head } from "../parts/Head";
import { useWords } from "../words/language";
import { useGateway, useNamed } from "./ask";

type Letter = Schemas["Letter"];
type State = Letter["state"];

const STATES: readonly State[] = ["dead", "refused", "waiting", "sent", "answered"];
function page(state: State, after: string, limit: number) {
  return told(
    client.GET("/api/v1/gateway/letters", { params: { query: { state, limit, ...(after && { after }) } } }),
  );
}

const EVERY_MILLISECONDS = 15_000;

/** The way to the authority: letters that wait, were sent, answered, refused or set aside, and what came back badly. */
export function Component() {
  const { t } = useWords("operate");
  const query = useGateway();
  return (
    <div className="page">
      <Head title={t("letters.title")} lead={t("letters.lead")} />
      <Answer query={query}>
        {({ authority, letters }) =>
          authority === "built-in" ? (
            <Nothing>{t("letters.builtIn")}</Nothing>
          ) : (
            <>
              <Facts
                facts={[
                  [t("letters.waiting"), letters.waiting],
                  [t("letters.sent"), letters.sent],
                  [t("letters.answered"), letters.answered],
                  [t("letters.refused"), letters.refused],
                  [t("letters.dead"), letters.dead],
                  [t("letters.oldest"), letters.oldest && <Moment key="oldest" at={letters.oldest} />],
                ]}
              />
              <Letters />
              <Refused />
            </>
          )
        }
      </Answer>
    </div>
  );
}

function Letters() {
  const { t } = useWords("operate");
  const named = useNamed();
  const { chosen, choose } = useChosen();
  const state = STATES.find((one) => one === chosen("state")) ?? "dead";
  const after = chosen("after");
  const query = useQuery({
    queryKey: ["gateway", "letters", state, after],
    queryFn: () => page(state, after, ON_A_PAGE),
    refetchInterval: EVERY_MILLISECONDS,
  });
  const all = () =>
    allPages<Letter, string>(async (from) => {
      const { letters, next } = await page(state, from ?? "", AT_ONCE);
      return { rows: letters, next: next || null };
    });
  const resend = useMutation({
    mutationFn: (number: string) =>
      told(client.POST("/api/v1/gateway/letters/{number}/resend", { params: { path: { number } } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["gateway"] }),
  });
  const columns: Column<Letter>[] = [
    { head: t("letters.number"), text: (one) => one.number, cell: (one) => <Copyable text={one.number} /> },
    { head: t("letters.type"), text: (one) => one.type },
    { head: t("letters.key"), text: (one) => `${one.keyCode} ${one.keyNumber}` },
    { head: t("letters.order"), text: (one) => one.order },
    { head: t("letters.attempts"), text: (one) => one.attempts, isNumber: true },
    {
      head: t("letters.sentAt"),
      text: (one) => one.sentAt,
      cell: (one) => (one.sentAt ? <Moment at={one.sentAt} /> : "–"),
    },
    {
      head: t("letters.nextAt"),
      text: (one) => one.nextAt,
      cell: (one) => (one.nextAt ? <Moment at={one.nextAt} /> : "–"),
    },
    { head: t("letters.status"), text: (one) => one.status },
    { head: t("letters.remark"), text: (one) => one.remark },
  ];
  const isResent = state === "dead" || state === "refused";
  const shown: Column<Letter>[] = isResent
    ? [
        ...columns,
        {
          head: t("letters.resend"),
          text: () => "",
          cell: (one) => (
            <Sure
              label={t("letters.resend")}
              question={t("letters.resendSure", { number: one.number })}
              isBusy={resend.isPending && resend.variables === one.number}
              onSure={() => resend.mutate(one.number)}
            />
          ),
        },
      ]
    : columns;
  return (
    <section className="part">
      <div className="list-tools">
        <Choose
          label={t("letters.state")}
          value={state}
          options={STATES.map((one) => ({ value: one, label: named("letterStates", one) }))}
          onChoose={(value) => choose({ state: value, after: "" })}
        />
        <span className="tools-end">
          <Export name={`letters-${state}`} columns={columns} rows={all} />
        </span>
      </div>
      {resend.isError && <Faults cause={resend.error} />}
      {resend.isSuccess && (
        <p className="verdict good" role="status">
          {t("letters.resent")}
        </p>
      )}
      <Answer query={query}>
        {({ letters, next }) => (
          <>
            <Listing
              label={t("letters.title")}
              rows={letters}
              columns={shown}
              id={(one) => one.number}
              empty={t("letters.none")}
            />
            <p className="actions">
              {after && <Button onClick={() => choose({ after: "" })}>{t("first")}</Button>}
              {next !== "" && <Button onClick={() => choose({ after: next })}>{t("next")}</Button>}
            </p>
          </>
        )}
      </Answer>
    </section>
  );
}

/** What came from the authority and could not be taken, with the reason. */
function Refused() {
  const { t } = useWords("operate");
  const query = useQuery({
    queryKey: ["gateway", "refused"],
    queryFn: () => told(client.GET("/api/v1/gateway/answers/refused")),
  });
  const again = useMutation({
    mutationFn: (name: string) =>
      told(client.POST("/api/v1/gateway/answers/refused/{name}/retry", { params: { path: { name } } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["gateway"] }),
  });
  return (
    <section className="part">
      <h2>{t("letters.bad")}</h2>
      {again.isError && <Faults cause={again.error} />}
      <Answer query={query}>
        {({ answers }) =>
          answers.length === 0 ? (
            <Nothing>{t("letters.noBad")}</Nothing>
          ) : (
            <ul className="rows">
              {answers.map((one) => (
                <li key={one.name}>
                  <span>
                    <code>{one.name}</code> <small lang="en">{one.reason}</small>
                  </span>
                  <Sure
                    label={t("letters.retry")}
                    question={t("letters.retrySure", { name: one.name })}
                    isBusy={again.isPending}
                    onSure={() => again.mutate(one.name)}
                  />
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
    </section>
  );
}
