import { useEffect, useSyncExternalStore } from "react";
import { queries } from "../api/queries";
import { listen } from "./stream";

/** What answers change: the dossier that is open, and what follows from it. */
const TOUCHED = ["dossier", "returns", "guarantee", "bills", "remittances"];
const AT_MOST_EVERY_MILLISECONDS = 1000;

/** Lists are dear, and nobody reads a list that changes each second. */
const LISTS = ["dossiers"];
const LISTS_AT_MOST_EVERY_MILLISECONDS = 5000;

/** An answer to a document of the enterprise, as it happens. */
export interface Answered {
  messageType: string;
  copNo: string | null;
  orderNo: string;
  returnStatus: string;
  returnInfo: string;
}

const listeners = new Set<(answer: Answered) => void>();

/** The newest answers with the moment at which they came: one may be here before the page knows what it sent. */
let recent: readonly { at: number; answer: Answered }[] = [];
const RECENT_MOST = 500;

function keep(answer: Answered): void {
  recent = [...recent.slice(1 - RECENT_MOST), { at: Date.now(), answer }];
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The answers about these orders that came from a moment on, the newest first. */
export function useAnswersAbout(orders: readonly string[], since: number): Answered[] {
  return useSyncExternalStore(subscribe, () => recent)
    .filter((one) => one.at >= since && orders.includes(one.answer.orderNo))
    .map((one) => one.answer)
    .reverse();
}

/** Hears of answers while a page is open. */
export function useAnswers(listener: (answer: Answered) => void): void {
  useEffect(() => {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  }, [listener]);
}

/** Asks anew for what is shown of these, once for all that happens in a time. */
function atMostEvery(milliseconds: number, keys: readonly string[]): { ask: () => void; stop: () => void } {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  return {
    ask: () => {
      waiting ??= setTimeout(() => {
        waiting = undefined;
        for (const key of keys) void queries.invalidateQueries({ queryKey: [key] });
      }, milliseconds);
    },
    stop: () => clearTimeout(waiting),
  };
}

/** A stream is refused to whoever is no longer signed in; then nobody listens any more. */
export function askWhoIsIn(): void {
  void queries.invalidateQueries({ queryKey: ["session"] });
}

/** Keeps what is shown as it is at the platform, as long as somebody of an enterprise is signed in. */
export function useLive(isWanted: boolean): void {
  useEffect(() => {
    if (!isWanted) return undefined;
    const soon = atMostEvery(AT_MOST_EVERY_MILLISECONDS, TOUCHED);
    const later = atMostEvery(LISTS_AT_MOST_EVERY_MILLISECONDS, LISTS);
    function askAnew() {
      soon.ask();
      later.ask();
    }
    const close = listen("/api/v1/events", {
      on: {
        answer: (text) => {
          const answer = JSON.parse(text) as Answered;
          keep(answer);
          for (const listener of listeners) listener(answer);
          askAnew();
        },
      },
      onReturn: askAnew,
      onRefusal: askWhoIsIn,
    });
    return () => {
      close();
      soon.stop();
      later.stop();
    };
  }, [isWanted]);
}
