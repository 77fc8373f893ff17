import type { Page } from "@playwright/test";
import type { components } from "../target/interface";

type Schemas = components["schemas"];
type Row = Schemas["ZoneStatistics"]["days"][number];
type Step = Schemas["ZoneDay"]["steps"][number];

/** The moment of the pictures: 15:30 in China on a Thursday. */
export const MOMENT = "2026-11-26T07:30:00Z";
const TODAY = "2026-11-26";
const PRICE_FEN = 26_840;
const TAX_FEN = 2442;
const DAY_MILLISECONDS = 86_400_000;

function yuan(fen: number): string {
  return `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, "0")}`;
}

function figures(declarations: number) {
  return { declarations, goods: yuan(declarations * PRICE_FEN), tax: yuan(declarations * TAX_FEN) };
}

function row(key: string, declarations: number, zh?: string, en?: string, sw?: string): Row {
  return {
    key,
    name: zh === undefined ? null : { zh, en: en ?? zh, sw: sw ?? en ?? zh },
    ...figures(declarations),
  };
}

/** A morning, an afternoon and an evening. */
const HOURS = [
  31, 18, 9, 7, 8, 14, 40, 85, 150, 212, 240, 220, 160, 148, 170, 190, 165, 120, 132, 190, 260, 244, 150, 74,
];

function stepsOf(hours: number): Step[] {
  return HOURS.slice(0, Math.ceil(hours)).flatMap((count, hour) =>
    Array.from({ length: 12 }, (_, index) => ({
      at: `${String(hour).padStart(2, "0")}:${String(index * 5).padStart(2, "0")}`,
      ...figures(Math.max(0, Math.round(count / 12) + ((hour * 5 + index * 3) % 5) - 2)),
    })).filter((_, index) => hour + index / 12 < hours),
  );
}

function sumOf(steps: readonly Step[]): number {
  return steps.reduce((sum, step) => sum + step.declarations, 0);
}

function daysBetween(from: string, to: string): Row[] {
  const days: Row[] = [];
  for (let at = Date.parse(from); at <= Date.parse(to); at += DAY_MILLISECONDS) {
    const day = new Date(at).toISOString().slice(0, 10);
    const number = Math.floor(at / DAY_MILLISECONDS);
    const isWeekend = number % 7 === 2 || number % 7 === 3;
    days.push(
      row(day, day === TODAY ? sumOf(stepsOf(15.5)) : 2600 + ((number * 137) % 900) + (isWeekend ? 900 : 0)),
    );
  }
  return days;
}

export function zoneOf(from: string, to: string): Schemas["ZoneStatistics"] {
  const days = daysBetween(from, to);
  const all = days.reduce((sum, day) => sum + day.declarations, 0);
  const part = (share: number) => Math.round(all * share);
  const ofDay = HOURS.reduce((sum, one) => sum + one, 0);
  return {
    from,
    to,
    least: 3,
    asOf: MOMENT,
    total: figures(all),
    days,
    hours: HOURS.map((one, hour) => row(String(hour).padStart(2, "0"), part(one / ofDay))),
    modes: [row("1210", part(0.71)), row("9610", part(0.29))],
    sites: [row("7902", part(0.55)), row("7908", part(0.26)), row("", part(0.19))],
    chapters: [
      row("33", part(0.34)),
      row("21", part(0.2)),
      row("19", part(0.13)),
      row("22", part(0.1)),
      row("04", part(0.08)),
      row("42", part(0.06)),
      row("", part(0.09)),
    ],
    headings: [row("3304", part(0.22)), row("3303", part(0.09)), row("2106", part(0.19)), row("", part(0.5))],
    origins: [
      row("116", part(0.27), "日本", "Japan", "Japani"),
      row("305", part(0.2), "法国", "France", "Ufaransa"),
      row("601", part(0.18), "澳大利亚", "Australia"),
      row("304", part(0.12), "德国", "Germany", "Ujerumani"),
      row("609", part(0.08), "新西兰", "New Zealand", "Nyuzilandi"),
      row("", part(0.15)),
    ],
    provinces: [
      row("51", part(0.3), "四川", "Sichuan"),
      row("50", part(0.14), "重庆", "Chongqing"),
      row("44", part(0.12), "广东", "Guangdong"),
      row("31", part(0.1), "上海", "Shanghai"),
      row("33", part(0.09), "浙江", "Zhejiang"),
      row("11", part(0.08), "北京", "Beijing"),
      row("65", part(0.02), "新疆", "Xinjiang"),
      row("", part(0.15)),
    ],
  };
}

