import type { EChartsCoreOption } from "echarts/core";
import { useDay } from "../parts/Figures";
import { useWords } from "../words/language";
import { Chart, type Palette } from "./Chart";
import { drawn, useSaid, type Measure } from "./figures";
import type { Cell } from "./queries";
import { daysBetween } from "./days";
import { FiguresTable } from "./FiguresTable";

/** A hint in the colours of the page. */
function hint(palette: Palette, said: (value: number) => string) {
  return {
    trigger: "axis",
    renderMode: "richText",
    backgroundColor: palette.sheet,
    borderColor: palette.line,
    textStyle: { color: palette.text },
    valueFormatter: (value: unknown) => said(Number(value)),
  };
}

function frame(palette: Palette, said: (value: number) => string) {
  return {
    grid: { left: 8, right: 16, top: 16, bottom: 4, outerBoundsMode: "same", outerBoundsContain: "axisLabel" },
    yAxis: {
      type: "value",
      axisLabel: { color: palette.soft, formatter: said },
      splitLine: { lineStyle: { color: palette.line } },
    },
  };
}

function most(cells: readonly Cell[], measure: Measure): Cell | undefined {
  return cells.reduce<Cell | undefined>(
    (best, cell) => (best === undefined || drawn(cell, measure) > drawn(best, measure) ? cell : best),
    undefined,
  );
}

interface TrendProps {
  cells: readonly Cell[];
  measure: Measure;
}

/** The days of a span; a day that is withheld or had nothing leaves a gap. */
export function Trend({ cells, measure, from, to }: TrendProps & { from: string; to: string }) {
  const { t } = useWords("city");
  const said = useSaid();
  const day = useDay();
  const named = cells.filter((cell) => cell.key !== "");
  const best = most(named, measure);
  const values = new Map(named.map((cell) => [cell.key, drawn(cell, measure)]));
  const option = (palette: Palette): EChartsCoreOption => {
    const days = daysBetween(from, to);
    return {
      ...frame(palette, said.axis),
      tooltip: hint(palette, said.count),
      xAxis: {
        type: "category",
        data: days,
        boundaryGap: false,
        axisLabel: { color: palette.soft, hideOverlap: true, formatter: (text: string) => text.slice(5) },
        axisLine: { lineStyle: { color: palette.line } },
        axisTick: { show: false },
      },
      series: [
        {
          type: "line",
          name: t(`measures.${measure}`),
          data: days.map((one) => values.get(one) ?? null),
          showSymbol: days.length <= 31,
          symbol: "circle",
          symbolSize: 7,
          itemStyle: { color: palette.bamboo },
          lineStyle: { color: palette.bamboo, width: 2.5 },
          areaStyle: { color: palette.ground },
        },
      ],
    };
  };
  if (best === undefined) return null;
  return (
    <>
      <Chart
        option={option}
        label={t("zone.trendLabel", {
          from: day(from),
          to: day(to),
          most: said.count(drawn(best, measure)),
          day: day(best.key),
        })}
      />
      <FiguresTable
        cells={cells}
        head={t("zone.day")}
        name={(cell) => (cell.key ? day(cell.key) : t("other"))}
      />
    </>
  );
}

const HOURS = Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, "0"));

/** When in the day releases fall. */
export function Hours({ cells, measure }: TrendProps) {
  const { t } = useWords("city");
  const said = useSaid();
  const named = cells.filter((cell) => cell.key !== "");
  const best = most(named, measure);
  const values = new Map(named.map((cell) => [cell.key, drawn(cell, measure)]));
  const option = (palette: Palette): EChartsCoreOption => {
    return {
      ...frame(palette, said.axis),
      tooltip: hint(palette, said.count),
      xAxis: {
        type: "category",
        data: HOURS,
        axisLabel: { color: palette.soft },
        axisLine: { lineStyle: { color: palette.line } },
        axisTick: { show: false },
      },
      series: [
        {
          type: "bar",
          name: t(`measures.${measure}`),
          data: HOURS.map((hour) => values.get(hour) ?? null),
          barCategoryGap: "25%",
          itemStyle: { color: palette.bamboo, borderRadius: [3, 3, 0, 0] },
        },
      ],
    };
  };
  if (best === undefined) return null;
  return (
    <>
      <Chart
        option={option}
        label={t("zone.hoursLabel", { most: said.count(drawn(best, measure)), hour: best.key })}
      />
      <FiguresTable
        cells={cells}
        head={t("zone.hour")}
        name={(cell) => (cell.key ? `${cell.key}:00–${cell.key}:59` : t("other"))}
      />
    </>
  );
}
