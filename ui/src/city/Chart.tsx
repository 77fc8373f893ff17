import { BarChart, LineChart } from "echarts/charts";
import { GridComponent, TooltipComponent } from "echarts/components";
import { init, use as bring, type EChartsCoreOption, type EChartsType } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import { useEffect, useRef } from "react";
import { useScheme } from "../parts/preferences";

bring([BarChart, LineChart, GridComponent, TooltipComponent, CanvasRenderer]);

/** The portal's colours of the scheme chosen, as the style sheet has them. */
export interface Palette {
  text: string;
  soft: string;
  line: string;
  sheet: string;
  bamboo: string;
  ground: string;
}

interface ChartProps {
  /** What it shows, said to whoever does not see it; the figures stand in a table beside it. */
  label: string;
  option: (palette: Palette) => EChartsCoreOption;
}

function paletteOf(element: HTMLElement): Palette {
  const style = getComputedStyle(element);
  const colour = (name: string) => style.getPropertyValue(`--${name}`).trim();
  return {
    text: colour("text"),
    soft: colour("soft"),
    line: colour("line"),
    sheet: colour("sheet"),
    bamboo: colour("bamboo"),
    ground: colour("bamboo-ground"),
  };
}

/**
 * A drawing by ECharts. It is drawn on a canvas, hints too: hints made of elements would bring styles of their own,
 * which the content policy does not take.
 */
export function Chart({ label, option }: ChartProps) {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType>(undefined);
  useScheme();
  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    const made = init(element, null, { renderer: "canvas" });
    chart.current = made;
    const watch = new ResizeObserver(() => made.resize());
    watch.observe(element);
    return () => {
      watch.disconnect();
      made.dispose();
      chart.current = undefined;
    };
  }, []);
  // Each time, since what is drawn hangs on the language and the scheme too; ECharts finds what changed.
  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    chart.current?.setOption({
      animation: !matchMedia("(prefers-reduced-motion: reduce)").matches,
      animationDuration: 400,
      animationDurationUpdate: 400,
      textStyle: { fontFamily: getComputedStyle(element).fontFamily, fontSize: 14 },
      ...option(paletteOf(element)),
    });
  });
  return <div className="chart" ref={place} role="img" aria-label={label} />;
}