/** The origins of a chapter, or the chapters of an origin; of one chapter nothing may be told. */
export function crossedOf(
  from: string,
  to: string,
  chapter: string,
  origin: string,
): Schemas["CrossedStatistics"] {
  const zone = zoneOf(from, to);
  const whole = chapter === "" ? zone.chapters : zone.origins;
  const cells = chapter === "42" ? [] : whole.slice(0, 3).map((one) => ({ ...one, declarations: 7 }));
  const { least, asOf } = zone;
  return { from, to, least, asOf, chapter: chapter || null, origin: origin || null, cells };
}

export function dayOf(day: string): Schemas["ZoneDay"] {
  const steps = stepsOf(day === TODAY ? 15.5 : 24);
  return { day, asOf: MOMENT, total: figures(sumOf(steps)), steps };
}

export function timesOf(from: string, to: string): Schemas["ClearanceTimes"] {
  return {
    from,
    to,
    least: 3,
    asOf: MOMENT,
    all: { declarations: 48_211, median: 14, p95: 5400, inspected: 0.0213, rejected: 0.0321 },
    cells: [
      {
        mode: "1210",
        site: "7902",
        creditClass: "ADVANCED_CERTIFIED",
        declarations: 12_001,
        median: 8,
        p95: 95,
        inspected: 0.0052,
        found: 0.01,
        rejected: 0.0021,
      },
      {
        mode: "1210",
        site: "7902",
        creditClass: "ORDINARY",
        declarations: 18_222,
        median: 13,
        p95: 4820,
        inspected: 0.0498,
        found: 0.031,
        rejected: 0.0312,
      },
      {
        mode: "9610",
        site: "7902",
        creditClass: "CERTIFIED",
        declarations: 2601,
        median: 11,
        p95: 640,
        inspected: 0.0305,
        found: 0.02,
        rejected: 0.0104,
      },
      {
        mode: "9610",
        site: "7902",
        creditClass: "ORDINARY",
        declarations: 6400,
        median: 22,
        p95: 14_400,
        inspected: 0.0503,
        found: 0.0412,
        rejected: 0.0387,
      },
      {
        mode: "9610",
        site: "7901",
        creditClass: "DISHONEST",
        declarations: 410,
        median: 3600,
        p95: 172_800,
        inspected: 0.8012,
        found: 0.1804,
        rejected: 0.2206,
      },
    ],
    withheld: 2,
  };
}

function greenChannel(): Schemas["GreenChannel"] {
  return {
    from: "2025-11-26",
    to: TODAY,
    least: 3,
    used: 14_602,
    members: [
      { code: "5101960D11", name: "示范电商", credit: "advanced_certified", validFrom: "2026-09-02" },
      { code: "5101960D41", name: "示范报关", credit: "certified", validFrom: "2026-10-19" },
    ],
    left: [
      {
        code: "5101960D12",
        name: "示范电商二",
        validFrom: "2026-05-06",
        validTo: "2026-11-03",
        why: ["refused", "recall-open"],
      },
    ],
  };
}

/** Answers as a busy zone gives them, and a clock that begins at the moment of the pictures. */
export async function recorded(page: Page): Promise<void> {
  await page.clock.install({ time: new Date(MOMENT) });
  await page.route("**/api/v1/statistics/**", (route) => {
    const address = new URL(route.request().url());
    const asked = (name: string) => address.searchParams.get(name) ?? TODAY;
    const answers: Record<string, () => unknown> = {
      zone: () => zoneOf(asked("from"), asked("to")),
      crossed: () =>
        crossedOf(
          asked("from"),
          asked("to"),
          address.searchParams.get("chapter") ?? "",
          address.searchParams.get("origin") ?? "",
        ),
      day: () => dayOf(asked("day")),
      clearance: () => timesOf(asked("from"), asked("to")),
      "green-channel": greenChannel,
    };
    return route.fulfill({ json: answers[address.pathname.split("/").pop() ?? ""]?.() });
  });
}
