import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { client, told, type Schemas } from "../api/client";
import { Ending } from "../operate/Ending";
import { Answer } from "../parts/Answer";
import { Amount, Day, Moment } from "../parts/Figures";
import { GreenStanding } from "../parts/GreenStanding";
import { Head } from "../parts/Head";
import { State } from "../parts/State";
import { useSession } from "../shell/session";
import { useWords } from "../words/language";
import { HELD, newest, orNone, PAPERS, pathOf, REFUSED, WAITING, type Summary } from "./ask";
import { Kinds } from "./Kinds";
import { One, useNotices } from "./Recalls";

const LOOKED_FOR = 50;
const SHOWN = 5;

/** From this share on, in percent, a guarantee is said to be low. */
const LOW = 80;

/** What needs somebody of the enterprise now. */
export function Component() {
  const { t } = useWords("trader");
  const { data: session } = useSession();
  const place = session?.enterprise;
  if (!place) return null;
  return (
    <div className="page">
      <Head title={t("home.title")} lead={`${place.name} ${place.code}`} />
      <div className="concerns">
        <Concern
          state={REFUSED}
          title={t("home.refused")}
          none={t("home.noneRefused")}
          row={(one) => <State state={one.state} text={one.stateText} />}
        />
        <Concern state={WAITING} title={t("home.waiting")} none={t("home.noneWaiting")} row={waits} />
        <Concern state={HELD} title={t("home.held")} none={t("home.noneHeld")} row={waits} />
        <Guarantee code={place.code} />
        <Endings />
        <section className="concern">
          <GreenStanding code={place.code} />
        </section>
        <Returns />
        {place.roles.includes("ecommerce") && <Recalls />}
      </div>
    </div>
  );
}

/** Recalls that the enterprise has not finished. */
function Recalls() {
  const { t } = useWords("trader");
  const query = useNotices();
  return (
    <section className="concern">
      <Answer query={query}>
        {({ notices }) => {
          const open = notices.filter((one) => one.stage !== "FINISHED");
          return (
            <>
              <h2>
                {t("recalls.title")} <Count count={open.length} isAll />
              </h2>
              {open.length === 0 ? (
                <p className="soft">{t("recalls.none")}</p>
              ) : (
                <ul className="rows">
                  {open.slice(0, SHOWN).map((one) => (
                    <One key={one.recall} notice={one} />
                  ))}
                </ul>
              )}
              {notices.length > 0 && <Link to="/trade/recalls">{t("home.all")}</Link>}
            </>
          );
        }}
      </Answer>
    </section>
  );
}

function waits(one: Summary): ReactNode {
  return <Waits summary={one} />;
}

function Waits({ summary }: { summary: Summary }) {
  const { t } = useWords("trader");
  const missing = PAPERS.filter((paper) => !summary.documents.includes(paper));
  return (
    <>
      {missing.length > 0 && (
        <span>
          {t("home.missing")} <Kinds kinds={missing} />
        </span>
      )}
      {summary.waitingSince && (
        <span>
          {t("home.since")} <Moment at={summary.waitingSince} />
        </span>
      )}
    </>
  );
}

function Concern(props: { state: string; title: string; none: string; row: (one: Summary) => ReactNode }) {
  const { t } = useWords("trader");
  const query = useQuery({
    queryKey: ["dossiers", "newest", props.state],
    queryFn: ({ signal }) => newest(props.state, LOOKED_FOR, signal),
  });
  return (
    <section className="concern">
      <Answer query={query}>
        {({ found, isAll }) => (
          <>
            <h2>
              {props.title} <Count count={found.length} isAll={isAll} />
            </h2>
            {found.length === 0 ? (
              <p className="soft">{isAll ? props.none : t("home.notAll")}</p>
            ) : (
              <ul className="rows">
                {found.slice(0, SHOWN).map((one) => (
                  <li key={`${one.ebpCode} ${one.orderNo}`}>
                    <span>
                      <Link to={pathOf(one)}>{one.orderNo}</Link>
                    </span>
                    {props.row(one)}
                  </li>
                ))}
              </ul>
            )}
            {found.length > SHOWN && (
              <Link to={`/dossiers?${new URLSearchParams({ state: props.state })}`}>{t("home.all")}</Link>
            )}
          </>
        )}
      </Answer>
    </section>
  );
}

