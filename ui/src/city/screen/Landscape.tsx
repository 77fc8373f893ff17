import { useDay } from "../../parts/Figures";
import { useWords } from "../../words/language";
import { useSaid } from "../figures";
import type { Cell } from "../queries";
import { clockOf, DAY_MINUTES, STEP_MINUTES, type Course } from "./course";
import { useSize, type Size } from "./moving";
import { Panda } from "./Panda";
import { mountains, river, shades, smooth, snow, type Point } from "./shapes";

interface LandscapeProps {
  course: Course;
  /** How far the day has got. */
  minute: number;
  /** The days before, ascending. */
  before: readonly Cell[];
}

/** Parts of the height: where nothing was released, where the river runs, and how wide it is at most. */
const FOOT = 0.7;
const TOP = 0.12;
const RIVER = 0.81;
const RIVER_HALF = 0.075;
/** The panda sits on the way, so the way does not go as high as the peaks may. */
const WAY_TOP = 0.27;
const WAY_MINUTES = 15;

/**
 * The day as a landscape. The peaks are the days before, the way through the hills is today's course on the same scale,
 * and the river below is as wide as what is released in five minutes.
 */
export function Landscape({ course, minute, before }: LandscapeProps) {
  const { t } = useWords("city");
  const said = useSaid();
  const day = useDay();
  const [ref, size] = useSize();
  const shown = before.slice(-peaksIn(size));
  const count = Math.round(course.reached(minute).declarations);
  const best = shown.reduce<Cell | undefined>(
    (most, one) => (most === undefined || one.declarations > most.declarations ? one : most),
    undefined,
  );
  const label =
    best === undefined
      ? t("screen.landscapeFirst", { count })
      : t("screen.landscape", { count, most: said.count(best.declarations), day: day(best.key) });
  return (
    <svg ref={ref} className="landscape" role="img" aria-label={label}>
      {size.width > 0 && <Drawing course={course} minute={minute} before={shown} best={best} {...size} />}
    </svg>
  );
}

/** As many days as there is room for mountains that look like some. */
function peaksIn({ width, height }: Size): number {
  return Math.max(7, Math.min(28, Math.round(width / (height * 0.45 + 1))));
}

interface DrawingProps extends LandscapeProps, Size {
  best: Cell | undefined;
}

function Drawing({ course, minute, before, best, width, height, letters }: DrawingProps) {
  const said = useSaid();
  const foot = height * FOOT;
  const reached = course.reached(minute).declarations;
  const whole = Math.max(reached, course.reached(DAY_MINUTES).declarations);
  const most = Math.max(best?.declarations ?? 0, (whole * (FOOT - TOP)) / (FOOT - WAY_TOP), 1);
  const y = (declarations: number) => foot - ((foot - height * TOP) * declarations) / most;
  const x = (at: number) => (width * at) / DAY_MINUTES;
  const peaks = before.map((cell, index) => ({
    x: (width * (index + 0.5)) / before.length,
    y: y(cell.declarations),
  }));
  const bestPeak = best === undefined ? undefined : peaks[before.indexOf(best)];
  const way = wayOf(course, minute).map(([at, declarations]) => ({ x: x(at), y: y(declarations) }));
  const end = way.at(-1) ?? { x: 0, y: foot };
  const path = smooth(way);
  const panda = Math.min(height * 0.2, width * 0.12);
  return (
    <>
      <path className="peaks" d={mountains(peaks, width, foot)} />
      <path className="shade" d={shades(peaks, width, foot)} />
      <path className="snow" d={snow(peaks, width, foot)} />
      {best !== undefined && bestPeak !== undefined && (
        <text
          className="peak-label"
          x={Math.min(width - letters * 3.5, Math.max(letters * 3.5, bestPeak.x))}
          y={bestPeak.y - letters * 0.35}
          textAnchor="middle"
        >
          {best.key.slice(5)} · {said.count(best.declarations)}
        </text>
      )}
      <path className="meadow" d={`M0 ${foot}L${path.slice(1)}L${end.x} ${foot}Z`} />
      <path className="ground" d={`M0 ${foot}H${width}V${height}H0Z`} />
      <path className="way" d={path} strokeWidth={height * 0.034} />
      <path className="way-line" d={path} strokeWidth={height * 0.006} />
      <River course={course} minute={minute} width={width} height={height} />
      {[0, 6, 12, 18, 24].map((hour) => (
        <text
          key={hour}
          className="hour"
          x={x(hour * 60)}
          y={height - letters * 0.25}
          textAnchor={hour === 0 ? "start" : hour === 24 ? "end" : "middle"}
        >
          {String(hour).padStart(2, "0")}:00
        </text>
      ))}
      <line className="now" x1={end.x} x2={end.x} y1={end.y} y2={height * (RIVER + RIVER_HALF)} />
      <Panda
        x={Math.min(width - panda * 0.5, Math.max(panda * 0.45, end.x))}
        y={end.y + height * 0.012}
        size={panda}
      />
    </>
  );
}

/** The course until now: by the quarter of an hour, and now itself. */
function wayOf(course: Course, minute: number): [minute: number, declarations: number][] {
  const way: [number, number][] = [];
  for (let at = 0; at < minute; at += WAY_MINUTES) way.push([at, course.reached(at).declarations]);
  way.push([Math.max(minute, 0.01), course.reached(minute).declarations]);
  return way;
}

function River({ course, minute, width, height }: Omit<DrawingProps, "before" | "best" | "letters">) {
  const most = Math.max(...course.steps, 1);
  const shown = Math.floor(minute / STEP_MINUTES);
  const least = height * 0.006;
  const banks: Point[] = [{ x: 0, y: least }];
  for (let index = 0; index < shown; index++) {
    // A quarter of an hour around each, so that the banks are calm.
    const around = course.steps.slice(Math.max(0, index - 1), Math.min(shown, index + 2));
    const mean = around.reduce((sum, one) => sum + one, 0) / around.length;
    banks.push({
      x: (width * (index + 0.5) * STEP_MINUTES) / DAY_MINUTES,
      y: least + (height * RIVER_HALF * mean) / most,
    });
  }
  return (
    <g>
      <line className="bed" x1={0} x2={width} y1={height * RIVER} y2={height * RIVER} />
      <path className="river" d={river(banks, height * RIVER)}>
        <title>{clockOf(minute)}</title>
      </path>
    </g>
  );
}
