import { useMutation, useQuery } from "@tanstack/react-query";
import { Alert, Button, Progress } from "antd";
import { useMemo, useState } from "react";
import { Link } from "react-router";
import { client, told } from "../../api/client";
import { Faults } from "../../parts/Faults";
import { mayDo, useSession } from "../../shell/session";
import { useWords } from "../../words/language";
import { written, type Sender, type Type } from "./form";
import { isOwn, type Place } from "./kind";
import { download, send, signInDemo } from "./send";
import { Answers, SignedFiles } from "./Sending";
import { zipped } from "./sheet";
import { packed, type Bundle } from "./table";

interface SendAllProps {
  name: string;
  sender: Sender;
  place: Place;
  /** How many documents or trades these are. */
  count: number;
  bundles: readonly Bundle[];
}

/** The messages of documents, with the name of a file each. */
function messagesOf(bundles: readonly Bundle[], sender: Sender): { file: string; text: string }[] {
  return bundles.flatMap((bundle) =>
    packed(bundle, sender).map((documents, at) => ({
      file: `${bundle.form.type}-${String(at + 1).padStart(4, "0")}.xml`,
      text: written(
        bundle.form,
        documents.map((one) => one.filled),
        sender,
      ),
    })),
  );
}

/** Sends the good ones, message by message; a message that was taken is not sent again. */
export function SendAll({ name, sender, place, count, bundles }: SendAllProps) {
  const { t } = useWords("trader");
  const { data: session } = useSession();
  const demo = useQuery({
    queryKey: ["demo"],
    queryFn: () => told(client.GET("/api/v1/demo/signing")),
    staleTime: Infinity,
  });
  const [taken, setTaken] = useState(0);
  const own = bundles.filter((one) => isOwn(place, one.form.type));
  const [messages] = useState(() => messagesOf(own, sender));
  const orders = useMemo(
    () => [
      ...new Set(
        bundles.flatMap((one) => one.documents.map((document) => document.filled.head["orderNo"] ?? "")),
      ),
    ],
    [bundles],
  );
  const isDemo = demo.data?.available ?? false;
  const isSigned = own.some((one) => one.form.signed);
  const sending = useMutation({
    mutationFn: async () => {
      for (let at = taken; at < messages.length; at++) {
        const text = messages[at]?.text ?? "";
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
    const files = messages.map(({ file, text }): [string, Uint8Array] => [
      file,
      new TextEncoder().encode(text),
    ]);
    download(`${name}.zip`, zipped(files), "application/zip");
  }
  const isDone = taken === messages.length;
  return (
    <section className="sheet" aria-live="polite">
      <Shares bundles={bundles} place={place} />
      {messages.length > 0 && (
        <>
          <p className="soft">{t(isDemo ? "sending.demo" : "sending.realMany")}</p>
          {!mayDo(session, "declarant") && <Alert type="info" title={t("sending.noRight")} />}
          <div className="other-ways">
            {(isDemo || !isSigned) && !isDone && (
              <Button type="primary" loading={sending.isPending} onClick={() => sending.mutate()}>
                {t("file.send", { count })}
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
                  <Answers orders={orders} since={sending.submittedAt || signed.submittedAt} />
                </>
              }
            />
          )}
        </>
      )}
    </section>
  );
}

/** Of whole trades: which papers the enterprise sends itself, and which the others send from the same table. */
function Shares({ bundles, place }: { bundles: readonly Bundle[]; place: Place }) {
  const { t } = useWords("trader");
  if (bundles.length === 1) return null;
  return (
    <>
      <h3>{t("file.shares")}</h3>
      <ul className="rows">
        {bundles.map(({ form, documents }) => (
          <li key={form.type}>
            <span>
              {t(`forms.${form.type as Type}`)} <code>{form.type}</code>
            </span>
            <span className={isOwn(place, form.type) ? "verdict good" : "soft"}>
              {t(isOwn(place, form.type) ? "file.ownShare" : "file.otherShare", { count: documents.length })}
            </span>
          </li>
        ))}
      </ul>
      {bundles.some((one) => !isOwn(place, one.form.type)) && <p className="soft">{t("file.sharesHelp")}</p>}
    </>
  );
}
