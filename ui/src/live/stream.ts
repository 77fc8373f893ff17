/** After a first failure; each further one waits twice as long, until it is the longest. */
const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 60_000;

/** How long to wait after so many failures in a row, from 1, in milliseconds. */
export function pauseAfter(failures: number, chance: number): number {
  const whole = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (failures - 1));
  // Pages that were turned away together must not come back together.
  return Math.round(whole * (0.5 + chance / 2));
}

interface Listener {
  /** Kind of event, and what to do with its text. */
  on: Record<string, (text: string) => void>;
  /** It is open again after a time in which events may have been missed. */
  onReturn: () => void;
  /** It was refused, for which there may be a reason that another question tells. */
  onRefusal: () => void;
}

/**
 * Listens to the platform until it is closed. The browser comes back by itself when a connection ends or breaks, but
 * gives up when it is answered with a refusal, such as 503 while there are too many streams; then it is opened anew.
 */
export function listen(address: string, listener: Listener): () => void {
  let stream: EventSource;
  let later: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  function open() {
    stream = new EventSource(address);
    for (const [kind, hear] of Object.entries(listener.on))
      stream.addEventListener(kind, (event: MessageEvent<string>) => hear(event.data));
    stream.addEventListener("open", () => {
      if (failures > 0) listener.onReturn();
      failures = 0;
    });
    stream.addEventListener("error", () => {
      if (stream.readyState !== EventSource.CLOSED) return;
      failures++;
      later = setTimeout(open, pauseAfter(failures, Math.random()));
      listener.onRefusal();
    });
  }
  open();
  return () => {
    clearTimeout(later);
    stream.close();
  };
}
