import { useMutation, useQuery } from "@tanstack/react-query";
import { Alert, Button, Progress } from "antd";
import { useMemo, useState } from "react";
import { Link, useParams } from "react-router";
import { client, told, type Schemas } from "../../api/client";
import { Answer, Failure, Nothing } from "../../parts/Answer";
import { Faults } from "../../parts/Faults";
import { Field } from "../../parts/Field";
import { FileDrop } from "../../parts/FileDrop";
import { Head } from "../../parts/Head";
import { mayDo, useSession } from "../../shell/session";
import { useSay, useWords } from "../../words/language";
import { useFieldName } from "../fields";
import { keepDxpId, keptDxpId } from "./drafts";
import { empty, formOf, isType, written, type Form, type Sender, type Type } from "./form";
import { check, download, send, signInDemo } from "./send";
import { Answers, SignedFiles } from "./Sending";
import { read, workbook, writtenText, zipped } from "./sheet";
import {
  AT_ONCE,
  columnsOf,
  documentsOf,
  faultsOf,
  toMend,
  type Document1,
  type Table,
  type Wrong,
} from "./table";

type Place = NonNullable<Schemas["Session"]["enterprise"]>;

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const WRONG_SHOWN = 200;
const PREVIEWED = 5;

/** Many documents from a table: read here, checked by the platform, sent message by message. */
export function Component() {
  const { t } = useWords("trader");
  const { type } = useParams();
  const { data: session } = useSession();
  const known = isType(type) ? type : undefined;
  const query = useQuery({
    queryKey: ["form", known],
    queryFn: () => formOf(known ?? "CEB621"),
    enabled: known !== undefined,
    staleTime: Infinity,
  });
  const place = session?.enterprise;
  return (
    <div className="page">
      <Head title={known ? t("file.title", { paper: t(`forms.${known}`) }) : ""} lead={t("file.lead")} />
      {known === undefined || !place ? (
        <Nothing>{t("declare.noRole")}</Nothing>
      ) : (
        <Answer query={query}>{(form) => <Work key={known} type={known} form={form} place={place} />}</Answer>
      )}
    </div>
  );
}

interface Judged {
  name: string;
  table: Table;
  wrong: Wrong[];
}

function Work({ type, form, place }: { type: Type; form: Form; place: Place }) {
  const { t } = useWords("trader");
  const [dxpId, setDxpId] = useState(keptDxpId);
  const [progress, setProgress] = useState(0);
  const sender = useMemo(() => ({ ...place, dxpId }), [place, dxpId]);
  const judging = useMutation({
    mutationFn: async (file: File): Promise<Judged> => {
      setProgress(0);
      const table = documentsOf(form, await read(file), empty(form, place));
      const wrong = [...table.wrong];
      for (let at = 0; at < table.documents.length; at += AT_ONCE) {
        wrong.push(...(await faultsOf(form, table.documents.slice(at, at + AT_ONCE), sender, check)));
        setProgress(
          Math.round((Math.min(at + AT_ONCE, table.documents.length) / table.documents.length) * 100),
        );
      }
      return { name: file.name, table, wrong };
    },
  });
  return (
    <>
      <Template type={type} form={form} />
      <div className="file-in">
        <Field
          label={t("declare.dxpId")}
          help={t("declare.dxpHelp")}
          value={dxpId}
          onText={(one) => {
            setDxpId(one.trim());
            keepDxpId(one.trim());
          }}
        />
        <FileDrop
          label={t("file.drop")}
          help={t("file.limits")}
          accept=".xlsx,.csv,.txt"
          onFiles={([file]) => file && judging.mutate(file)}
        />
      </div>
      <div aria-live="polite">
        {judging.isPending && (
          <>
            <p>{t("file.checking")}</p>
            <Progress percent={progress} aria-label={t("file.checking")} />
          </>
        )}
        {judging.isError && <Unreadable cause={judging.error} />}
        {judging.data && (
          <Result key={judging.submittedAt} judged={judging.data} type={type} form={form} sender={sender} />
        )}
      </div>
    </>
  );
}

