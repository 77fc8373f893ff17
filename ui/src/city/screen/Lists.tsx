import { memo } from "react";
import { useSay, useWords } from "../../words/language";
import { drawn, useSaid } from "../figures";
import { useChapter } from "../names";
import type { Cell, Zone } from "../queries";
import { Tiles } from "../Tiles";

const FIRST = 5;

/** What is bought, where it comes from and where it goes; drawn when that changes, not with each step of the clock. */
export const Lists = memo(function Lists({ zone, note }: { zone: Zone; note: string }) {
  const { t } = useWords("city");
  const say = useSay();
  const chapter = useChapter();
  return (
    <>
      <First
        title={t("screen.chapters")}
        note={note}
        cells={zone.chapters}
        name={(cell) => chapter(cell.key) || cell.key}
      />
      <First
        title={t("screen.origins")}
        note={note}
        cells={zone.origins}
        name={(cell) => (cell.name ? say(cell.name) : cell.key)}
      />
      <section className="where">
        <h2>
          {t("screen.provinces")} {note && <small>{note}</small>}
        </h2>
        <Tiles cells={zone.provinces} measure="declarations" />
        <ol className="unseen">
          {zone.provinces.map((cell) => (
            <li key={cell.key}>
              {cell.name ? say(cell.name) : t("otherOrUnknown")}: {cell.declarations}
            </li>
          ))}
        </ol>
      </section>
    </>
  );
});

interface FirstProps {
  title: string;
  note: string;
  cells: readonly Cell[];
  name: (cell: Cell) => string;
}

/** The first few by value, each as a share of all. */
function First({ title, note, cells, name }: FirstProps) {
  const { t } = useWords("city");
  const said = useSaid();
  const sum = cells.reduce((all, cell) => all + drawn(cell, "goods"), 0);
  const shown = cells
    .filter((cell) => cell.key !== "")
    .sort((a, b) => drawn(b, "goods") - drawn(a, "goods"))
    .slice(0, FIRST);
  const most = Math.max(...shown.map((cell) => drawn(cell, "goods")), 1);
  return (
    <section>
      <h2>
        {title} {note && <small>{note}</small>}
      </h2>
      {shown.length === 0 ? (
        <p>{t("withheld")}</p>
      ) : (
        <ol>
          {shown.map((cell) => (
            <li key={cell.key}>
              <span className="what">{name(cell)}</span>
              <span className="share">{said.rate(sum === 0 ? 0 : drawn(cell, "goods") / sum)}</span>
              <span className="bar" aria-hidden="true">
                <span style={{ width: `${(100 * drawn(cell, "goods")) / most}%` }} />
              </span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
