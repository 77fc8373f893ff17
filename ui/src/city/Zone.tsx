import { Button } from "antd";
import type { ReactNode } from "react";
import { Link, useSearchParams } from "react-router";
import { Answer, Nothing } from "../parts/Answer";
import { Amount, Moment, today } from "../parts/Figures";
import { Head } from "../parts/Head";
import { useSay, useWords } from "../words/language";
import "./city.css";
import { daysOf } from "./days";
import { download } from "./csv";
import { MEASURES, useSaid, type Measure } from "./figures";
import { useChapter, useMode } from "./names";
import { LIVE_MILLISECONDS, useCrossed, useSites, useZone, type Cell, type Zone } from "./queries";
import { Ranking } from "./Ranking";
import { SpanChoice } from "./Span";
import { useSpan, type Span } from "./span";
import { Tiles } from "./Tiles";
import { Hours, Trend } from "./Trend";

/** What the zone does, live. All that is chosen stands in the address. */
export function Component() {
  const { t } = useWords("city");
  const span = useSpan("week");
  const isLive = span.to >= today();
  const query = useZone(span.from, span.to, {
    isAsked: span.isRight,
    every: isLive && LIVE_MILLISECONDS,
  });
  return (
    <div className="page city">
      <Head title={t("zone.title")} lead={t("zone.lead")} />
      <SpanChoice span={span} />
      {span.isRight && (
        <Answer query={query}>
          {(zone) => (
            <>
              {query.isError && (
                <p className="stale" role="status">
                  {t("stale")}
                </p>
              )}
              <Dashboard zone={zone} span={span} isLive={isLive} />
            </>
          )}
        </Answer>
      )}
    </div>
  );
}

function Dashboard({ zone, span, isLive }: { zone: Zone; span: Span; isLive: boolean }) {
  const { t } = useWords("city");
  const [search] = useSearchParams();
  const measure = MEASURES.find((one) => one === search.get("by")) ?? "declarations";
  return (
    <>
      <Totals zone={zone} />
      <p className="as-of">
        {t("asOf")} <Moment at={zone.asOf} />
        {isLive && ` · ${t("live")}`}
        <Button type="link" onClick={() => download(`zone-${zone.from}-${zone.to}.csv`, rowsOf(zone))}>
          {t("csv")}
        </Button>
      </p>
      {zone.days.length === 0 && zone.modes.length === 0 ? (
        <Nothing>{zone.total === null ? t("withheldWhy", { least: zone.least }) : t("empty")}</Nothing>
      ) : (
        <>
          <MeasureChoice measure={measure} />
          <Panels zone={zone} span={span} measure={measure} isLive={isLive} />
          <p className="soft">{t("least", { least: zone.least })}</p>
        </>
      )}
    </>
  );
}

