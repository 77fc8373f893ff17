import { useEffect, useState } from "react";
import { useSearchParams } from "react-router";
import { today } from "../../parts/Figures";
import { isDay, plusDays } from "../days";
import { LIVE_MILLISECONDS, useTimes, useZone, useZoneDay } from "../queries";
import { DAY_MINUTES, minuteInChina } from "./course";
import { useRunning } from "./moving";

/** A day is played in two minutes, and stands for some seconds at its end before it begins again. */
const REPLAY_MILLISECONDS = 120_000;
const REST_MILLISECONDS = 10_000;
const BEFORE_DAYS = 28;
const SLOW_MILLISECONDS = 60_000;
const SECOND = 1000;

/** The moment, told each second. */
function useNow(isRunning: boolean): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!isRunning) return;
    const timer = setInterval(() => setNow(Date.now()), SECOND);
    return () => clearInterval(timer);
  }, [isRunning]);
  return now;
}

/** What is on: today as it goes, or a day gone by, played. */
export function useStage(isRunning: boolean) {
  const [search] = useSearchParams();
  const asked = search.get("replay");
  const isReplay = asked !== null;
  const isRight = !isReplay || (isDay(asked) && asked <= today());
  const now = useNow(isRunning && !isReplay);
  const day = isReplay ? asked : today();
  const every = isRunning && !isReplay && LIVE_MILLISECONDS;
  const course = useZoneDay(day, { isAsked: isRight, every });
  const zone = useZone(day, day, { isAsked: isRight, every });
  const times = useTimes(day, day, { isAsked: isRight, every: every && SLOW_MILLISECONDS });
  const before = useZone(
    plusDays(isRight ? day : today(), -BEFORE_DAYS),
    plusDays(isRight ? day : today(), -1),
    {
      isAsked: isRight,
      every: every && SLOW_MILLISECONDS,
    },
  );
  const elapsed = useRunning(isRunning && isReplay && course.data !== undefined, day);
  const played = Math.min(1, (elapsed % (REPLAY_MILLISECONDS + REST_MILLISECONDS)) / REPLAY_MILLISECONDS);
  return {
    day,
    isReplay,
    isRight,
    minute: isReplay ? DAY_MINUTES * played : minuteInChina(now),
    now,
    course,
    zone,
    times,
    before,
  };
}
