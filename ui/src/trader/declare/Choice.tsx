import { useState } from "react";
import { Link } from "react-router";
import { Nothing } from "../../parts/Answer";
import { Sure } from "../../parts/Dialog";
import { Moment } from "../../parts/Figures";
import { Head } from "../../parts/Head";
import { useSession } from "../../shell/session";
import { useWords } from "../../words/language";
import { Copying } from "./Copying";
import { drafts, forget } from "./drafts";
import { SENDERS, TYPES } from "./form";
import { TRADES } from "./kind";
import { PAPERS } from "./trades";

const SELLER = "ecommerce";

/** Where declaring begins: by form, by file, or with what was left here. */
export function Component() {
  const { t } = useWords("trader");
  const { data: session } = useSession();
  const place = session?.enterprise;
  const [kept, setKept] = useState(() => drafts(place?.code ?? ""));
  if (!place) return null;
  const own = TYPES.filter((type) => place.roles.includes(SENDERS[type]));
  // A seller sends nothing and may all the same be who writes the table.
  const hasTrades = place.roles.includes(SELLER) || PAPERS.some((type) => own.includes(type));
  return (
    <div className="page">
      <Head title={t("declare.title")} lead={t("declare.lead")} />
      {own.length === 0 && !hasTrades ? (
        <Nothing>{t("declare.noRole")}</Nothing>
      ) : (
        <ul className="rows ways">
          {own.map((type) => (
            <li key={type}>
              <span>
                <strong>{t(`forms.${type}`)}</strong> <code>{type}</code>
              </span>
              <span className="actions">
                <Link to={`/trade/declare/${type}`}>{t("declare.byForm")}</Link>
                <Link to={`/trade/declare/${type}/file`}>{t("declare.byFile")}</Link>
              </span>
            </li>
          ))}
          {hasTrades && (
            <li>
              <span>
                <strong>{t("file.trades")}</strong> <small>{t("file.tradesFor")}</small>
              </span>
              <span className="actions">
                <Link to={`/trade/declare/${TRADES}/file`}>{t("declare.byFile")}</Link>
              </span>
            </li>
          )}
          <li>
            <span>
              <strong>{t("messages.title")}</strong> <small>{t("messages.for")}</small>
            </span>
            <span className="actions">
              <Link to="/trade/declare/messages">{t("messages.open")}</Link>
            </span>
          </li>
        </ul>
      )}
      <p className="soft">
        {t("declare.byInterface")} <Link to="/trade/keys">{t("keys.title")}</Link>
      </p>
      <section className="part">
        <h2>{t("declare.kept")}</h2>
        <p className="soft">{t("declare.keptHow")}</p>
        {kept.length === 0 ? (
          <Nothing>{t("declare.noneKept")}</Nothing>
        ) : (
          <ul className="rows">
            {kept.map((one) => (
              <li key={one.id}>
                <span>
                  <Link to={`/trade/declare/${one.type}?draft=${one.id}`}>
                    {t(`forms.${one.type}`)} {one.name ?? ""} {one.orderNo}
                  </Link>
                  <small>
                    {t(one.isSent ? "declare.sent" : "declare.left")} <Moment at={one.at} />
                  </small>
                  <Copying place={place.code} of={() => one} />
                </span>
                <Sure
                  label={t("declare.forget")}
                  question={t("declare.forgetSure", {
                    name: `${t(`forms.${one.type}`)} ${one.orderNo}`.trim(),
                  })}
                  onSure={() => {
                    forget(place.code, one.id);
                    setKept(drafts(place.code));
                  }}
                />
              </li>
            ))}
          </ul>
        )}
      </section>
    </div>
  );
}
