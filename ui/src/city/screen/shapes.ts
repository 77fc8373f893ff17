/** What the landscape is made of, as paths. Pure geometry: pixels in, pixels out. */

export interface Point {
  x: number;
  y: number;
}

function at({ x, y }: Point): string {
  return `${x.toFixed(1)} ${y.toFixed(1)}`;
}

/** Peaks with their saddles between them, as an outline from the left rim to the right one. */
function ridge(peaks: readonly Point[], width: number, foot: number): Point[] {
  const points: Point[] = [];
  for (const [index, peak] of peaks.entries()) {
    const next = peaks[index + 1];
    points.push(peak);
    if (next !== undefined) {
      const lower = Math.max(peak.y, next.y);
      points.push({ x: (peak.x + next.x) / 2, y: foot - (foot - lower) * 0.62 });
    }
  }
  const first = peaks[0];
  const last = peaks.at(-1);
  if (first === undefined || last === undefined) return [];
  return [
    { x: 0, y: foot - (foot - first.y) * 0.55 },
    ...points,
    { x: width, y: foot - (foot - last.y) * 0.55 },
  ];
}

export function mountains(peaks: readonly Point[], width: number, foot: number): string {
  const points = ridge(peaks, width, foot);
  return points.length === 0 ? "" : `M0 ${foot}L${points.map(at).join("L")}L${at({ x: width, y: foot })}Z`;
}

/** The side away from the light: to the right of each peak. */
export function shades(peaks: readonly Point[], width: number, foot: number): string {
  return peaks
    .map((peak, index) => {
      const next = peaks[index + 1];
      const right = next === undefined ? width : (peak.x + next.x) / 2;
      const lower = next === undefined ? peak.y : Math.max(peak.y, next.y);
      const saddle = foot - (foot - lower) * (next === undefined ? 0.55 : 0.62);
      const reach = right - peak.x;
      return `M${at(peak)}L${at({ x: right, y: saddle })}L${at({ x: right, y: foot })}L${at({
        x: peak.x + reach * 0.35,
        y: foot,
      })}L${at({ x: peak.x - reach * 0.06, y: peak.y + (foot - peak.y) * 0.5 })}L${at({
        x: peak.x + reach * 0.16,
        y: peak.y + (foot - peak.y) * 0.26,
      })}Z`;
    })
    .join("");
}

/** Snow lies on a peak, and reaches down in tongues. */
export function snow(peaks: readonly Point[], width: number, foot: number): string {
  const half = width / Math.max(1, peaks.length) / 2;
  return peaks
    .map((peak, index) => {
      const slope = (other: Point | undefined) =>
        other === undefined
          ? (foot - peak.y) * 0.45
          : foot - (foot - Math.max(peak.y, other.y)) * 0.62 - peak.y;
      const depth = Math.min(foot - peak.y, half * 1.6) * 0.34;
      // Along both flanks, as far as the snow reaches down.
      const left = Math.min(half, (half * depth) / Math.max(1, slope(peaks[index - 1])));
      const right = Math.min(half, (half * depth) / Math.max(1, slope(peaks[index + 1])));
      const down = (share: number, part: number) =>
        at({ x: peak.x + (share < 0 ? left : right) * share, y: peak.y + depth * part });
      return `M${at(peak)}L${down(-0.9, 0.9)}L${down(-0.5, 0.72)}L${down(-0.25, 1.12)}L${down(0.1, 0.7)}L${down(
        0.4,
        1.1,
      )}L${down(0.62, 0.78)}L${down(0.9, 0.9)}Z`;
    })
    .join("");
}

/** A line through all points that never runs beyond them: monotone cubic pieces. */
export function smooth(points: readonly Point[]): string {
  const first = points[0];
  if (first === undefined) return "";
  const slopes = points.map((point, index) => {
    const before = points[index - 1];
    const after = points[index + 1];
    if (before === undefined || after === undefined) return 0;
    const left = (point.y - before.y) / (point.x - before.x);
    const right = (after.y - point.y) / (after.x - point.x);
    return left * right <= 0 ? 0 : (2 * left * right) / (left + right);
  });
  let path = `M${at(first)}`;
  for (let index = 1; index < points.length; index++) {
    const from = points[index - 1] as Point;
    const to = points[index] as Point;
    const third = (to.x - from.x) / 3;
    path += `C${at({ x: from.x + third, y: from.y + third * (slopes[index - 1] ?? 0) })} ${at({
      x: to.x - third,
      y: to.y - third * (slopes[index] ?? 0),
    })} ${at(to)}`;
  }
  return path;
}

/** A river of one bank mirrored by the other, as wide as what runs in it. */
export function river(halves: readonly Point[], middle: number): string {
  if (halves.length < 2) return "";
  const upper = halves.map(({ x, y }) => ({ x, y: middle - y }));
  const lower = halves.map(({ x, y }) => ({ x, y: middle + y })).reverse();
  return `${smooth(upper)}L${smooth(lower).slice(1)}Z`;
}
