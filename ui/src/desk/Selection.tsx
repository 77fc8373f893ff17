import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "react-router";
import { client, Refusal, told, type Schemas } from "../api/client";
import { Answer, Nothing } from "../parts/Answer";
import { Field } from "../parts/Field";
import { Copyable, Day } from "../parts/Figures";
import { Head } from "../parts/Head";
import { useWords } from "../words/language";
import "./desk.css";
import { useChosen } from "./parts/address";
import { Facts } from "./parts/Facts";
import { Grounds } from "./parts/Grounds";
import { useNamed } from "./parts/named";

type Selection = Schemas["RiskSelection"];

const NOT_FOUND = 404;

/** Why customs picked a declaration, or did not: computed again, step by step. */
export function Component() {
  const { t } = useWords("desk");
  const { invtNo = "" } = useParams();
  const { chosen, choose } = useChosen();
  const date = chosen("date");
  const query = useQuery({
    queryKey: ["desk", "selection", invtNo, date],
    queryFn: () =>
      told(
        client.GET("/api/v1/desk/selections/{invtNo}", {
          params: { path: { invtNo }, query: date ? { date } : {} },
        }),
      ),
  });
  const isMissing = query.error instanceof Refusal && query.error.status === NOT_FOUND;
  return (
    <div className="page">
      <p className="back">
        <Link to={`/desk/declarations/${encodeURIComponent(invtNo)}`}>{t("declaration.open")}</Link>
      </p>
      <Head title={`${t("selection.title")} ${invtNo}`} lead={t("selection.lead")} />
      <div className="question days">
        <Field
          label={t("selection.date")}
          type="date"
          value={date || (query.data?.date ?? "")}
          onText={(day) => choose({ date: day })}
        />
      </div>
      {isMissing ? <Nothing>{t("declaration.none")}</Nothing> : <Answer query={query}>{show}</Answer>}
    </div>
  );
}

function show(selection: Selection) {
  return <Shown selection={selection} />;
}

function Shown({ selection: { draw, score, outcome, then, mode, date } }: { selection: Selection }) {
  const { t } = useWords("desk");
  const named = useNamed();
  return (
    <>
      <Facts
        facts={[
          [t("selection.outcome"), <strong key="outcome">{named("selections", outcome)}</strong>],
          [t("selection.mode"), named("modes", mode)],
          [t("selection.points"), score.points],
          [t("selection.byLot"), t(draw.picked ? "yes" : "no")],
          [t("selection.date"), <Day key="date" date={date} />],
        ]}
      />
      {then && (
        <p className="note">
          {t("selection.then", { outcome: named("selections", then.outcome), points: then.points })}{" "}
          <Day date={then.date} />
        </p>
      )}
      <section className="part">
        <h2>{t("task.grounds")}</h2>
        {score.hits.length > 0 ? <Grounds faults={score.hits} /> : <Nothing>{t("selection.noHits")}</Nothing>}
      </section>
      <section className="part">
        <h2>{t("selection.lot")}</h2>
        <p className="soft">{t("selection.lotLead")}</p>
        <Facts
          facts={[
            [t("queue.credit"), named("credits", draw.credit)],
            [named("facts", "GREEN"), t(draw.green ? "yes" : "no")],
            [t("selection.rate"), draw.rate],
            [t("selection.drawn"), draw.lot],
            [t("selection.bound"), draw.bound],
          ]}
        />
        <ol className="lot-steps">
          {draw.steps.map((one) => (
            <li key={one}>
              <code>{one}</code>
            </li>
          ))}
        </ol>
        <p>
          <Copyable text={draw.digest} />
        </p>
      </section>
    </>
  );
}
