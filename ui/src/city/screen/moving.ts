import { useEffect, useRef, useState, useSyncExternalStore } from "react";

const calm = matchMedia("(prefers-reduced-motion: reduce)");

function subscribe(listener: () => void): () => void {
  calm.addEventListener("change", listener);
  return () => calm.removeEventListener("change", listener);
}

/** Whether somebody asked their machine for fewer movements. */
export function useCalm(): boolean {
  return useSyncExternalStore(subscribe, () => calm.matches);
}

const SECOND = 1000;

/**
 * Milliseconds that went by while it ran, told as often as the screen is drawn; once a second for who wants fewer
 * movements.
 */
export function useRunning(isRunning: boolean, again: string): number {
  const isCalm = useCalm();
  const [elapsed, setElapsed] = useState(0);
  const gone = useRef(0);
  useEffect(() => {
    gone.current = 0;
    setElapsed(0);
  }, [again]);
  useEffect(() => {
    if (!isRunning) return;
    let before = Date.now();
    const step = () => {
      const now = Date.now();
      gone.current += now - before;
      before = now;
      setElapsed(gone.current);
    };
    if (isCalm) {
      const timer = setInterval(step, SECOND);
      return () => clearInterval(timer);
    }
    let frame = requestAnimationFrame(function draw() {
      step();
      frame = requestAnimationFrame(draw);
    });
    return () => cancelAnimationFrame(frame);
  }, [isRunning, isCalm, again]);
  return elapsed;
}

const COUNTING_MILLISECONDS = 4000;

/** A figure that goes over to its new value in the time until the next one comes, and never jumps. */
export function useCounter(target: number): number {
  const isCalm = useCalm();
  const [shown, setShown] = useState(target);
  const now = useRef(target);
  useEffect(() => {
    const from = now.current;
    const start = Date.now();
    let frame = requestAnimationFrame(function draw() {
      const share = isCalm ? 1 : Math.min(1, (Date.now() - start) / COUNTING_MILLISECONDS);
      now.current = from + (target - from) * share;
      setShown(now.current);
      if (share < 1) frame = requestAnimationFrame(draw);
    });
    return () => cancelAnimationFrame(frame);
  }, [target, isCalm]);
  return shown;
}

export interface Size {
  width: number;
  height: number;
  /** Height of its letters. */
  letters: number;
}

/** How large an element is drawn, in pixels. */
export function useSize(): [ref: (element: Element | null) => void, size: Size] {
  const [element, setElement] = useState<Element | null>(null);
  const [size, setSize] = useState<Size>({ width: 0, height: 0, letters: 0 });
  useEffect(() => {
    if (element === null) return;
    const watch = new ResizeObserver(([entry]) => {
      if (entry)
        setSize({
          width: entry.contentRect.width,
          height: entry.contentRect.height,
          letters: parseFloat(getComputedStyle(element).fontSize),
        });
    });
    watch.observe(element);
    return () => watch.disconnect();
  }, [element]);
  return [setElement, size];
}
