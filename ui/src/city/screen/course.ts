import type { ZoneDay } from "../queries";

/** Minutes of a day, and of a step of it. */
export const DAY_MINUTES = 1440;
export const STEP_MINUTES = 5;

/** What was released until a moment of the day. */
export interface Reached {
  declarations: number;
  goods: number;
  tax: number;
}

/** A day by its five minutes, for drawing: every step has its place, those without figures nothing. */
export interface Course {
  /** Declarations of each step. */
  steps: readonly number[];
  reached: (minute: number) => Reached;
}

function minuteOf(at: string): number {
  return Number(at.slice(0, 2)) * 60 + Number(at.slice(3, 5));
}

/**
 * The course of a day. Steps of too few enterprises are withheld, and the whole of the day counts them: what they had
 * is spread over the others, so that the course ends at the whole, and nothing can be told of the steps.
 */
export function courseOf(day: ZoneDay): Course {
  const count = DAY_MINUTES / STEP_MINUTES;
  const sums = { declarations: 0, goods: 0, tax: 0 };
  const steps = Array.from({ length: count }, () => ({ declarations: 0, goods: 0, tax: 0 }));
  for (const step of day.steps) {
    const place = steps[Math.floor(minuteOf(step.at) / STEP_MINUTES)];
    if (place === undefined) continue;
    place.declarations += step.declarations;
    place.goods += Number(step.goods);
    place.tax += Number(step.tax);
    sums.declarations += step.declarations;
    sums.goods += Number(step.goods);
    sums.tax += Number(step.tax);
  }
  const share = {
    declarations: day.total && sums.declarations > 0 ? day.total.declarations / sums.declarations : 1,
    goods: day.total && sums.goods > 0 ? Number(day.total.goods) / sums.goods : 1,
    tax: day.total && sums.tax > 0 ? Number(day.total.tax) / sums.tax : 1,
  };
  return {
    steps: steps.map((step) => step.declarations),
    reached(minute) {
      const now = { declarations: 0, goods: 0, tax: 0 };
      for (const [index, step] of steps.entries()) {
        const part = Math.min(1, Math.max(0, (minute - index * STEP_MINUTES) / STEP_MINUTES));
        if (part === 0) break;
        now.declarations += step.declarations * part * share.declarations;
        now.goods += step.goods * part * share.goods;
        now.tax += step.tax * part * share.tax;
      }
      return now;
    },
  };
}

/** `08:05` of a minute of the day. */
export function clockOf(minute: number): string {
  const whole = Math.min(DAY_MINUTES - 1, Math.floor(minute));
  return `${String(Math.floor(whole / 60)).padStart(2, "0")}:${String(whole % 60).padStart(2, "0")}`;
}

/** The minute of the day in China, with its seconds as a part. */
export function minuteInChina(at: number): number {
  const CHINA_AHEAD_MINUTES = 480;
  return (at / 60_000 + CHINA_AHEAD_MINUTES) % DAY_MINUTES;
}
