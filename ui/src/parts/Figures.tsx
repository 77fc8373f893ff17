import { Button } from "antd";
import { useRef, useState } from "react";
import { TAGS, useWords } from "../words/language";
import { Icon } from "./icons";
import { copyText } from "./secure";

/** The zone's own time, whatever the reader's machine is set to: the law counts its days so. */
const ZONE = "Asia/Shanghai";

/** Signs of a record that are shown before it is opened. */
const SHOWN = 200;

/** A record as it is kept; a long one is opened by whoever wants all of it. */
export function Kept({ text }: { text: string }) {
  if (text.length <= SHOWN) return <code className="body">{text}</code>;
  return (
    <details>
      <summary>
        <code className="body">{text.slice(0, SHOWN)}…</code>
      </summary>
      <code className="body">{text}</code>
    </details>
  );
}

/** A moment, with its zone named. */
export function Moment({ at }: { at: string | number }) {
  const { t, language } = useWords();
  const date = new Date(at);
  const shown = new Intl.DateTimeFormat(TAGS[language], {
    dateStyle: "medium",
    timeStyle: "medium",
    hourCycle: "h23",
    timeZone: ZONE,
  }).format(date);
  return (
    <time dateTime={date.toISOString()}>
      {shown} {t("chinaTime")}
    </time>
  );
}

/** Hours, minutes and seconds in China, with the day before them; for heads that name the zone once. */
export function useClock(): (at: string) => string {
  const { language } = useWords();
  const format = new Intl.DateTimeFormat(TAGS[language], {
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
    timeZone: ZONE,
  });
  return (at) => format.format(new Date(at));
}

/** A day as it stands in the law: a date without a time. */
export function useDay(): (date: string) => string {
  const { language } = useWords();
  const format = new Intl.DateTimeFormat(TAGS[language], { dateStyle: "medium", timeZone: "UTC" });
  return (date) => format.format(new Date(`${date}T00:00:00Z`));
}

export function Day({ date }: { date: string }) {
  const day = useDay();
  return <time dateTime={date}>{day(date)}</time>;
}

/** Today in China, as `2026-11-22`. */
export function today(): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone: ZONE }).format(new Date());
}

/** Yuan, from a decimal text; never through a floating point number. */
export function Amount({ yuan }: { yuan: string | null | undefined }) {
  if (yuan === null || yuan === undefined || yuan === "") return <span>–</span>;
  const [whole = "0", fraction = ""] = yuan.split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return (
    <span className="amount">
      <span className="currency">CNY</span> {grouped}.{fraction.padEnd(2, "0")}
    </span>
  );
}

const TOLD_MILLISECONDS = 4000;

/** A number or code that people need elsewhere. */
export function Copyable({ text }: { text: string }) {
  const { t } = useWords();
  const shown = useRef<HTMLElement>(null);
  const [told, setTold] = useState<"copied" | "copyYourself">();
  async function copy() {
    if (shown.current === null) return;
    setTold((await copyText(shown.current)) ? "copied" : "copyYourself");
    setTimeout(() => setTold(undefined), TOLD_MILLISECONDS);
  }
  return (
    <span className="copyable">
      <code ref={shown}>{text}</code>
      <Button
        type="text"
        size="small"
        icon={<Icon name={told === "copied" ? "check" : "copy"} />}
        aria-label={`${told === "copied" ? t("copied") : t("copy")} ${text}`}
        onClick={() => void copy()}
      />
      {told === "copyYourself" && <small role="status">{t("copyYourself")}</small>}
    </span>
  );
}

/** A text for machines; what is too wide scrolls, by keyboard too. */
export function Code({ text, label }: { text: string; label: string }) {
  return (
    <pre role="region" aria-label={label} tabIndex={0}>
      {text}
    </pre>
  );
}
