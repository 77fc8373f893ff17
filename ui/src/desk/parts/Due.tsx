import { useEffect, useState } from "react";
import { Moment } from "../../parts/Figures";
import { useWords } from "../../words/language";

const EVERY_MILLISECONDS = 20_000;
const MINUTE = 60_000;
const HOUR = 60;
const DAY = 24 * HOUR;

/** Less than a fifth of the time is left. */
const SOON = 5;

function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), EVERY_MILLISECONDS);
    return () => clearInterval(timer);
  }, []);
  return now;
}

/** A span of minutes in the two largest units. */
export function useSpan(): (minutes: number) => string {
  const { t } = useWords("desk");
  return (minutes) => {
    if (minutes >= DAY)
      return t("clock.days", { days: Math.floor(minutes / DAY), hours: Math.floor((minutes % DAY) / HOUR) });
    if (minutes >= HOUR)
      return t("clock.hours", { hours: Math.floor(minutes / HOUR), minutes: minutes % HOUR });
    return t("clock.minutes", { minutes });
  };
}

interface DueProps {
  from: string;
  to: string;
  isOver: boolean;
}

/** How long there is still, or since when it should be done. */
export function Due({ from, to, isOver }: DueProps) {
  const { t } = useWords("desk");
  const now = useNow();
  const span = useSpan();
  const end = Date.parse(to);
  const minutes = Math.floor(Math.abs(end - now) / MINUTE);
  if (isOver) return <Moment at={to} />;
  const isLate = now > end;
  const isSoon = (end - now) * SOON < end - Date.parse(from);
  const tone = isLate ? "stopped" : isSoon ? "attention" : "good";
  return (
    <span className="due">
      <span className={`verdict ${tone}`}>
        {t(isLate ? "clock.late" : "clock.left", { span: span(minutes) })}
      </span>
      <small>
        <Moment at={to} />
      </small>
    </span>
  );
}
