import { useState } from "react";
import type { Schemas } from "../api/client";
import { Sure } from "../parts/Dialog";
import { Field } from "../parts/Field";
import { useWords } from "../words/language";
import type { Action } from "./Actions";

interface GreenProps {
  enterprise: Schemas["Enterprise"];
  isBusy: boolean;
  onAct: (action: Action) => void;
}

/** Keeps an enterprise out of the green channel for what the platform cannot see, or no longer does. */
export function Green({ enterprise: { green }, isBusy, onAct }: GreenProps) {
  const { t } = useWords("operate");
  const [note, setNote] = useState("");
  return (
    <details>
      <summary>{t("green.title")}</summary>
      {green.bar === null ? (
        <div className="decide">
          <p className="soft">{t("green.barLead")}</p>
          <Field label={t("note")} value={note} onText={setNote} />
          <Sure
            label={t("green.bar")}
            question={t("green.barSure")}
            isBusy={isBusy}
            onSure={() => onAct({ action: "bar-green-channel", note: note.trim() })}
          />
        </div>
      ) : (
        <div className="decide">
          <p>{green.bar}</p>
          <Sure
            label={t("green.open")}
            question={t("green.openSure")}
            isBusy={isBusy}
            onSure={() => onAct({ action: "open-green-channel" })}
          />
        </div>
      )}
    </details>
  );
}
