import { Button } from "antd";
import { useEffect } from "react";
import { useRouteError } from "react-router";
import { useWords } from "../words/language";

/** Something broke, or a part of the portal could not be loaded, as after the platform was brought up to date. */
export function Trouble() {
  const { t } = useWords();
  const cause = useRouteError();
  // Whoever looks for the reason finds it in the browser's own log; the tests fail by it.
  useEffect(() => console.error(cause), [cause]);
  return (
    <main>
      <div className="trouble" role="alert">
        <p>{t("failures.page")}</p>
        <Button type="primary" onClick={() => location.reload()}>
          {t("again")}
        </Button>
      </div>
    </main>
  );
}
