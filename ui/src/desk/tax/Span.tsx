import { Field } from "../../parts/Field";
import { today } from "../../parts/Figures";
import { useWords } from "../../words/language";
import { useChosen } from "../parts/address";

/** The days of release asked for, from the address; else this month. */
export function useSpanOfDays(): { from: string; to: string } {
  const { chosen } = useChosen();
  const now = today();
  return { from: chosen("from") || `${now.slice(0, 7)}-01`, to: chosen("to") || now };
}

export function Span() {
  const { t } = useWords("desk");
  const { choose } = useChosen();
  const { from, to } = useSpanOfDays();
  return (
    <>
      <Field label={t("from")} type="date" value={from} onText={(day) => choose({ from: day, after: "" })} />
      <Field label={t("to")} type="date" value={to} onText={(day) => choose({ to: day, after: "" })} />
    </>
  );
}
