import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { client, told, type Schemas } from "../api/client";
import { Answer, Nothing } from "../parts/Answer";
import { Day } from "../parts/Figures";
import { useWords } from "../words/language";
import { useSaid } from "./figures";
import { useCreditClass } from "./names";

type Channel = Schemas["GreenChannel"];

/** Who goes first, who no longer does and why: for everybody to see. */
export function GreenChannel() {
  const { t } = useWords("city");
  const query = useQuery({
    queryKey: ["green-channel"],
    queryFn: () => told(client.GET("/api/v1/statistics/green-channel")),
  });
  return (
    <section className="part" aria-labelledby="green-channel">
      <h2 id="green-channel">{t("green.title")}</h2>
      <p>
        {t("green.lead")}{" "}
        <Link to="/rules/R-085" className="unbroken">
          R-085
        </Link>
      </p>
      <Answer query={query}>{(channel) => <Shown channel={channel} />}</Answer>
    </section>
  );
}

function Shown({ channel: { members, left, used, from } }: { channel: Channel }) {
  const { t } = useWords("city");
  const said = useSaid();
  const creditClass = useCreditClass();
  return (
    <>
      <p className="soft">
        {t("green.since")} <Day date={from} />:{" "}
        {used === null ? t("withheld") : t("green.used", { count: used, said: said.count(used) })}
      </p>
      {members.length === 0 ? (
        <Nothing>{t("green.nobody")}</Nothing>
      ) : (
        <div className="scroll" tabIndex={0} role="region" aria-label={t("green.members")}>
          <table>
            <caption>{t("green.members")}</caption>
            <thead>
              <tr>
                <th scope="col">{t("green.enterprise")}</th>
                <th scope="col">{t("times.creditClass")}</th>
                <th scope="col">{t("green.first")}</th>
              </tr>
            </thead>
            <tbody>
              {members.map((one) => (
                <tr key={`${one.code} ${one.validFrom}`}>
                  <th scope="row">
                    <span lang="zh-CN">{one.name}</span> <code>{one.code}</code>
                  </th>
                  <td>{creditClass(one.credit)}</td>
                  <td>
                    <Day date={one.validFrom} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {left.length > 0 && (
        <div className="scroll" tabIndex={0} role="region" aria-label={t("green.left")}>
          <table>
            <caption>{t("green.left")}</caption>
            <thead>
              <tr>
                <th scope="col">{t("green.enterprise")}</th>
                <th scope="col">{t("green.first")}</th>
                <th scope="col">{t("green.last")}</th>
                <th scope="col">{t("green.why")}</th>
              </tr>
            </thead>
            <tbody>
              {left.map((one) => (
                <tr key={`${one.code} ${one.validTo}`}>
                  <th scope="row">
                    <span lang="zh-CN">{one.name}</span> <code>{one.code}</code>
                  </th>
                  <td>
                    <Day date={one.validFrom} />
                  </td>
                  <td>
                    <Day date={one.validTo} />
                  </td>
                  <td>{one.why.map((reason) => t(`green.reasons.${reason}`)).join(" · ")}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}
