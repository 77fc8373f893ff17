import { useQuery } from "@tanstack/react-query";
import { Alert, Button, Progress } from "antd";
import { useRef, useState } from "react";
import { Link } from "react-router";
import { client, told } from "../../api/client";
import { Nothing } from "../../parts/Answer";
import { Faults } from "../../parts/Faults";
import { FileDrop } from "../../parts/FileDrop";
import { Head } from "../../parts/Head";
import { mayDo, useSession } from "../../shell/session";
import { useSay, useWords } from "../../words/language";
import {
  checkFile,
  errorsOf,
  FILES_MOST,
  maySend,
  sendFile,
  waiting,
  type Found,
  type MessageFile,
} from "./messages";
import { download } from "./send";
import { Answers } from "./Sending";
import { writtenText } from "./sheet";

/** Many messages in files: each is checked when it comes, and the good ones are sent when that is wanted. */
export function Component() {
  const { t } = useWords("trader");
  const { data: session } = useSession();
  return (
    <div className="page">
      <Head title={t("messages.title")} lead={t("messages.lead")} />
      {session?.enterprise ? <Work /> : <Nothing>{t("declare.noRole")}</Nothing>}
    </div>
  );
}

function Work() {
  const { t } = useWords("trader");
  const { data: session } = useSession();
  const demo = useQuery({
    queryKey: ["demo"],
    queryFn: () => told(client.GET("/api/v1/demo/signing")),
    staleTime: Infinity,
  });
  const isDemo = demo.data?.available ?? false;
  const [files, setFiles] = useState<readonly MessageFile[]>([]);
  const [hasTooMany, setTooMany] = useState(false);
  const [begun] = useState(() => Date.now());
  const [isSending, setSending] = useState(false);
  // One after the other, whatever is dropped meanwhile.
  const queue = useRef(Promise.resolve());
  const put = (next: MessageFile) =>
    setFiles((before) => before.map((one) => (one.id === next.id ? next : one)));

  function take(added: readonly File[]) {
    const room = Math.max(0, FILES_MOST - files.length);
    setTooMany(added.length > room);
    const own = added.slice(0, room).map(waiting);
    setFiles([...files, ...own]);
    for (const one of own.filter(({ step }) => step === "waiting"))
      queue.current = queue.current.then(async () => {
        put({ ...one, step: "checking" });
        put(await checkFile(one));
      });
  }

  async function sendAll(good: readonly MessageFile[]) {
    setSending(true);
    for (const one of good) {
      put({ ...one, step: "sending" });
      put(await sendFile(one, isDemo));
    }
    setSending(false);
  }

  const good = files.filter((one) => maySend(one, isDemo));
  const done = files.filter((one) => one.step !== "waiting" && one.step !== "checking").length;
  const taken = files.filter((one) => one.step === "taken");
  return (
    <>
      <FileDrop
        label={t("messages.drop")}
        help={t("messages.limits", { most: FILES_MOST })}
        accept=".xml,application/xml,text/xml"
        isMany
        onFiles={take}
      />
      {hasTooMany && <Alert type="warning" role="alert" title={t("messages.tooMany", { most: FILES_MOST })} />}
      {files.length > 0 && (
        <section className="part" aria-labelledby="messages">
          <h2 id="messages">{t("messages.count", { count: files.length })}</h2>
          <Progress
            percent={Math.round(((done + taken.length) / (files.length + good.length + taken.length)) * 100)}
            aria-label={t("messages.progress")}
          />
          <p className="summary" aria-live="polite">
            <span className="soft">{t("messages.checked", { done, count: files.length })}</span>
            <span className="verdict good">{t("messages.good", { count: good.length })}</span>
            {taken.length > 0 && (
              <span className="verdict good">{t("messages.taken", { count: taken.length })}</span>
            )}
          </p>
          {isDemo && <p className="soft">{t("messages.demo")}</p>}
          {!mayDo(session, "declarant") && <Alert type="info" title={t("sending.noRight")} />}
          <p className="actions">
            <Button
              type="primary"
              disabled={good.length === 0}
              loading={isSending}
              onClick={() => void sendAll(good)}
            >
              {t("messages.send", { count: good.length })}
            </Button>
            <Export files={files} isDemo={isDemo} />
            <Button
              disabled={isSending || done < files.length}
              onClick={() => {
                setFiles([]);
                setTooMany(false);
              }}
            >
              {t("messages.clear")}
            </Button>
          </p>
          <ul className="rows">
            {files.map((one) => (
              <Row
                key={one.id}
                one={one}
                isDemo={isDemo}
                isBusy={isSending}
                onRemove={() => setFiles(files.filter((other) => other.id !== one.id))}
              />
            ))}
          </ul>
          {taken.length > 0 && (
            <section aria-live="polite">
              <h3>{t("messages.answers")}</h3>
              <Answers orders={[...new Set(taken.flatMap((one) => one.orders))]} since={begun} />
              <Link to="/dossiers">{t("dossiers.title")}</Link>
            </section>
          )}
        </section>
      )}
    </>
  );
}

