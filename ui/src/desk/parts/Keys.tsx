import { Button } from "antd";
import { useEffect, useState } from "react";
import { useWords } from "../../words/language";
import { Dialog } from "../../parts/Dialog";

export interface Key {
  key: string;
  does: string;
  run: () => void;
}

const OFF_UNDER = "greenway.keys";
const HELP = "?";
/** What one ticks or chooses takes no letters. */
const WRITING = "input:not([type=checkbox], [type=radio]), textarea, select, dialog, [contenteditable]";

function keptOff(): boolean {
  try {
    return localStorage.getItem(OFF_UNDER) === "off";
  } catch {
    return false;
  }
}

function keepOff(isOff: boolean): void {
  try {
    localStorage.setItem(OFF_UNDER, isOff ? "off" : "on");
  } catch {
    // A browser may refuse to keep anything; then the choice lasts as long as the page.
  }
}

/** Whether somebody types a text, or uses a key of the browser's own. */
function isMeantOtherwise(event: KeyboardEvent): boolean {
  const isBrowsers = event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented;
  return isBrowsers || (event.target instanceof Element && event.target.closest(WRITING) !== null);
}

/** Keys of a page: works them, and shows them at `?`. Who speaks to the computer can turn them off (WCAG 2.1.4). */
export function Keys({ keys }: { keys: readonly Key[] }) {
  const { t } = useWords("desk");
  const [isShown, setShown] = useState(false);
  const [isOff, setOff] = useState(keptOff);
  useEffect(() => {
    function press(event: KeyboardEvent) {
      if (isOff || isMeantOtherwise(event)) return;
      const meant = keys.find((one) => one.key === event.key);
      if (meant === undefined && event.key !== HELP) return;
      event.preventDefault();
      if (meant) meant.run();
      else setShown(true);
    }
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, [keys, isOff]);
  return (
    <>
      <Button onClick={() => setShown(true)}>
        {t("keys.title")} <kbd>?</kbd>
      </Button>
      {isShown && (
        <Dialog title={t("keys.title")} onClose={() => setShown(false)}>
          <dl className="key-list">
            {keys.map((one) => (
              <div key={one.key}>
                <dt>
                  <kbd>{one.key}</kbd>
                </dt>
                <dd>{one.does}</dd>
              </div>
            ))}
          </dl>
          <label className="tick">
            <input
              type="checkbox"
              checked={!isOff}
              onChange={(event) => {
                setOff(!event.target.checked);
                keepOff(!event.target.checked);
              }}
            />
            {t("keys.on")}
          </label>
        </Dialog>
      )}
    </>
  );
}
