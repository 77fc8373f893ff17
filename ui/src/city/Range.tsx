import { useWords } from "../words/language";
import { useSaid } from "./figures";

const MINUTE = 60;
const HOUR = 3600;
const DAY = 86_400;

/** Marks of the scale, in seconds. */
const MARKS = [1, 10, MINUTE, 10 * MINUTE, HOUR, 6 * HOUR, DAY, 7 * DAY, 30 * DAY];

/** A logarithmic scale from one second to the first mark that holds all. */
export interface Scale {
  marks: readonly number[];
  /** Where so many seconds lie, as a share of the width. */
  at: (seconds: number) => number;
}

export function scaleOf(seconds: readonly number[]): Scale {
  const most = Math.max(MINUTE, ...seconds);
  const end = MARKS.find((mark) => mark >= most) ?? most;
  return {
    marks: MARKS.filter((mark) => mark <= end),
    at: (value) => Math.log(Math.max(1, value)) / Math.log(end),
  };
}

function percent(share: number): string {
  return `${100 * share}%`;
}

/** From the median to the 95th percentile; the figures stand in the cells beside it. */
export function Range({ scale, median, p95 }: { scale: Scale; median: number; p95: number }) {
  const { t } = useWords("city");
  const said = useSaid();
  const left = scale.at(median);
  return (
    <span
      className="range"
      role="img"
      aria-label={t("times.range", { median: said.time(median), p95: said.time(p95) })}
    >
      {scale.marks.map((mark) => (
        <span key={mark} className="mark" style={{ left: percent(scale.at(mark)) }} />
      ))}
      <span className="line" style={{ left: percent(left), width: percent(scale.at(p95) - left) }} />
      <span className="dot" style={{ left: percent(left) }} />
      <span className="end" style={{ left: percent(scale.at(p95)) }} />
    </span>
  );
}

/** The marks' names, those at a fair distance. */
export function RangeScale({ scale }: { scale: Scale }) {
  const said = useSaid();
  return (
    <span className="range scale" aria-hidden="true">
      {scale.marks
        .filter((mark) => mark === 1 || mark % MINUTE === 0)
        .filter((mark) => mark !== 10 * MINUTE && mark !== 6 * HOUR)
        .map((mark) => (
          <span key={mark} style={{ left: percent(scale.at(mark)) }}>
            {said.time(mark)}
          </span>
        ))}
    </span>
  );
}
