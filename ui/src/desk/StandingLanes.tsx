import { useQuery } from "@tanstack/react-query";
import { client, told } from "../api/client";
import { Answer } from "../parts/Answer";
import { Moment } from "../parts/Figures";
import { State } from "../parts/State";
import { useWords } from "../words/language";
import { useNamed } from "./parts/named";

/** How the submission stands: an officer sees the lane of the own regulator, people of the zone all four. */
export function StandingLanes(path: { ebpCode: string; orderNo: string }) {
  const { t } = useWords("desk");
  const named = useNamed();
  const query = useQuery({
    queryKey: ["lanes", path.ebpCode, path.orderNo],
    queryFn: () => told(client.GET("/api/v1/dossiers/{ebpCode}/{orderNo}/lanes", { params: { path } })),
  });
  return (
    <section className="part">
      <h2>{t("lanes.title")}</h2>
      <Answer query={query}>
        {({ lanes }) => (
          <ul className="desk-lanes">
            {lanes.map((one) => (
              <li key={one.regulator}>
                <strong>{named("regulators", one.regulator.toLowerCase())}</strong>
                <State state={one.state} text={one.text} />
                {one.since && (
                  <span>
                    {t("lanes.since")} <Moment at={one.since} />
                  </span>
                )}
                <span>
                  {t("lanes.holder")} {named("holders", one.holder)}
                </span>
                {one.reasons.length > 0 && <span className="soft">{one.reasons.join(" · ")}</span>}
              </li>
            ))}
          </ul>
        )}
      </Answer>
    </section>
  );
}
