import { Alert, Button, Input } from "antd";
import { useId, useState } from "react";
import { client, Refusal, told, type Schemas } from "../api/client";
import { Failure, Nothing } from "../parts/Answer";
import { FileDrop } from "../parts/FileDrop";
import { Head } from "../parts/Head";
import { Icon } from "../parts/icons";
import { Marked } from "../parts/Marked";
import { useDay } from "../parts/Figures";
import { useWords } from "../words/language";

const MOST_BYTES = 1 << 20;
const MOST_FILES = 20;

interface Checked {
  name: string;
  text: string;
  answer?: Schemas["CheckAnswer"];
  failure?: unknown;
  isTooLarge?: boolean;
}

/** Each message is asked for by itself: the first faults are seen while the others are still on their way. */
async function check(text: string): Promise<Schemas["CheckAnswer"]> {
  const asking = () =>
    client.POST("/api/v1/services/check", {
      body: text,
      bodySerializer: (body) => body,
      headers: { "Content-Type": "application/xml" },
    });
  try {
    return await told(asking());
  } catch (refusal) {
    if (!(refusal instanceof Refusal) || refusal.status !== 429) throw refusal;
    await new Promise((later) => setTimeout(later, Math.max(1, refusal.retrySeconds) * 1000));
    return await told(asking());
  }
}

export function Component() {
  const { t } = useWords();
  const [checked, setChecked] = useState<Checked[]>([]);
  const [hasTooMany, setTooMany] = useState(false);

  async function take(files: { name: string; size: number; text: () => Promise<string> }[]) {
    setTooMany(files.length > MOST_FILES);
    for (const file of files.slice(0, MOST_FILES)) {
      const one: Checked = { name: file.name, text: "" };
      if (file.size > MOST_BYTES) {
        one.isTooLarge = true;
      } else {
        one.text = await file.text();
        try {
          one.answer = await check(one.text);
        } catch (failure) {
          one.failure = failure;
        }
      }
      setChecked((before) => [one, ...before.filter((other) => other.name !== one.name)]);
    }
  }

  async function takeText(name: string, text: string) {
    await take([{ name, size: new Blob([text]).size, text: () => Promise.resolve(text) }]);
  }

  async function takeExample() {
    const example = await import("../parts/example");
    await takeText("CEB311-example.xml", example.faulty);
  }

  return (
    <div className="page">
      <Head title={t("check.title")} lead={t("check.lead")} />
      <div className="check-in">
        <Drop onFiles={(files) => void take(files)} onExample={() => void takeExample()} />
        <Paste onText={(text) => void takeText(t("check.paste"), text)} />
      </div>
      {hasTooMany && <Alert type="warning" title={t("check.tooMany")} />}
      <div aria-live="polite">
        {checked.length === 0 ? (
          <Nothing>{t("check.empty")}</Nothing>
        ) : (
          checked.map((one) => (
            <Result
              key={one.name}
              checked={one}
              onRemove={() => setChecked(checked.filter((other) => other !== one))}
            />
          ))
        )}
      </div>
    </div>
  );
}

function Drop({ onFiles, onExample }: { onFiles: (files: File[]) => void; onExample: () => void }) {
  const { t } = useWords();
  return (
    <div>
      <FileDrop
        label={t("check.drop")}
        help={t("check.limits")}
        accept=".xml,application/xml,text/xml"
        isMany
        onFiles={onFiles}
      />
      <Button type="link" onClick={onExample}>
        {t("check.example")}
      </Button>
    </div>
  );
}

function Paste({ onText }: { onText: (text: string) => void }) {
  const { t } = useWords();
  const id = useId();
  const [text, setText] = useState("");
  return (
    <form
      className="field"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim()) onText(text);
      }}
    >
      <label htmlFor={id}>{t("check.pasteLabel")}</label>
      <Input.TextArea
        id={id}
        rows={6}
        spellCheck={false}
        className="code-area"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <Button htmlType="submit" type="primary" disabled={!text.trim()}>
        {t("check.run")}
      </Button>
    </form>
  );
}

function Result({ checked, onRemove }: { checked: Checked; onRemove: () => void }) {
  const { t } = useWords();
  const { answer } = checked;
  return (
    <section className="checked">
      <header>
        <h2>{checked.name}</h2>
        {answer && <Summary answer={answer} />}
        <Button
          type="text"
          icon={<Icon name="close" />}
          aria-label={t("check.remove", { name: checked.name })}
          onClick={onRemove}
        />
      </header>
      {checked.isTooLarge && <Alert type="warning" title={t("check.tooLarge")} />}
      {checked.failure !== undefined && <Failure cause={checked.failure} />}
      {answer && <Marked text={checked.text} answer={answer} />}
    </section>
  );
}

function Summary({ answer }: { answer: Schemas["CheckAnswer"] }) {
  const { t } = useWords();
  const day = useDay();
  const errors = answer.faults.filter((one) => one.fault.level === "ERROR").length;
  const warnings = answer.faults.length - errors;
  return (
    <p className="summary">
      <span className={answer.valid ? "verdict good" : "verdict stopped"}>
        <Icon name={answer.valid ? "good" : "error"} />
        {answer.valid ? t("check.valid") : t("check.errors", { count: errors })}
      </span>
      {warnings > 0 && <span className="verdict attention">{t("check.warnings", { count: warnings })}</span>}
      <span>{answer.type || t("check.noForm")}</span>
      {answer.signed && <span>{t("check.signed")}</span>}
      <span className="soft">{t("check.judged", { day: day(answer.day) })}</span>
    </p>
  );
}
