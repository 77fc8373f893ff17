import { useEffect, useMemo, useState, type ReactNode } from "react";
import { Link, useSearchParams } from "react-router";
import { Day } from "../../parts/Figures";
import { useOnline, showScheme } from "../../parts/preferences";
import { useWords } from "../../words/language";
import "../city.css";
import { useSaid } from "../figures";
import { clockOf, courseOf, minuteInChina, type Course, type Reached } from "./course";
import { Landscape } from "./Landscape";
import { Lists } from "./Lists";
import { useCounter } from "./moving";
import "./screen.css";
import "./sizes.css";
import { useStage } from "./stage";

/** The day of the zone for a hall: to be read from five metres, live or played. */
export function Component() {
  const { t } = useWords("city");
  const [isRunning, setRunning] = useState(true);
  const stage = useStage(isRunning);
  useAskedScheme();
  useTitle(t("screen.title"));
  useKeys(() => setRunning((before) => !before));
  return (
    <main className="screen">
      <header>
        <img src="/assets/mark.svg" alt="" />
        <div>
          <h1>{t("screen.title")}</h1>
          <p>{t("screen.subtitle")}</p>
        </div>
        {stage.isRight && (
          <p className="clock">
            <span className={stage.isReplay ? "played badge" : "badge"}>
              {t(stage.isReplay ? "screen.replay" : "screen.today")}
            </span>
            <Day date={stage.day} />
            <strong>{clockOf(stage.minute)}</strong>
            <span>{t("screen.clock")}</span>
          </p>
        )}
      </header>
      <Body stage={stage} />
      <Controls isRunning={isRunning} onPause={() => setRunning(!isRunning)} />
    </main>
  );
}

type Stage = ReturnType<typeof useStage>;

function Body({ stage }: { stage: Stage }) {
  const { t } = useWords("city");
  const { t: everywhere } = useWords();
  const isOnline = useOnline();
  const course = useMemo(
    () => (stage.course.data === undefined ? undefined : courseOf(stage.course.data)),
    [stage.course.data],
  );
  if (!stage.isRight) return <Said>{t("screen.wrongDay", { day: stage.day })}</Said>;
  if (course === undefined || stage.zone.data === undefined)
    return (
      <Said>
        {stage.course.isError || stage.zone.isError ? everywhere("unreachable") : t("screen.loading")}
      </Said>
    );
  const isStale = !isOnline || stage.course.isError || stage.zone.isError;
  const at = clockOf(minuteInChina(stage.course.dataUpdatedAt));
  const whole = stage.course.data?.total;
  return (
    <>
      {stage.isReplay ? (
        <Figures stage={stage} reached={whole ? course.reached(stage.minute) : null} />
      ) : (
        <LiveFigures stage={stage} />
      )}
      <section className="day">
        <Legend stage={stage} />
        <Landscape
          course={course}
          minute={stage.minute}
          before={stage.before.data?.days.filter(isNamed) ?? []}
        />
        <Hours course={course} />
        {isStale ? (
          <p className="said stale" role="status">
            {t("screen.stale", { time: at })}
          </p>
        ) : (
          (whole === null || whole?.declarations === 0) && (
            <p className="said" role="status">
              {t(stage.isReplay || whole === null ? "screen.emptyReplay" : "screen.empty")}
            </p>
          )
        )}
      </section>
      <div className="lists">
        <Lists zone={stage.zone.data} note={stage.isReplay ? t("screen.wholeDay") : ""} />
      </div>
    </>
  );
}

function isNamed(cell: { key: string }): boolean {
  return cell.key !== "";
}

function Said({ children }: { children: ReactNode }) {
  return (
    <p className="alone" role="status">
      {children}
    </p>
  );
}

/** The figures of the moment go over to the next ones. */
function LiveFigures({ stage }: { stage: Stage }) {
  const total = stage.course.data?.total ?? null;
  const declarations = useCounter(total?.declarations ?? 0);
  const goods = useCounter(Number(total?.goods ?? 0));
  const tax = useCounter(Number(total?.tax ?? 0));
  return <Figures stage={stage} reached={total && { declarations, goods, tax }} />;
}

