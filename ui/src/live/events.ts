import { useEffect } from "react";
import { queries } from "../api/queries";
import { listen } from "./stream";

/** What answers change: lists, the dossier that is open, and what follows from them. */
const TOUCHED = ["dossiers", "dossier", "returns", "guarantee", "bills", "remittances"];
const AT_MOST_EVERY_MILLISECONDS = 1000;

/** An answer to a document of the enterprise, as it happens. */
export interface Answered {
  messageType: string;
  copNo: string | null;
  orderNo: string;
  returnStatus: string;
  returnInfo: string;
}

const listeners = new Set<(answer: Answered) => void>();

/** Hears of answers while a page is open. */
export function useAnswers(listener: (answer: Answered) => void): void {
  useEffect(() => {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  }, [listener]);
}

/** A stream is refused to whoever is no longer signed in; then nobody listens any more. */
export function askWhoIsIn(): void {
  void queries.invalidateQueries({ queryKey: ["session"] });
}

/** Keeps what is shown as it is at the platform, as long as somebody of an enterprise is signed in. */
export function useLive(isWanted: boolean): void {
  useEffect(() => {
    if (!isWanted) return undefined;
    let waiting: ReturnType<typeof setTimeout> | undefined;
    function askAnew() {
      waiting ??= setTimeout(() => {
        waiting = undefined;
        for (const key of TOUCHED) void queries.invalidateQueries({ queryKey: [key] });
      }, AT_MOST_EVERY_MILLISECONDS);
    }
    const close = listen("/api/v1/events", {
      on: {
        answer: (text) => {
          const answer = JSON.parse(text) as Answered;
          for (const listener of listeners) listener(answer);
          askAnew();
        },
      },
      onReturn: askAnew,
      onRefusal: askWhoIsIn,
    });
    return () => {
      close();
      clearTimeout(waiting);
    };
  }, [isWanted]);
}