const TONES = {
  waiting: "soft",
  checking: "soft",
  checked: "verdict good",
  large: "verdict stopped",
  unchecked: "verdict stopped",
  sending: "soft",
  taken: "verdict good",
  refused: "verdict stopped",
} as const;

interface RowProps {
  one: MessageFile;
  isDemo: boolean;
  isBusy: boolean;
  onRemove: () => void;
}

function Row({ one, isDemo, isBusy, onRemove }: RowProps) {
  const { t } = useWords("trader");
  const errors = errorsOf(one, isDemo);
  const isBad = one.step === "checked" && errors.length > 0;
  return (
    <li aria-label={one.file.name}>
      <span className="message-file">
        <strong>{one.file.name}</strong> {one.answer?.type && <code>{one.answer.type}</code>}
        {one.orders.length > 0 && (
          <small>
            {one.orders.slice(0, 3).join(t("comma"))}
            {one.orders.length > 3 && ` +${one.orders.length - 3}`}
          </small>
        )}
        {one.accepted && <small>{t("sending.taken", { number: one.accepted.messageId })}</small>}
        {isBad && <FaultsOf found={errors} />}
        {one.cause !== undefined && <Faults cause={one.cause} />}
      </span>
      <span className={isBad ? "verdict stopped" : TONES[one.step]}>
        {isBad ? t("messages.errors", { count: errors.length }) : t(`messages.steps.${one.step}`)}
      </span>
      <Button
        disabled={isBusy || one.step === "checking" || one.step === "waiting"}
        aria-label={t("messages.remove", { name: one.file.name })}
        onClick={onRemove}
      >
        ×
      </Button>
    </li>
  );
}

const FAULTS_SHOWN = 50;

function FaultsOf({ found }: { found: readonly Found[] }) {
  const { t } = useWords("trader");
  const say = useSay();
  return (
    <details>
      <summary>{t("messages.faults", { count: found.length })}</summary>
      <ul className="fault-list">
        {found.slice(0, FAULTS_SHOWN).map(({ fault, line }, at) => (
          <li key={at}>
            {line > 0 && <strong>{t("messages.line", { line })} </strong>}
            {say(fault.text)} {say(fault.remedy)} <Link to={`/codes/GW${fault.number}`}>GW{fault.number}</Link>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** What became of each file, a row for each fault. */
function Export({ files, isDemo }: { files: readonly MessageFile[]; isDemo: boolean }) {
  const { t } = useWords("trader");
  const say = useSay();
  function rows() {
    return files.flatMap((one) => {
      const begun = [one.file.name, one.answer?.type ?? "", t(`messages.steps.${one.step}`)];
      const errors = errorsOf(one, isDemo);
      return errors.length === 0
        ? [[...begun, one.accepted?.messageId ?? "", "", "", ""]]
        : errors.map(({ fault, line }) => [
            ...begun,
            "",
            String(line),
            `GW${fault.number}`,
            `${say(fault.text)} ${say(fault.remedy)}`,
          ]);
    });
  }
  const heading = ["file", "type", "step", "messageId", "line", "fault", "text"];
  return (
    <Button onClick={() => download("messages.csv", writtenText([heading, ...rows()]), "text/csv")}>
      {t("messages.export")}
    </Button>
  );
}