function Figures({ stage, reached }: { stage: Stage; reached: Reached | null }) {
  const { t } = useWords("city");
  const said = useSaid();
  const all = stage.times.data?.all;
  const withheld = <span className="none">{t("withheld")}</span>;
  return (
    <dl className="numbers">
      <div className="first">
        <dt>{t("screen.declarations")}</dt>
        <dd>{reached === null ? withheld : said.count(Math.floor(reached.declarations + 1e-6))}</dd>
      </div>
      <div>
        <dt>{t("screen.goods")}</dt>
        <dd>{reached === null ? withheld : said.brief(reached.goods)}</dd>
      </div>
      <div>
        <dt>{t("screen.tax")}</dt>
        <dd>{reached === null ? withheld : said.brief(reached.tax)}</dd>
      </div>
      <div>
        <dt>{t("screen.median")}</dt>
        <dd>
          {all ? said.time(all.median) : withheld}
          {all && <small>{t("screen.p95", { time: said.time(all.p95) })}</small>}
        </dd>
      </div>
    </dl>
  );
}

function Legend({ stage }: { stage: Stage }) {
  const { t } = useWords("city");
  return (
    <ul className="legend">
      {(stage.before.data?.days.some(isNamed) ?? false) && (
        <li className="of-mountains">{t("screen.mountains")}</li>
      )}
      <li className="of-way">{t(stage.isReplay ? "screen.wayReplay" : "screen.way")}</li>
      <li className="of-river">{t("screen.river")}</li>
    </ul>
  );
}

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
const STEPS_OF_AN_HOUR = 12;

/** The river for whoever reads by ear. */
function Hours({ course }: { course: Course }) {
  const { t } = useWords("city");
  return (
    <table className="unseen">
      <caption>{t("screen.table")}</caption>
      <tbody>
        {HOURS.map((hour) => (
          <tr key={hour}>
            <th scope="row">{clockOf(hour * 60)}</th>
            <td>
              {course.steps
                .slice(hour * STEPS_OF_AN_HOUR, (hour + 1) * STEPS_OF_AN_HOUR)
                .reduce((sum, one) => sum + one, 0)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function toggleFullScreen(): void {
  if (document.fullscreenElement) void document.exitFullscreen();
  else void document.documentElement.requestFullscreen();
}

function Controls({ isRunning, onPause }: { isRunning: boolean; onPause: () => void }) {
  const { t } = useWords("city");
  const [isFull, setFull] = useState(document.fullscreenElement !== null);
  useEffect(() => {
    const changed = () => setFull(document.fullscreenElement !== null);
    document.addEventListener("fullscreenchange", changed);
    return () => document.removeEventListener("fullscreenchange", changed);
  }, []);
  return (
    <div className="controls">
      <button type="button" onClick={onPause}>
        {t(isRunning ? "screen.pause" : "screen.go")}
      </button>
      <button type="button" onClick={toggleFullScreen}>
        {t(isFull ? "screen.leaveFullScreen" : "screen.fullScreen")}
      </button>
      <Link to="/zone">{t("zone.title")}</Link>
    </div>
  );
}

function useKeys(onPause: () => void) {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === "f" || event.key === "F") toggleFullScreen();
      // On a button the space bar presses the button.
      else if (event.key === " " && !(event.target instanceof HTMLButtonElement)) {
        event.preventDefault();
        onPause();
      }
    };
    addEventListener("keydown", pressed);
    return () => removeEventListener("keydown", pressed);
  });
}

function useTitle(title: string) {
  const { t } = useWords();
  const name = t("name");
  useEffect(() => {
    document.title = `${title} · ${name}`;
  }, [title, name]);
}

/** A hall has its own light: `scheme=dark` or `scheme=light` in the address, for this page alone. */
function useAskedScheme() {
  const [search] = useSearchParams();
  const asked = search.get("scheme");
  useEffect(() => {
    if (asked !== "dark" && asked !== "light") return;
    document.documentElement.dataset["scheme"] = asked;
    return showScheme;
  }, [asked]);
}