function Count({ count, isAll }: { count: number; isAll: boolean }) {
  return (
    <span className={count === 0 ? "tally" : "tally some"}>
      {count}
      {!isAll && "+"}
    </span>
  );
}

function Guarantee({ code }: { code: string }) {
  const { t } = useWords("trader");
  const query = useQuery({
    queryKey: ["guarantee", code],
    queryFn: () => orNone(told(client.GET("/api/v1/guarantees/{code}", { params: { path: { code } } }))),
  });
  return (
    <section className="concern">
      <h2>{t("guarantee.title")}</h2>
      <Answer query={query}>
        {(one) =>
          one === null ? (
            <p className="soft">{t("guarantee.none")}</p>
          ) : (
            <>
              <Used guarantee={one} />
              <Link to="/trade/guarantee">{t("guarantee.open")}</Link>
            </>
          )
        }
      </Answer>
    </section>
  );
}

type Standing = Schemas["GuaranteeStanding"];

/** How much of a guarantee is occupied: the share is drawn, the amounts are told. */
export function Used({ guarantee }: { guarantee: Standing }) {
  const { t } = useWords("trader");
  const limit = Number(guarantee.limit);
  // Only to draw with; amounts are shown as they were told.
  const share = limit > 0 ? Math.min(100, Math.round((Number(guarantee.occupied) / limit) * 100)) : 100;
  return (
    <>
      <meter className="used" min={0} max={100} high={LOW} optimum={0} value={share}>
        {share}%
      </meter>
      {share >= LOW && (
        <p className={share < 100 ? "verdict attention" : "verdict stopped"}>
          {t(share < 100 ? "guarantee.low" : "guarantee.usedUp")}
        </p>
      )}
      <dl className="facts columns">
        <div>
          <dt>{t("guarantee.left")}</dt>
          <dd>
            <Amount yuan={guarantee.left} />
          </dd>
        </div>
        <div>
          <dt>{t("guarantee.occupied", { share })}</dt>
          <dd>
            <Amount yuan={guarantee.occupied} />
          </dd>
        </div>
        <div>
          <dt>{t("guarantee.limit")}</dt>
          <dd>
            <Amount yuan={guarantee.limit} />
          </dd>
        </div>
        <div>
          <dt>{t("guarantee.validTo")}</dt>
          <dd>
            <Day date={guarantee.validTo} />
          </dd>
        </div>
      </dl>
    </>
  );
}

function Endings() {
  const { t } = useWords("trader");
  const query = useQuery({
    queryKey: ["reminders"],
    queryFn: () => told(client.GET("/api/v1/registry/reminders")),
  });
  return (
    <section className="concern">
      <Answer query={query}>
        {({ reminders }) => (
          <>
            <h2>
              {t("home.endings")} <Count count={reminders.length} isAll />
            </h2>
            {reminders.length === 0 ? (
              <p className="soft">{t("home.noneEndings")}</p>
            ) : (
              <ul className="rows">
                {reminders.map((one) => (
                  <li key={`${one.what} ${one.subject}`}>
                    <span>
                      <Ending reminder={one} />
                    </span>
                    <span className={one.over ? "verdict stopped" : "verdict attention"}>
                      {t(one.over ? "home.ended" : "home.ends")} <Day date={one.lastDay} />
                    </span>
                  </li>
                ))}
              </ul>
            )}
          </>
        )}
      </Answer>
    </section>
  );
}

function Returns() {
  const { t } = useWords("trader");
  const query = useQuery({
    queryKey: ["returns"],
    queryFn: () => told(client.GET("/api/v1/returns")),
  });
  return (
    <section className="concern">
      <Answer query={query}>
        {({ returns }) => (
          <>
            <h2>
              {t("returns.due")} <Count count={returns.length} isAll />
            </h2>
            {returns.length === 0 ? (
              <p className="soft">{t("returns.none")}</p>
            ) : (
              <ul className="rows">
                {returns.slice(0, SHOWN).map((one) => (
                  <li key={one.preNo}>
                    <span>
                      <Link to={pathOf(one)}>{one.orderNo}</Link>
                    </span>
                    <span>
                      {t("returns.arriveBy")} <Day date={one.arriveBy} />
                    </span>
                  </li>
                ))}
              </ul>
            )}
            {returns.length > SHOWN && <Link to="/trade/returns">{t("home.all")}</Link>}
          </>
        )}
      </Answer>
    </section>
  );
}
