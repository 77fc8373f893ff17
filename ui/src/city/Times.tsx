import { Button } from "antd";
import { useSearchParams } from "react-router";
import { Answer, Nothing } from "../parts/Answer";
import { Choose } from "../parts/Choose";
import { Moment } from "../parts/Figures";
import { Head } from "../parts/Head";
import { useWords } from "../words/language";
import "./city.css";
import { download } from "./csv";
import { useSaid } from "./figures";
import { GreenChannel } from "./GreenChannel";
import { useCreditClass, useMode } from "./names";
import { useSites, useTimes, type Times } from "./queries";
import { SpanChoice } from "./Span";
import { useSpan, type Span } from "./span";
import { Range, RangeScale, scaleOf } from "./Range";

const MINUTE_MILLISECONDS = 60_000;

/** How fast the zone clears, for everybody to see. All that is chosen stands in the address. */
export function Component() {
  const { t } = useWords("city");
  const span = useSpan("month");
  const query = useTimes(span.from, span.to, { isAsked: span.isRight, every: MINUTE_MILLISECONDS });
  return (
    <div className="page city">
      <Head title={t("times.title")} lead={t("times.lead")} />
      <SpanChoice span={span} />
      {span.isRight && (
        <Answer query={query}>
          {(times) => (
            <>
              {query.isError && (
                <p className="stale" role="status">
                  {t("stale")}
                </p>
              )}
              <Published times={times} span={span} />
            </>
          )}
        </Answer>
      )}
      <GreenChannel />
    </div>
  );
}

function Published({ times, span }: { times: Times; span: Span }) {
  const { t } = useWords("city");
  const site = useSites(span.to);
  const modeName = useMode();
  const [search, setSearch] = useSearchParams();
  const modes = [...new Set(times.cells.map((cell) => cell.mode))].sort();
  const mode = modes.find((one) => one === search.get("mode")) ?? "";
  const cells = times.cells.filter((cell) => mode === "" || cell.mode === mode);
  const choose = (value: string) => {
    const next = new URLSearchParams(search);
    if (value === "") next.delete("mode");
    else next.set("mode", value);
    setSearch(next);
  };
  const isNothing = times.all === null && cells.length === 0 && times.withheld === 0;
  return (
    <>
      <Whole times={times} />
      <p className="as-of">
        {t("asOf")} <Moment at={times.asOf} />
        <Button
          type="link"
          disabled={cells.length === 0}
          onClick={() => download(`clearance-${times.from}-${times.to}.csv`, rowsOf(cells, site))}
        >
          {t("csv")}
        </Button>
        <Button type="link" onClick={() => print()}>
          {t("print")}
        </Button>
      </p>
      {modes.length > 1 && (
        <div className="question days">
          <Choose
            label={t("times.mode")}
            value={mode}
            options={[
              { value: "", label: t("times.every") },
              ...modes.map((one) => ({ value: one, label: `${one} ${modeName(one)}` })),
            ]}
            onChoose={choose}
          />
        </div>
      )}
      {cells.length > 0 ? (
        <Cells cells={cells} site={site} />
      ) : (
        <Nothing>{isNothing ? t("empty") : t("times.noCells")}</Nothing>
      )}
      <p className="soft withheld-note">
        {times.withheld > 0
          ? t("times.cellsWithheld", { count: times.withheld, least: times.least })
          : t("least", { least: times.least })}
      </p>
    </>
  );
}

function Whole({ times: { all } }: { times: Times }) {
  const { t } = useWords("city");
  const said = useSaid();
  const withheld = <span className="withheld">{t("withheld")}</span>;
  const figures = [
    ["median", all === null ? withheld : said.time(all.median), t("times.medianMeans")],
    ["p95", all === null ? withheld : said.time(all.p95), t("times.p95Means")],
    ["inspected", all === null ? withheld : said.rate(all.inspected), t("times.inspectedMeans")],
    ["rejected", all === null ? withheld : said.rate(all.rejected), t("times.rejectedMeans")],
  ] as const;
  return (
    <dl className="totals">
      {figures.map(([name, figure, means]) => (
        <div key={name}>
          <dt>{t(`times.${name}`)}</dt>
          <dd>{figure}</dd>
          <dd className="means">{means}</dd>
        </div>
      ))}
    </dl>
  );
}

type TimesCell = Times["cells"][number];

const RATES = ["inspected", "found", "rejected"] as const;

function Cells({ cells, site }: { cells: readonly TimesCell[]; site: (code: string) => string }) {
  const { t } = useWords("city");
  const { language } = useWords();
  const said = useSaid();
  const mode = useMode();
  const creditClass = useCreditClass();
  const scale = scaleOf(cells.map((cell) => cell.p95));
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={t("times.title")}>
      <table className="times">
        <thead>
          <tr>
            <th scope="col">{t("times.mode")}</th>
            <th scope="col" className="wide-only">
              {t("times.site")}
            </th>
            <th scope="col" className="wide-only">
              {t("times.creditClass")}
            </th>
            <th scope="col" className="number">
              {t("times.median")}
            </th>
            <th scope="col" className="number">
              {t("times.p95")}
            </th>
            <th scope="col" className="range-head">
              {t("times.scale")}
              <RangeScale scale={scale} />
            </th>
            {RATES.map((rate) => (
              <th key={rate} scope="col" className="number">
                {t(`times.${rate}`)}
              </th>
            ))}
            <th scope="col" className="number">
              {t("times.declarations")}
            </th>
          </tr>
        </thead>
        <tbody>
          {cells.map((cell) => (
            <tr key={`${cell.mode} ${cell.site} ${cell.creditClass}`}>
              <th scope="row">
                <code>{cell.mode}</code> <small>{mode(cell.mode)}</small>
                <span className="narrow-only">
                  <code>{cell.site}</code>{" "}
                  <small lang={language === "zh" ? undefined : "zh-CN"}>{site(cell.site)}</small>
                  <br />
                  {creditClass(cell.creditClass)}
                </span>
              </th>
              <td className="wide-only">
                <code>{cell.site}</code>{" "}
                <small lang={language === "zh" ? undefined : "zh-CN"}>{site(cell.site)}</small>
              </td>
              <td className="wide-only">{creditClass(cell.creditClass)}</td>
              <td className="number unbroken">{said.time(cell.median)}</td>
              <td className="number unbroken">{said.time(cell.p95)}</td>
              <td className="range-cell">
                <Range scale={scale} median={cell.median} p95={cell.p95} />
              </td>
              {RATES.map((rate) => (
                <td key={rate} className="number">
                  {said.rate(cell[rate])}
                </td>
              ))}
              <td className="number">{said.count(cell.declarations)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="soft">
        {t("times.ranges")} · {t("times.foundMeans")}
      </p>
    </div>
  );
}

function rowsOf(cells: readonly TimesCell[], site: (code: string) => string): (string | number)[][] {
  return [
    ["mode", "site", "site_name", "credit_class", "declarations", "median_seconds", "p95_seconds", ...RATES],
    ...cells.map((cell) => [
      cell.mode,
      cell.site,
      site(cell.site),
      cell.creditClass,
      cell.declarations,
      cell.median,
      cell.p95,
      ...RATES.map((rate) => cell[rate]),
    ]),
  ];
}
