import { Button } from "antd";
import { useState } from "react";
import { Answer } from "../parts/Answer";
import { Choose } from "../parts/Choose";
import { Sure } from "../parts/Dialog";
import { Field } from "../parts/Field";
import { useSay, useWords } from "../words/language";
import { useNamed } from "./parts/named";
import { useReasons, type Act, type Ruling } from "./tasks";

/** What ends a declaration for good. */
const FINAL: readonly Ruling[] = ["REJECT", "RETURN_ABROAD"];

interface DecideProps {
  rulings: readonly Ruling[];
  regulator: string;
  isBusy: boolean;
  onDecide: (act: Act) => void;
}

/** A ruling with its reason: only codes in force for that ruling can be chosen. */
export function Decide({ rulings, regulator, isBusy, onDecide }: DecideProps) {
  const { t } = useWords("desk");
  const named = useNamed();
  const say = useSay();
  const query = useReasons();
  const [ruling, setRuling] = useState<Ruling>();
  const [reason, setReason] = useState("");
  const [remark, setRemark] = useState("");
  return (
    <Answer query={query}>
      {({ reasons }) => {
        const fitting = reasons.filter(
          (one) => one.regulator.toLowerCase() === regulator && one.ruling === ruling,
        );
        const isFinal = ruling !== undefined && FINAL.includes(ruling);
        const code = fitting.some((one) => one.code === reason) ? reason : (fitting[0]?.code ?? "");
        const decide = () => {
          if (ruling && code) onDecide({ action: "decide", ruling, reason: code, remark: remark.trim() });
        };
        return (
          <form
            className="decide"
            onSubmit={(event) => {
              event.preventDefault();
              if (!isFinal) decide();
            }}
          >
            <fieldset className="rulings">
              <legend>{t("task.ruling")}</legend>
              {rulings.map((one, index) => (
                <label key={one} className="tick">
                  <input
                    type="radio"
                    name="ruling"
                    value={one}
                    data-number={index + 1}
                    checked={ruling === one}
                    onChange={() => setRuling(one)}
                  />
                  {named("rulings", one)}
                </label>
              ))}
            </fieldset>
            <Choose
              label={t("task.reason")}
              value={code}
              options={
                fitting.length > 0
                  ? fitting.map((one) => ({ value: one.code, label: `${one.code} ${say(one)}` }))
                  : [{ value: "", label: t("task.rulingFirst") }]
              }
              onChoose={setReason}
            />
            <Field label={t("remark")} value={remark} maxLength={200} onText={setRemark} />
            {isFinal && code ? (
              <Sure
                isPrimary
                label={t("task.decide")}
                question={t("task.decideSure", { ruling: named("rulings", ruling) })}
                isBusy={isBusy}
                onSure={decide}
              />
            ) : (
              <Button type="primary" htmlType="submit" loading={isBusy} disabled={!ruling || !code}>
                {t("task.decide")}
              </Button>
            )}
          </form>
        );
      }}
    </Answer>
  );
}
