import { Button } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import type { Schemas } from "../api/client";
import { useSay, useWords } from "../words/language";
import { Nothing } from "./Answer";
import { Basis } from "./Basis";
import { Icon } from "./icons";

type Found = Schemas["CheckAnswer"]["faults"][number];

/** Lines around a fault that are shown with it. */
const AROUND = 2;

/** More would make the page slow; whoever needs all of it has an editor. */
const MOST_LINES = 5000;

/** The text of a message with each fault below the line that it is about. */
export function Marked({ text, answer }: { text: string; answer: Schemas["CheckAnswer"] }) {
  const { t } = useWords();
  const [isWhole, setWhole] = useState(false);
  const lines = text.split(/\r\n|\r|\n/);
  const isInside = /<(\w+:)?DxpMsg[\s>]/.test(text);
  const placed = isInside ? [] : answer.faults.filter((one) => one.line > 0 && one.line <= lines.length);
  const loose = answer.faults.filter((one) => !placed.includes(one));
  return (
    <>
      {isInside && <Nothing>{t("check.inside")}</Nothing>}
      {answer.faults.length < answer.total && (
        <Nothing>{t("check.cut", { total: answer.total, shown: answer.faults.length })}</Nothing>
      )}
      {loose.length > 0 && (
        <ul className="loose" aria-label={t("check.noLine")}>
          {loose.map((one, index) => (
            <li key={index}>
              <FaultNote found={one} />
            </li>
          ))}
        </ul>
      )}
      {placed.length > 0 && <Source lines={lines} placed={placed} isWhole={isWhole} />}
      {placed.length > 0 && lines.length <= MOST_LINES && (
        <Button type="link" onClick={() => setWhole(!isWhole)}>
          {isWhole ? t("check.part") : t("check.whole")}
        </Button>
      )}
    </>
  );
}

function Source({ lines, placed, isWhole }: { lines: string[]; placed: Found[]; isWhole: boolean }) {
  const { t } = useWords();
  const at = new Map<number, Found[]>();
  for (const one of placed) at.set(one.line, [...(at.get(one.line) ?? []), one]);
  const rows = [];
  let hiddenFrom = 0;
  for (let number = 1; number <= lines.length + 1; number++) {
    // A single line is shown rather than said to be hidden.
    const isAlone = isNear(number - 1, at, lines.length) && isNear(number + 1, at, lines.length);
    const isShown = number <= lines.length && (isWhole || isAlone || isNear(number, at, lines.length));
    if (!isShown && number <= lines.length) {
      hiddenFrom ||= number;
      continue;
    }
    if (hiddenFrom > 0) {
      rows.push(
        <p className="gap" key={`gap ${hiddenFrom}`}>
          {t("check.hidden", { from: hiddenFrom, to: number - 1 })}
        </p>,
      );
      hiddenFrom = 0;
    }
    if (number <= lines.length) {
      rows.push(
        <Line key={number} number={number} text={lines[number - 1] ?? ""} faults={at.get(number) ?? []} />,
      );
    }
  }
  return <div className="source">{rows}</div>;
}

/** Whether a line is shown because of a fault nearby; what lies outside the text counts as shown. */
function isNear(number: number, at: Map<number, Found[]>, length: number): boolean {
  if (number < 1 || number > length) return true;
  for (let other = number - AROUND; other <= number + AROUND; other++) {
    if (at.has(other)) return true;
  }
  return false;
}

function Line({ number, text, faults }: { number: number; text: string; faults: Found[] }) {
  return (
    <>
      <div className={faults.length ? "line faulty" : "line"}>
        <span className="line-number" aria-hidden="true">
          {number}
        </span>
        <code>{text}</code>
      </div>
      {faults.map((one, index) => (
        <div className="line-fault" key={index}>
          <FaultNote found={one} />
        </div>
      ))}
    </>
  );
}

function FaultNote({ found }: { found: Found }) {
  const { t } = useWords();
  const say = useSay();
  const { fault, line, answer } = found;
  const isError = fault.level === "ERROR";
  return (
    <article className={isError ? "fault stopped" : "fault attention"}>
      <p className="fault-text">
        <Icon name={isError ? "error" : "warning"} />
        <span>
          <span className="unseen">
            {t(isError ? "check.error" : "check.warning")} {line > 0 && t("check.line", { line })}:{" "}
          </span>
          <strong>{say(fault.text)}</strong>
        </span>
      </p>
      <p>{say(fault.remedy)}</p>
      <dl className="pairs">
        {fault.found && <Pair name={t("check.found")} value={fault.found} />}
        {fault.expected && <Pair name={t("check.expected")} value={fault.expected} />}
      </dl>
      <p className="basis">
        <Link to={`/codes/GW${fault.number}`}>GW{fault.number}</Link>
        <code>{fault.path}</code>
        {answer && (
          <span>
            {t("check.customs")} {answer === "CEB900" ? answer : <Link to={`/codes/${answer}`}>{answer}</Link>}
          </span>
        )}
      </p>
      <Basis rule={fault.rule} documentNo={fault.documentNo} />
    </article>
  );
}

function Pair({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
