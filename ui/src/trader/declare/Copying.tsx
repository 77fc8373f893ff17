import { Button } from "antd";
import { useState } from "react";
import { useNavigate } from "react-router";
import { Field } from "../../parts/Field";
import { useWords } from "../../words/language";
import { copy, type Draft } from "./drafts";

interface CopyingProps {
  place: string;
  /** The form as it stands when it is copied. */
  of: () => Draft;
}

/** Copies a form under a new name and opens the copy. */
export function Copying({ place, of }: CopyingProps) {
  const { t } = useWords("trader");
  const navigate = useNavigate();
  const [name, setName] = useState("");
  return (
    <details>
      <summary>{t("copying.title")}</summary>
      <form
        className="inline"
        onSubmit={(event) => {
          event.preventDefault();
          const made = copy(place, of(), name.trim());
          void navigate(`/trade/declare/${made.type}?draft=${made.id}`);
        }}
      >
        <Field
          label={t("copying.name")}
          help={t("copying.help")}
          value={name}
          required
          maxLength={60}
          onText={setName}
        />
        <Button htmlType="submit">{t("copying.copy")}</Button>
      </form>
    </details>
  );
}
