import type { Schemas } from "../api/client";
import { Nothing } from "../parts/Answer";
import { useClock } from "../parts/Figures";
import { useWords } from "../words/language";
import type { PeopleWords } from "./words/zh";

type Told = Schemas["BuyerAnswer"];
type Looked = Told["accesses"][number];

/** The name in a certificate, without what stands around it for machines. */
export function plainName(name: string): string {
  return /CN=([^,]+)/.exec(name)?.[1] ?? name;
}

/** Everything that moved the quota in the year. */
export function Moves({ moves }: { moves: Told["moves"] }) {
  const { t } = useWords("people");
  const clock = useClock();
  if (moves === null) return <Nothing>{t("buyer.movesMany")}</Nothing>;
  return (
    <section className="part">
      <h2>{t("buyer.moves")}</h2>
      {moves.length === 0 ? (
        <Nothing>{t("buyer.movesNone")}</Nothing>
      ) : (
        <div className="scroll" tabIndex={0} role="region" aria-label={t("buyer.moves")}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t("buyer.at")}</th>
                <th scope="col">{t("buyer.kind")}</th>
                <th scope="col">{t("buyer.orderNo")}</th>
                <th scope="col" className="number">
                  {t("buyer.effect")}
                </th>
                <th scope="col" className="number">
                  {t("buyer.balance")}
                </th>
              </tr>
            </thead>
            <tbody>
              {moves.map((one, index) => (
                <tr key={index}>
                  <td>{clock(one.at)}</td>
                  <td>{t(`buyer.kinds.${one.kind as keyof PeopleWords["buyer"]["kinds"]}`)}</td>
                  <td>
                    <code>{one.orderNo}</code>
                  </td>
                  <td className="number">{one.effect}</td>
                  <td className="number">{one.balance}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

type Whats = PeopleWords["buyer"]["whats"];

const WHATS: readonly (keyof Whats)[] = ["QUOTA", "BUYER", "PRE_CHECK", "REVEAL", "MASKED", "DECLARATION"];

/** Who looked at what of the buyer, and what for. */
export function Looks({ looks }: { looks: Looked[] }) {
  const { t } = useWords("people");
  const clock = useClock();
  const what = (one: string): keyof Whats => WHATS.find((known) => known === one) ?? "statement";
  const outcome = (one: string) => (one === "TOLD" || one === "REFUSED" ? one : "other");
  return (
    <section className="part">
      <h2>{t("buyer.looks")}</h2>
      <p className="soft">{t("buyer.looksLead")}</p>
      {looks.length === 0 ? (
        <Nothing>{t("buyer.looksNone")}</Nothing>
      ) : (
        <div className="scroll" tabIndex={0} role="region" aria-label={t("buyer.looks")}>
          <table className="looks">
            <thead>
              <tr>
                <th scope="col">{t("buyer.at")}</th>
                <th scope="col">{t("buyer.role")}</th>
                <th scope="col">{t("buyer.who")}</th>
                <th scope="col">{t("buyer.what")}</th>
                <th scope="col">{t("buyer.outcome")}</th>
                <th scope="col">{t("buyer.purpose")}</th>
              </tr>
            </thead>
            <tbody>
              {looks.map((one, index) => (
                <tr key={index}>
                  <td>{clock(one.at)}</td>
                  <td>{t(`buyer.roles.${one.role as keyof PeopleWords["buyer"]["roles"]}`)}</td>
                  <td>{one.who && plainName(one.who)}</td>
                  <td>{t(`buyer.whats.${what(one.what)}`)}</td>
                  <td>{t(`buyer.outcomes.${outcome(one.outcome)}`)}</td>
                  <td>{one.purpose}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
