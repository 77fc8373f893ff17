import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { client, told, type Schemas } from "../api/client";
import { Answer } from "../parts/Answer";
import { Amount, Moment, useClock } from "../parts/Figures";
import { useSay, useWords } from "../words/language";
import { PAPERS, type Dossier } from "./ask";

type Lane = Schemas["Lane"];
type Regulator = Lane["regulator"];

const REGULATORS: readonly Regulator[] = ["CUSTOMS", "INSPECTION", "TAX", "EXCHANGE"];

/** What happens to the tax and its guarantee; everything else in a history is customs'. */
const TAX = /^(Tax|Quota|Guarantee)/;

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
  const { t: common } = useWords();
  const clock = useClock();
  const say = useSay();
  const moments = [
    ...new Set([
      ...dossier.timeline.map((one) => second(one.at)),
      ...lanes.flatMap((one) => (one.since ? [second(one.since)] : [])),
    ]),
  ].sort();
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={t("lanes.title")}>
      <table className="lanes">
        <thead>
          <tr>
            <th scope="col" rowSpan={2}>
              {t("lanes.regulator")}
            </th>
            <th scope="col" rowSpan={2}>
              {t("lanes.now")}
            </th>
            {moments.length > 0 && (
              <th scope="colgroup" colSpan={moments.length}>
                {common("chinaTime")}
              </th>
            )}
          </tr>
          <tr>
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
                  {lane.reasons.length > 0 && <Reasons lane={lane} dossier={dossier} />}
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

/** States of customs whose reasons are the codes of faults, and those whose reasons are papers. */
const REFUSED = new Set(["REJECTED", "TURNED_BACK"]);
const AWAITED = new Set(["COLLECTING", "WAITING", "EXPIRED"]);

/** What led to where a lane stands. */
function Reasons({ lane, dossier }: { lane: Lane; dossier: Dossier }) {
  const { t } = useWords("trader");
  const say = useSay();
  const { regulator, state, reasons } = lane;
  const [first = "", second = ""] = reasons;
  if (regulator === "CUSTOMS" && state === "HELD")
    return <small>{t("lanes.held", { needed: first, available: second })}</small>;
  if (regulator === "CUSTOMS" && REFUSED.has(state))
    return reasons.map((reason) => (
      <small key={reason}>
        <Link to={`/codes/${reason}`}>{reason}</Link>{" "}
        {[...new Set(dossier.faults.filter((one) => codeOf(one) === reason).map((one) => say(one.text)))].join(
          " ",
        )}
      </small>
    ));
  if (regulator === "CUSTOMS" && AWAITED.has(state))
    return (
      <small>
        {t("next.missing")} {reasons.map((one) => (isPaper(one) ? t(`papers.${one}`) : one)).join(" · ")}
      </small>
    );
  if (regulator === "TAX") return <Amount yuan={first} />;
  return <small>{`${t(isStatus(reasons) ? "lanes.status" : "lanes.number")} ${reasons.join(" · ")}`}</small>;
}

/** What customs would answer, else the platform's own number, as a lane names a fault. */
function codeOf(fault: Dossier["faults"][number]): string {
  return fault.customs || `GW${fault.number}`;
}

function isPaper(text: string): text is (typeof PAPERS)[number] {
  return PAPERS.some((one) => one === text);
}

/** Statuses of customs have three digits. */
function isStatus([only = "", ...others]: readonly string[]): boolean {
  return others.length === 0 && /^\d{3}$/.test(only);
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
