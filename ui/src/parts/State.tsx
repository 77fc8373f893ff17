import { useSay, type Phrase } from "../words/language";

const TONES: Record<string, "good" | "attention" | "stopped" | "moving"> = {
  RELEASED: "good",
  CLOSED: "good",
  APPROVED: "good",
  WAITING: "attention",
  HELD: "attention",
  DETAINED: "stopped",
  REJECTED: "stopped",
  TURNED_BACK: "stopped",
  EXPIRED: "stopped",
};

/** How far a dossier or a lane has come, in words, and by colour for those who see it. */
export function State({ state, text }: { state: string; text: Phrase }) {
  const say = useSay();
  return <span className={`verdict ${TONES[state] ?? "moving"}`}>{say(text)}</span>;
}
