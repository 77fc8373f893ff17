import { Button } from "antd";
import { useWords } from "../words/language";

/** Something broke, or a part of the portal could not be loaded, as after the platform was brought up to date. */
export function Trouble() {
  const { t } = useWords();
  return (
    <main className="trouble" role="alert">
      <p>{t("failed")}</p>
      <Button type="primary" onClick={() => location.reload()}>
        {t("again")}
      </Button>
    </main>
  );
}
