import { useQuery } from "@tanstack/react-query";
import { client, type Schemas } from "../api/client";
import { Answer } from "../parts/Answer";
import { Moment } from "../parts/Figures";
import { Head } from "../parts/Head";
import { Icon } from "../parts/icons";
import { useWords, type Language } from "../words/language";

const EVERY_MILLISECONDS = 10_000;
const TONES = { up: "good", degraded: "attention", down: "stopped" } as const;
const ICONS = { up: "good", degraded: "warning", down: "error" } as const;

/** The platform that can take no messages answers 503, and still says why. */
async function health(lang: Language): Promise<Schemas["Health"]> {
  const { data, error } = await client.GET("/health", { params: { query: { lang } } });
  const answer = data ?? error;
  if (answer === undefined) throw new Error("No answer.");
  return answer;
}

export function Component() {
  const { t, language } = useWords();
  const query = useQuery({
    queryKey: ["health", language],
    queryFn: () => health(language),
    refetchInterval: EVERY_MILLISECONDS,
    staleTime: 0,
  });
  return (
    <div className="page narrow">
      <Head title={t("status.title")} lead={t("status.lead")} />
      <Answer query={query}>
        {(now) => (
          <div aria-live="polite">
            <p className={`verdict big ${TONES[now.status]}`}>
              <Icon name={ICONS[now.status]} />
              {t(`status.${now.status}`)}
            </p>
            {now.reasons.length > 0 && (
              <ul className="reasons" aria-label={t("status.reasons")}>
                {now.reasons.map((reason) => (
                  <li key={reason.code}>{reason.words}</li>
                ))}
              </ul>
            )}
            <dl className="facts">
              <div>
                <dt>{t("status.database")}</dt>
                <dd>{t(`status.ups.${now.database}`)}</dd>
              </div>
              <div>
                <dt>{t("status.signatures")}</dt>
                <dd>{t(`status.${now.signatures}`)}</dd>
              </div>
              <div>
                <dt>{t("status.at")}</dt>
                <dd className="asked-at">
                  <Moment at={query.dataUpdatedAt} />
                </dd>
              </div>
            </dl>
          </div>
        )}
      </Answer>
    </div>
  );
}
