import { TAGS, useWords } from "../words/language";

const MINUTE = 60;
const HOUR = 3600;
const DAY = 86_400;

/** Below it a number is short as it is. */
const SHORT = 100_000;

export const MEASURES = ["declarations", "goods", "tax"] as const;
export type Measure = (typeof MEASURES)[number];

/** What a cell measures, for lengths and heights of drawings only: sums of money are shown from their text. */
export function drawn(cell: { declarations: number; goods: string; tax: string }, measure: Measure): number {
  return measure === "declarations" ? cell.declarations : Number(cell[measure]);
}

/** Says figures in the reader's language. */
export function useSaid() {
  const { language } = useWords();
  const tag = TAGS[language];
  const unit = (value: number, name: "second" | "minute" | "hour" | "day", digits = 0) =>
    new Intl.NumberFormat(tag, {
      style: "unit",
      unit: name,
      unitDisplay: "short",
      maximumFractionDigits: digits,
    }).format(value);
  return {
    count: (value: number) => new Intl.NumberFormat(tag).format(value),
    rate: (value: number) =>
      new Intl.NumberFormat(tag, { style: "percent", maximumFractionDigits: value < 0.1 ? 1 : 0 }).format(
        value,
      ),
    /** Yuan without their cents, from the text. */
    yuan: (text: string) => new Intl.NumberFormat(tag).format(BigInt(text.split(".")[0] ?? "0")),
    /** Few digits, as 1234.56万 or 12.35M. */
    brief: (value: number) =>
      new Intl.NumberFormat(tag, {
        notation: value < SHORT ? "standard" : "compact",
        maximumFractionDigits: value < SHORT ? 0 : 2,
        minimumFractionDigits: value < SHORT ? 0 : 2,
      }).format(value),
    /** Short, for the axis of a drawing. */
    axis: (value: number) =>
      new Intl.NumberFormat(tag, {
        notation: value < SHORT ? "standard" : "compact",
        maximumFractionDigits: 1,
      }).format(value),
    /** How long: in the two units that matter. */
    time(seconds: number): string {
      const whole = Math.round(seconds);
      if (whole < MINUTE) return unit(whole, "second");
      const [large, small, size, part] =
        whole < HOUR
          ? (["minute", "second", MINUTE, 1] as const)
          : whole < DAY
            ? (["hour", "minute", HOUR, MINUTE] as const)
            : (["day", "hour", DAY, HOUR] as const);
      const count = Math.floor(whole / size);
      const rest = Math.floor((whole % size) / part);
      return rest === 0 ? unit(count, large) : `${unit(count, large)} ${unit(rest, small)}`;
    },
  };
}
