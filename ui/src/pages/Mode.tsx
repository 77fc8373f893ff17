import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link, useSearchParams } from "react-router";
import { client, told, type Schemas } from "../api/client";
import { Answer } from "../parts/Answer";
import { Basis } from "../parts/Basis";
import { Copyable } from "../parts/Figures";
import { Head } from "../parts/Head";
import { useSay, useWords } from "../words/language";

type Advice = Schemas["ModeAdvice"];

const QUESTIONS = ["direction", "buyer", "bonded", "scope"] as const;
const ANSWERS = ["import", "export", "consumer", "enterprise", "warehouse", "yes", "no"] as const;
const MODES = ["9610", "1210", "1239", "9710", "9810"] as const;

function given(search: URLSearchParams) {
  return QUESTIONS.flatMap((question) => {
    const answer = ANSWERS.find((one) => one === search.get(question));
    return answer ? [{ question, answer }] : [];
  });
}

/** One question after the other; the answers stand in the address, so the back button takes one back. */
export function Component() {
  const { t } = useWords();
  const [search] = useSearchParams();
  const answers = given(search);
  const query = useQuery({
    queryKey: ["mode", search.toString()],
    queryFn: () =>
      told(
        client.GET("/api/v1/services/mode", {
          params: {
            query: Object.fromEntries(answers.map(({ question, answer }) => [question, answer])),
          },
        }),
      ),
    placeholderData: keepPreviousData,
  });
  return (
    <div className="page narrow">
      <Head title={t("mode.title")} lead={t("mode.lead")} />
      {answers.length > 0 && (
        <dl className="answered">
          {answers.map(({ question, answer }, index) => (
            <div key={question}>
              <dt>{t(`mode.questions.${question}`)}</dt>
              <dd>
                {t(`mode.answers.${answer}`)}{" "}
                <Link
                  to={addressOf(answers.slice(0, index))}
                  aria-label={`${t("mode.change")}: ${t(`mode.questions.${question}`)}`}
                >
                  {t("mode.change")}
                </Link>
              </dd>
            </div>
          ))}
        </dl>
      )}
      <div aria-live="polite">
        <Answer query={query}>
          {(advice) =>
            advice.decided ? <Decided advice={advice} /> : <Open advice={advice} answers={answers} />
          }
        </Answer>
      </div>
      {answers.length > 0 && (
        <p>
          <Link to="/mode">{t("mode.again")}</Link>
        </p>
      )}
    </div>
  );
}

function addressOf(answers: { question: string; answer: string }[]) {
  return {
    search: new URLSearchParams(answers.map(({ question, answer }) => [question, answer])).toString(),
  };
}

/** Only the first of the open questions is asked: the answer may make the others idle. */
function Open({ advice, answers }: { advice: Advice; answers: ReturnType<typeof given> }) {
  const { t } = useWords();
  const say = useSay();
  const [first] = advice.open;
  if (!first) return null;
  // While the answer is on its way, the question that was answered still stands here; it is answered once.
  const others = answers.filter((one) => one.question !== first.name);
  return (
    <section aria-labelledby="question">
      <h2 id="question">{say(first.text).replace(/\s*[（(][a-z]+[)）]/g, "")}</h2>
      <ul className="choice">
        {ANSWERS.filter((one) => first.values.includes(one)).map((one) => (
          <li key={one}>
            <Link to={addressOf([...others, { question: first.name, answer: one }])}>
              {t(`mode.answers.${one}`)}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Decided({ advice }: { advice: Advice }) {
  const { t } = useWords();
  const say = useSay();
  const mode = MODES.find((one) => one === advice.mode);
  return (
    <section className="decided" aria-labelledby="decided">
      <h2 id="decided">{mode ? t("mode.result") : t("mode.none")}</h2>
      {mode && (
        <p className="mode-code">
          <Copyable text={mode} /> {t(`mode.names.${mode}`)}
        </p>
      )}
      {advice.advice && (
        <>
          <p>{say(advice.advice.text)}</p>
          <Basis {...advice.advice} />
        </>
      )}
      {advice.conditions.length > 0 && (
        <>
          <h3>{t("mode.conditions")}</h3>
          <ul className="conditions">
            {advice.conditions.map((condition, index) => (
              <li key={index}>
                <p>{say(condition.text)}</p>
                <Basis
                  rule={condition.rule}
                  documentNo={condition.documentNo}
                  certainty={condition.certainty}
                />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
