import { useQuery } from "@tanstack/react-query";
import { useParams } from "react-router";
import { client, told, type Schemas } from "../api/client";
import { Answer, Nothing } from "../parts/Answer";
import { Amount, Copyable, Day, Moment } from "../parts/Figures";
import { Head } from "../parts/Head";
import { Icon } from "../parts/icons";
import { useSay, useWords } from "../words/language";
import { Ask } from "./Ask";
import "./people.css";

type Printed = Schemas["PrintedPaper"];

/** Whether a print is one of the platform's, and what it must say. */
export function Component() {
  const { t } = useWords("people");
  const { code = "" } = useParams();
  const query = useQuery({
    queryKey: ["paper", code],
    queryFn: () => told(client.GET("/api/v1/papers/{code}", { params: { path: { code } } })),
    enabled: code !== "",
    staleTime: 0,
  });
  return (
    <div className="page narrow">
      <Head title={t("paper.title")} lead={t("paper.lead")} />
      <Ask key={code} label={t("paper.code")} run={t("paper.run")} asked={code} below="/papers" />
      <div aria-live="polite">
        {code === "" ? (
          <Nothing>{t("paper.ask")}</Nothing>
        ) : (
          <Answer query={query}>
            {(answer) => (answer.paper ? <Known paper={answer.paper} /> : <Unknown code={answer.code} />)}
          </Answer>
        )}
      </div>
    </div>
  );
}

function Unknown({ code }: { code: string }) {
  const { t } = useWords("people");
  return (
    <section className="part">
      <p className="verdict big stopped">
        <Icon name="error" />
        {t("paper.unknown", { code })}
      </p>
      <p>{t("paper.unknownHelp")}</p>
    </section>
  );
}

function Known({ paper }: { paper: Printed }) {
  const { t } = useWords("people");
  const say = useSay();
  return (
    <section className="part">
      <p className="verdict big good">
        <Icon name="good" />
        {t("paper.printed")}
      </p>
      <p className={paper.current ? "verdict good" : "verdict attention"}>
        {t(paper.current ? "paper.current" : "paper.old")}
      </p>
      <h2>{t("paper.must")}</h2>
      <dl className="facts">
        <div>
          <dt>{t("paper.kind")}</dt>
          <dd>{say(paper.kindText)}</dd>
        </div>
        <div>
          <dt>{t("paper.invtNo")}</dt>
          <dd>
            <Copyable text={paper.invtNo} />
          </dd>
        </div>
        {paper.number !== null && (
          <div>
            <dt>{t("paper.number")}</dt>
            <dd>
              <Copyable text={paper.number} />
            </dd>
          </div>
        )}
        <div>
          <dt>{t("paper.day")}</dt>
          <dd>
            <Day date={paper.day} />
          </dd>
        </div>
        <div>
          <dt>{t("paper.state")}</dt>
          <dd>{say(paper.stateText)}</dd>
        </div>
        <div>
          <dt>{t(paper.kind === "TAX_BILL" ? "paper.due" : "paper.taxes")}</dt>
          <dd>
            <Amount yuan={paper.amount} />
          </dd>
        </div>
        <div>
          <dt>{t("paper.printedAt")}</dt>
          <dd>
            <Moment at={paper.printedAt} />
          </dd>
        </div>
      </dl>
    </section>
  );
}