function Totals({ zone }: { zone: Zone }) {
  const { t } = useWords("city");
  const said = useSaid();
  return (
    <dl className="totals">
      {MEASURES.map((measure) => (
        <div key={measure}>
          <dt>{t(`zone.totals.${measure}`)}</dt>
          <dd>
            {zone.total === null ? (
              <span className="withheld">{t("withheld")}</span>
            ) : measure === "declarations" ? (
              said.count(zone.total.declarations)
            ) : (
              <Amount yuan={zone.total[measure]} />
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function MeasureChoice({ measure }: { measure: Measure }) {
  const { t } = useWords("city");
  const [search] = useSearchParams();
  const by = (one: Measure) => {
    const next = new URLSearchParams(search);
    next.set("by", one);
    return next.toString();
  };
  return (
    <nav className="families measures" aria-label={t("measure")}>
      <span aria-hidden="true">{t("measure")}</span>
      {MEASURES.map((one) => (
        <Link
          key={one}
          preventScrollReset
          aria-current={one === measure ? "page" : undefined}
          to={{ search: by(one) }}
        >
          {t(`measures.${one}`)}
        </Link>
      ))}
    </nav>
  );
}

interface PanelsProps {
  zone: Zone;
  measure: Measure;
  isLive: boolean;
}

function Panels({ zone, span, measure, isLive }: PanelsProps & { span: Span }) {
  const { t } = useWords("city");
  const mode = useMode();
  const site = useSites(span.to);
  const say = useSay();
  const { language } = useWords();
  const named = (cell: Cell, other = "") => (cell.name ? say(cell.name) : other);
  return (
    <div className="panels">
      {daysOf(zone.from, zone.to) > 1 && (
        <Panel title={t("zone.trend")} isWide>
          <Trend cells={zone.days} measure={measure} from={zone.from} to={zone.to} />
        </Panel>
      )}
      <Panel title={t("zone.hours")}>
        <Hours cells={zone.hours} measure={measure} />
      </Panel>
      <div className="stacked">
        <Panel title={t("zone.mode")}>
          <Ranking
            label={t("zone.mode")}
            cells={zone.modes}
            measure={measure}
            name={(cell) => <Coded code={cell.key}>{mode(cell.key)}</Coded>}
          />
        </Panel>
        <Panel title={t("zone.site")}>
          <Ranking
            label={t("zone.site")}
            cells={zone.sites}
            measure={measure}
            name={(cell) => (
              <Coded code={cell.key}>
                <span lang={language === "zh" || cell.name?.en !== cell.name?.zh ? undefined : "zh-CN"}>
                  {cell.name ? say(cell.name) : site(cell.key)}
                </span>
              </Coded>
            )}
          />
        </Panel>
      </div>
      <Chapters zone={zone} measure={measure} isLive={isLive} />
      <Origins zone={zone} measure={measure} isLive={isLive} />
      <Panel title={t("zone.province")} isWide hint={t("zone.provinceHint")}>
        <div className="provinces">
          <Tiles cells={zone.provinces} measure={measure} />
          <div>
            <Ranking
              label={t("zone.province")}
              cells={zone.provinces}
              measure={measure}
              other={t("otherOrUnknown")}
              name={(cell) => named(cell, cell.key)}
            />
          </div>
        </div>
      </Panel>
    </div>
  );
}

/** The address with a chapter or an origin chosen, or with none. */
function useChosen(name: "chapter" | "origin") {
  const [search] = useSearchParams();
  const to = (key: string | undefined) => {
    const next = new URLSearchParams(search);
    if (key === undefined) next.delete(name);
    else next.set(name, key);
    return { search: next.toString() };
  };
  return { chosen: search.get(name), to };
}

/** Chapters, also those of an origin, and the headings of the one chosen; the back button leads back. */
function Chapters({ zone, measure, isLive }: PanelsProps) {
  const { t } = useWords("city");
  const say = useSay();
  const chapter = useChapter();
  const { chosen, to } = useChosen("chapter");
  const { chosen: origin } = useChosen("origin");
  const of = useOrigin(zone);
  const crossed = useCrossed(zone.from, zone.to, { origin }, isLive && LIVE_MILLISECONDS);
  if (chosen === null)
    return (
      <Panel
        title={origin === null ? t("zone.chapter") : t("zone.chapterOf", { origin: of(origin) })}
        hint={t("zone.chapterHint")}
      >
        <CrossedOr isCrossed={origin !== null} query={crossed} cells={zone.chapters}>
          {(cells) => (
            <Ranking
              label={t("zone.chapter")}
              cells={cells}
              measure={measure}
              isOfLines
              name={(cell) => (
                <Coded code={cell.key}>
                  <Link preventScrollReset to={to(cell.key)}>
                    {chapter(cell.key) || cell.key}
                  </Link>
                </Coded>
              )}
            />
          )}
        </CrossedOr>
      </Panel>
    );
  const headings = zone.headings.filter((cell) => cell.key !== "" && cell.key.startsWith(chosen));
  return (
    <Panel title={t("zone.heading", { chapter: `${chosen} ${chapter(chosen)}` })}>
      <p>
        <Link preventScrollReset to={to(undefined)}>
          ← {t("zone.allChapters")}
        </Link>
      </p>
      {headings.length === 0 ? (
        <Nothing>{t("zone.noHeadings")}</Nothing>
      ) : (
        <Ranking
          label={t("zone.heading", { chapter: chosen })}
          cells={headings}
          measure={measure}
          isOfLines
          name={(cell) => (
            <Coded code={cell.key}>
              <Link to={`/commodities?q=${cell.key}`}>{cell.name ? say(cell.name) : cell.key}</Link>
            </Coded>
          )}
        />
      )}
    </Panel>
  );
}

/** Origins, also those of the chapter chosen; each leads to its chapters. */
function Origins({ zone, measure, isLive }: PanelsProps) {
  const { t } = useWords("city");
  const say = useSay();
  const chapter = useChapter();
  const { chosen, to } = useChosen("origin");
  const { chosen: of } = useChosen("chapter");
  const named = useOrigin(zone);
  const crossed = useCrossed(zone.from, zone.to, { chapter: of }, isLive && LIVE_MILLISECONDS);
  return (
    <Panel title={of === null ? t("zone.origin") : t("zone.originOf", { chapter: `${of} ${chapter(of)}` })}>
      {chosen !== null && (
        <p>
          {t("zone.chosenOrigin", { origin: named(chosen) })}{" "}
          <Link preventScrollReset to={to(undefined)}>
            {t("zone.allOrigins")}
          </Link>
        </p>
      )}
      <CrossedOr isCrossed={of !== null} query={crossed} cells={zone.origins}>
        {(cells) => (
          <Ranking
            label={t("zone.origin")}
            cells={cells}
            measure={measure}
            isOfLines
            name={(cell) => (
              <Link
                preventScrollReset
                to={to(cell.key)}
                aria-current={cell.key === chosen ? "true" : undefined}
              >
                {cell.name ? say(cell.name) : cell.key}
              </Link>
            )}
          />
        )}
      </CrossedOr>
    </Panel>
  );
}

/** What an origin is called. */
function useOrigin(zone: Zone): (key: string) => string {
  const say = useSay();
  return (key) => {
    const name = zone.origins.find((one) => one.key === key)?.name;
    return name ? say(name) : key;
  };
}

interface CrossedOrProps {
  isCrossed: boolean;
  query: ReturnType<typeof useCrossed>;
  cells: readonly Cell[];
  children: (cells: readonly Cell[]) => ReactNode;
}

/** The list of the whole zone, or what is told of it along another dimension. */
function CrossedOr({ isCrossed, query, cells, children }: CrossedOrProps) {
  const { t } = useWords("city");
  if (!isCrossed) return children(cells);
  return (
    <Answer query={query}>
      {(crossed) =>
        crossed.cells.length === 0 ? (
          <Nothing>{t("zone.withheld", { least: crossed.least })}</Nothing>
        ) : (
          children(crossed.cells)
        )
      }
    </Answer>
  );
}

function Coded({ code, children }: { code: string; children: ReactNode }) {
  return (
    <>
      <code>{code}</code> {children}
    </>
  );
}

interface PanelProps {
  title: string;
  hint?: string;
  isWide?: boolean;
  children: ReactNode;
}

function Panel({ title, hint, isWide = false, children }: PanelProps) {
  return (
    <section className={isWide ? "sheet panel wide" : "sheet panel"}>
      <h2>{title}</h2>
      {hint && <p className="soft">{hint}</p>}
      {children}
    </section>
  );
}

const LISTS = ["days", "hours", "modes", "sites", "chapters", "headings", "origins", "provinces"] as const;

function rowsOf(zone: Zone): (string | number)[][] {
  return [
    ["list", "key", "name_zh", "name_en", "declarations", "goods_cny", "tax_cny"],
    ...LISTS.flatMap((list) =>
      zone[list].map((cell) => [
        list,
        cell.key,
        cell.name?.zh ?? "",
        cell.name?.en ?? "",
        cell.declarations,
        cell.goods,
        cell.tax,
      ]),
    ),
  ];
}