function Unreadable({ cause }: { cause: unknown }) {
  const { t } = useWords("trader");
  if (cause instanceof RangeError)
    return <Alert type="error" role="alert" title={t("file.tooMany", { most: cause.message })} />;
  if (cause instanceof TypeError) return <Alert type="error" role="alert" title={t("file.unreadable")} />;
  return <Failure cause={cause} />;
}

/** A table to fill in, whose second sheet explains each column. */
function Template({ type, form }: { type: Type; form: Form }) {
  const { t } = useWords("trader");
  const name = useFieldName();
  const columns = columnsOf(form);
  const heading = columns.map((one) => one.name);
  const words = columns.map(
    (one) => `${name(one.field.name)}${one.field.required ? "" : ` (${t("declare.maybe")})`}`,
  );
  function xlsx() {
    const explained = columns.map((one, at) => [
      one.name,
      words[at] ?? "",
      t(one.isLine ? "file.ofLine" : "file.ofHead"),
      t(`file.kinds.${one.field.kind}`),
      one.field.length > 0 ? String(one.field.length) : "",
      one.field.choices.join(" ") || (one.field.table ?? ""),
    ]);
    const bytes = workbook([
      { name: type, rows: [heading, words.map((one, at) => (at === 0 ? `# ${one}` : one))] },
      {
        name: t("file.explained"),
        rows: [
          (["column", "meaning", "where", "kind", "length", "values"] as const).map((one) => t(`file.${one}`)),
          ...explained,
        ],
      },
    ]);
    download(`${type}.xlsx`, bytes, XLSX);
  }
  return (
    <p className="actions">
      <Button onClick={xlsx}>{t("file.template", { kind: "XLSX" })}</Button>
      <Button onClick={() => download(`${type}.csv`, writtenText([heading]), "text/csv")}>
        {t("file.template", { kind: "CSV" })}
      </Button>
      <span className="soft">{t("file.templateHelp")}</span>
    </p>
  );
}

interface ResultProps {
  judged: Judged;
  type: Type;
  form: Form;
  sender: Sender;
}

function Result({ judged, type, form, sender }: ResultProps) {
  const { t } = useWords("trader");
  const speak = useProblem();
  const { table, wrong } = judged;
  const bad = new Set(wrong.map((one) => one.row));
  const good = table.documents.filter((one) => !one.rows.some((row) => bad.has(row)));
  const isWhole = !bad.has(0);
  const left = table.documents.length - good.length;
  return (
    <section className="part">
      <h2>{judged.name}</h2>
      <p className="summary">
        <span className="verdict good">{t("file.good", { count: good.length })}</span>
        {left > 0 && <span className="verdict stopped">{t("file.bad", { count: left })}</span>}
        <span className="soft">{t("file.rows", { count: table.rows.length - 1 })}</span>
      </p>
      <Preview table={table} />
      {wrong.length > 0 && <Problems wrong={wrong} table={table} />}
      {left > 0 && (
        <p className="actions">
          <Button
            onClick={() =>
              download(
                `${type}-${t("file.mendName")}.xlsx`,
                workbook([{ name: type, rows: toMend(table, wrong, speak) }]),
                XLSX,
              )
            }
          >
            {t("file.mend", { count: left })}
          </Button>
        </p>
      )}
      {isWhole && good.length > 0 && <SendAll type={type} form={form} sender={sender} documents={good} />}
    </section>
  );
}

function useProblem(): (one: Wrong) => string {
  const { t } = useWords("trader");
  const say = useSay();
  return (one) =>
    one.fault ? `${say(one.fault.text)} ${say(one.fault.remedy)}` : t(`file.${one.own ?? "otherHead"}`);
}

