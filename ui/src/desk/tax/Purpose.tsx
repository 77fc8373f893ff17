import { Button } from "antd";
import { useState, type ReactNode } from "react";
import { Field } from "../../parts/Field";
import { useWords } from "../../words/language";

const KEPT_UNDER = "greenway.purpose";

function kept(): string {
  try {
    return sessionStorage.getItem(KEPT_UNDER) ?? "";
  } catch {
    return "";
  }
}

/** Each look at bills is written down with what it is for; the officer says it once for the tab. */
export function Purpose({ children }: { children: (purpose: string) => ReactNode }) {
  const { t } = useWords("desk");
  const [purpose, setPurpose] = useState(kept);
  const [asked, setAsked] = useState(purpose);
  return (
    <>
      <form
        className="inline"
        onSubmit={(event) => {
          event.preventDefault();
          setPurpose(asked.trim());
          try {
            sessionStorage.setItem(KEPT_UNDER, asked.trim());
          } catch {
            // A browser may refuse to keep anything; then it is asked on each page.
          }
        }}
      >
        <Field
          label={t("purpose.label")}
          help={t("purpose.help")}
          value={asked}
          required
          maxLength={200}
          onText={setAsked}
        />
        <Button htmlType="submit" type={purpose ? "default" : "primary"}>
          {t("purpose.say")}
        </Button>
      </form>
      {purpose && children(purpose)}
    </>
  );
}
