import { useEffect } from "react";
import { Link } from "react-router";
import { Horizon } from "../parts/Horizon";
import { Icon } from "../parts/icons";
import { useWords } from "../words/language";

const REGULATORS = ["customs", "inspection", "tax", "exchange"] as const;
const TOOLS = [
  "track",
  "buyer",
  "check",
  "codes",
  "costs",
  "commodities",
  "mode",
  "deadlines",
  "rules",
  "papers",
  "zone",
  "times",
  "status",
] as const;
const ROLES = ["platform", "payment", "carrier", "agent", "seller", "site", "warehouse"] as const;
const STEPS = ["register", "key", "rehearse", "send", "read", "after"] as const;

/** What the window is, what everybody may use, and how to begin. */
export function Component() {
  const { t } = useWords();
  const name = t("name");
  const place = t("place");
  useEffect(() => {
    document.title = `${name} · ${place}`;
  }, [name, place]);
  return (
    <>
      <section className="hero">
        <div className="hero-words">
          <p className="over">{place}</p>
          <h1>{t("start.title")}</h1>
          <p className="lead">{t("start.lead")}</p>
          <p className="actions">
            <Link className="big-link primary" to="/check">
              {t("start.check")}
            </Link>
            <Link className="big-link" to="/codes">
              {t("start.explain")}
            </Link>
          </p>
        </div>
        <Horizon />
        <ol className="regulators">
          {REGULATORS.map((one) => (
            <li key={one}>
              <span className="sign" aria-hidden="true" lang="zh-CN">
                {t(`start.regulators.${one}.sign`)}
              </span>
              <strong>{t(`start.regulators.${one}.name`)}</strong>
              <span>{t(`start.regulators.${one}.does`)}</span>
            </li>
          ))}
        </ol>
      </section>
      <section className="page" aria-labelledby="asked">
        <h2 id="asked">{t("start.asked")}</h2>
        <ul className="questions">
          {TOOLS.map((tool) => (
            <li key={tool}>
              <Link to={`/${tool}`}>
                {t(`start.tools.${tool}.ask`)} <Icon name="arrow" />
              </Link>
              <p>{t(`start.tools.${tool}.answer`)}</p>
            </li>
          ))}
        </ul>
      </section>
      <Newcomers />
    </>
  );
}

function Newcomers() {
  const { t } = useWords();
  return (
    <section className="page newcomers" aria-labelledby="first">
      <h2 id="first">{t("start.first")}</h2>
      <p>{t("start.firstLead")}</p>
      <div className="newcomers-columns">
        <dl className="roles">
          {ROLES.map((role) => (
            <div key={role}>
              <dt>{t(`start.roles.${role}.name`)}</dt>
              <dd>
                <span>{t("start.sends")}</span> {t(`start.roles.${role}.sends`)}
              </dd>
              <dd>
                <span>{t("start.receives")}</span> {t(`start.roles.${role}.receives`)}
              </dd>
              <dd>
                <span>{t("start.needs")}</span> {t(`start.roles.${role}.needs`)}
              </dd>
            </div>
          ))}
        </dl>
        <div>
          <h3 className="unseen">{t("start.steps")}</h3>
          <ol className="trail">
            {STEPS.map((step) => (
              <li key={step}>
                <strong>
                  {step === "register" ? (
                    <Link to="/register">{t(`start.step.${step}.title`)}</Link>
                  ) : (
                    t(`start.step.${step}.title`)
                  )}
                </strong>
                <p>{t(`start.step.${step}.text`)}</p>
              </li>
            ))}
          </ol>
          <p className="actions">
            <a href="/api-docs/">{t("start.more")}</a>
            <Link to="/rules">{t("start.openRules")}</Link>
          </p>
        </div>
      </div>
    </section>
  );
}