function Preview({ table }: { table: Table }) {
  const { t } = useWords("trader");
  const [heading = [], ...rows] = table.rows.slice(0, PREVIEWED + 1);
  return (
    <details>
      <summary>{t("file.preview")}</summary>
      <div className="scroll" tabIndex={0} role="region" aria-label={t("file.preview")}>
        <table className="preview">
          <thead>
            <tr>
              {heading.map((one, at) => (
                <th key={at} scope="col">
                  <code>{one}</code>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, at) => (
              <tr key={at}>
                {heading.map((_, column) => (
                  <td key={column}>{row[column]}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

function Problems({ wrong, table }: { wrong: readonly Wrong[]; table: Table }) {
  const { t } = useWords("trader");
  const speak = useProblem();
  const sorted = [...wrong].sort((a, b) => a.row - b.row);
  const orderAt = (table.rows[0] ?? []).indexOf("orderNo");
  return (
    <>
      <div className="scroll" tabIndex={0} role="region" aria-label={t("file.problems")}>
        <table className="problems">
          <thead>
            <tr>
              <th scope="col" className="number">
                {t("file.row")}
              </th>
              <th scope="col">{t("fields.orderNo")}</th>
              <th scope="col">{t("file.column")}</th>
              <th scope="col">{t("file.problems")}</th>
            </tr>
          </thead>
          <tbody>
            {sorted.slice(0, WRONG_SHOWN).map((one, at) => (
              <tr key={at}>
                <td className="number">{one.row + 1}</td>
                <td>{one.row > 0 && table.rows[one.row]?.[orderAt]}</td>
                <td>
                  <code>{one.column}</code>
                </td>
                <td>
                  {speak(one)}{" "}
                  {one.fault && <Link to={`/codes/GW${one.fault.number}`}>GW{one.fault.number}</Link>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {sorted.length > WRONG_SHOWN && (
        <p className="soft">{t("file.cut", { count: sorted.length, shown: WRONG_SHOWN })}</p>
      )}
    </>
  );
}

interface SendAllProps {
  type: Type;
  form: Form;
  sender: Sender;
  documents: readonly Document1[];
}

/** Sends the good ones, message by message; a message that was taken is not sent again. */
function SendAll({ type, form, sender, documents }: SendAllProps) {
  const { t } = useWords("trader");
  const { data: session } = useSession();
  const demo = useQuery({
    queryKey: ["demo"],
    queryFn: () => told(client.GET("/api/v1/demo/signing")),
    staleTime: Infinity,
  });
  const [taken, setTaken] = useState(0);
  const [messages] = useState(() =>
    Array.from({ length: Math.ceil(documents.length / AT_ONCE) }, (_, at) =>
      written(
        form,
        documents.slice(at * AT_ONCE, (at + 1) * AT_ONCE).map((one) => one.filled),
        sender,
      ),
    ),
  );
  const orders = useMemo(() => documents.map((one) => one.filled.head["orderNo"] ?? ""), [documents]);
  const isDemo = demo.data?.available ?? false;
  const sending = useMutation({
    mutationFn: async () => {
      for (let at = taken; at < messages.length; at++) {
        const text = messages[at] ?? "";
        await send(isDemo ? await signInDemo(text) : text);
        setTaken(at + 1);
      }
    },
  });
  const signed = useMutation({
    mutationFn: async (texts: readonly string[]) => {
      for (const text of texts) await send(text);
    },
  });
  function unsigned() {
    const files = messages.map((text, at): [string, Uint8Array] => [
      `${type}-${String(at + 1).padStart(4, "0")}.xml`,
      new TextEncoder().encode(text),
    ]);
    download(`${type}.zip`, zipped(files), "application/zip");
  }
  const isDone = taken === messages.length;
  return (
    <section className="sheet" aria-live="polite">
      <p className="soft">{t(isDemo ? "sending.demo" : "sending.realMany")}</p>
      {!mayDo(session, "declarant") && <Alert type="info" title={t("sending.noRight")} />}
      <div className="other-ways">
        {(isDemo || !form.signed) && !isDone && (
          <Button type="primary" loading={sending.isPending} onClick={() => sending.mutate()}>
            {t("file.send", { count: documents.length })}
          </Button>
        )}
        <Button onClick={unsigned}>{t("file.download", { count: messages.length })}</Button>
        <SignedFiles onTexts={(texts) => signed.mutate(texts)} />
      </div>
      {(sending.isPending || taken > 0) && (
        <Progress percent={Math.round((taken / messages.length) * 100)} aria-label={t("file.sending")} />
      )}
      {sending.isError && <Faults cause={sending.error} />}
      {signed.isError && <Faults cause={signed.error} />}
      {(isDone || signed.isSuccess) && (
        <Alert
          type="success"
          role="status"
          title={t("file.taken")}
          description={
            <>
              <Link to="/dossiers">{t("dossiers.title")}</Link>
              <Answers orders={orders} />
            </>
          }
        />
      )}
    </section>
  );
}
