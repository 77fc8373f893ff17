import { useQuery } from "@tanstack/react-query";
import { client, told, type Schemas } from "../api/client";
import { Answer } from "../parts/Answer";
import { Moment, useClock } from "../parts/Figures";
import { useSay, useWords } from "../words/language";
import type { Dossier } from "./ask";

type Lane = Schemas["Lane"];
type Regulator = Lane["regulator"];

const REGULATORS: readonly Regulator[] = ["CUSTOMS", "INSPECTION", "TAX", "EXCHANGE"];

/** What happens to the tax and its guarantee; everything else in a history is customs'. */
const TAX = /^(Tax|Quota|Guarantee)/;

const COLUMNS_MOST = 12;

const TONES: Record<Lane["holder"], string> = {
  ENTERPRISE: "attention",
  GUARANTOR: "attention",
  WITHHOLDER: "attention",
  CUSTOMS: "moving",
  INSPECTION: "moving",
  TAX: "moving",
  BANK: "moving",
  EXCHANGE: "moving",
  NOBODY: "quiet",
};

/** How it stands with each regulator, and when it came there: four lanes over one line of moments. */
export function Lanes({ dossier }: { dossier: Dossier }) {
  const { t } = useWords("trader");
  const path = { ebpCode: dossier.ebpCode, orderNo: dossier.orderNo };
  const query = useQuery({
    queryKey: ["dossier", path.ebpCode, path.orderNo, "lanes"],
    queryFn: () => told(client.GET("/api/v1/dossiers/{ebpCode}/{orderNo}/lanes", { params: { path } })),
  });
  return (
    <section className="part">
      <h2>{t("lanes.title")}</h2>
      <Answer query={query}>{({ lanes }) => <Course lanes={lanes} dossier={dossier} />}</Answer>
    </section>
  );
}

/** Moments of one second are one column: they were decided together. */
function second(at: string): string {
  return at.slice(0, 19);
}

function Course({ lanes, dossier }: { lanes: Lane[]; dossier: Dossier }) {
  const { t } = useWords("trader");
  const clock = useClock();
  const say = useSay();
  const moments = [
    ...new Set([
      ...dossier.timeline.map((one) => second(one.at)),
      ...lanes.flatMap((one) => (one.since ? [second(one.since)] : [])),
    ]),
  ]
    .sort()
    .slice(-COLUMNS_MOST);
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={t("lanes.title")}>
      <table className="lanes">
        <thead>
          <tr>
            <th scope="col">{t("lanes.regulator")}</th>
            <th scope="col">{t("lanes.now")}</th>
            {moments.map((moment) => (
              <th scope="col" key={moment} className="moment">
                {clock(`${moment}Z`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {REGULATORS.map((regulator) => {
            const lane = lanes.find((one) => one.regulator === regulator);
            if (lane === undefined) return null;
            return (
              <tr key={regulator}>
                <th scope="row">{t(`lanes.names.${regulator}`)}</th>
                <td>
                  <span className={`verdict ${TONES[lane.holder]}`}>{say(lane.text)}</span>
                  <small>{t("lanes.turn", { holder: t(`lanes.holders.${lane.holder}`) })}</small>
                  {lane.since && (
                    <small>
                      {t("lanes.since")} <Moment at={lane.since} />
                    </small>
                  )}
                </td>
                {moments.map((moment) => (
                  <td key={moment} className="moment">
                    <Points moment={moment} lane={lane} dossier={dossier} />
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function Points({ moment, lane, dossier }: { moment: string; lane: Lane; dossier: Dossier }) {
  const say = useSay();
  const { regulator } = lane;
  const happened = dossier.timeline.filter(
    (one) =>
      second(one.at) === moment &&
      (regulator === "TAX" ? TAX.test(one.event) : regulator === "CUSTOMS" && !TAX.test(one.event)),
  );
  const isNow = lane.since !== null && second(lane.since) === moment;
  if (happened.length === 0 && !isNow) return <span className="point none" aria-hidden="true" />;
  const words = happened.length > 0 ? happened.map((one) => say(one.text)) : [say(lane.text)];
  return (
    <span className={isNow ? `point ${TONES[lane.holder]}` : "point"} title={words.join("\n")}>
      <span className="unseen">{words.join(" ")}</span>
      <span aria-hidden="true">{happened.length > 1 ? happened.length : ""}</span>
    </span>
  );
}
