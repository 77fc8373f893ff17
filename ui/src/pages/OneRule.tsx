import { useQuery } from "@tanstack/react-query";
import { Link, useParams, useSearchParams } from "react-router";
import { client, told } from "../api/client";
import { Answer, Nothing } from "../parts/Answer";
import { Copyable, today, useDay } from "../parts/Figures";
import { Head } from "../parts/Head";
import { useSay, useWords } from "../words/language";
import type { Words } from "../words/zh";

/** One rule as in force on a day, to be named in a letter or a link. */
export function Component() {
  const { t } = useWords();
  const say = useSay();
  const day = useDay();
  const { number = "" } = useParams();
  const [search] = useSearchParams();
  const date = search.get("date") ?? today();
  const query = useQuery({
    queryKey: ["rules", date],
    queryFn: () => told(client.GET("/api/v1/rules", { params: { query: { date } } })),
  });
  return (
    <div className="page narrow">
      <Answer query={query}>
        {({ rules }) => {
          const found = rules.filter((rule) => rule.number === number || rule.number.startsWith(`${number} `));
          return (
            <>
              <Head title={`${t("rule")} ${number}`} lead={found[0] ? say(found[0]) : t("rules.lead")} />
              {found.length === 0 && <Nothing>{t("rules.unknown", { day: date, number })}</Nothing>}
              {found.map((rule, index) => (
                <section key={rule.number} aria-label={rule.number}>
                  {index > 0 && <p>{say(rule)}</p>}
                  <dl className="facts">
                    <div>
                      <dt>{t("rules.number")}</dt>
                      <dd>
                        <Copyable text={rule.number} />
                      </dd>
                    </div>
                    <div>
                      <dt>{t("document")}</dt>
                      <dd lang="zh-CN">
                        {rule.documentNo} {rule.clause}
                      </dd>
                    </div>
                    <div>
                      <dt>{t("rules.valid")}</dt>
                      <dd>
                        {rule.validFrom &&
                          (rule.validTo
                            ? t("rules.span", { from: day(rule.validFrom), to: day(rule.validTo) })
                            : t("rules.since", { from: day(rule.validFrom) }))}
                      </dd>
                    </div>
                    <div>
                      <dt>{t("rules.enteredBy")}</dt>
                      <dd>{rule.enteredBy}</dd>
                    </div>
                    <div>
                      <dt>{t("rules.approvedBy")}</dt>
                      <dd>{rule.approvedBy ?? t("rules.nobody")}</dd>
                    </div>
                    <div>
                      <dt>{t("certainty")}</dt>
                      <dd>{t(`certainties.${rule.certainty as keyof Words["certainties"]}`)}</dd>
                    </div>
                  </dl>
                </section>
              ))}
            </>
          );
        }}
      </Answer>
      <p>
        <Link to={search.size > 0 ? `/rules?${search}` : "/rules"}>{t("rules.all")}</Link>
      </p>
    </div>
  );
}
