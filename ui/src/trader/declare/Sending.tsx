import { useMutation, useQuery } from "@tanstack/react-query";
import { Alert, Button } from "antd";
import { useRef } from "react";
import { Link } from "react-router";
import { client, Refusal, told, type Schemas } from "../../api/client";
import { useAnswersAbout } from "../../live/events";
import { Faults } from "../../parts/Faults";
import { mayDo, useSession } from "../../shell/session";
import { useSay, useWords } from "../../words/language";
import { pathOf } from "../ask";
import type { Form } from "./form";
import { download, rehearse, send, signInDemo, UNSIGNED } from "./send";

type Found = Schemas["CheckAnswer"]["faults"][number];

const ANSWERS_SHOWN = 20;

interface SendingProps {
  form: Form;
  /** The message as it stands now. */
  text: () => string;
  answer: Schemas["CheckAnswer"] | undefined;
  isChecking: boolean;
  loose: readonly Found[];
  orders: readonly string[];
  ebpCode: string;
  onSent: () => void;
}

/** Checks, signs, rehearses and sends what was filled in, and tells what is answered. */
export function Sending(props: SendingProps) {
  const { t } = useWords("trader");
  const { data: session } = useSession();
  const demo = useQuery({
    queryKey: ["demo"],
    queryFn: () => told(client.GET("/api/v1/demo/signing")),
    staleTime: Infinity,
  });
  const errors = (props.answer?.faults ?? []).filter(
    (one) => one.fault.level === "ERROR" && !UNSIGNED.test(one.fault.name),
  );
  const isDemo = demo.data?.available ?? false;
  const sending = useMutation({
    mutationFn: async (signed: string | undefined) => {
      const text = signed ?? (isDemo ? await signInDemo(props.text()) : props.text());
      return send(text);
    },
    onSuccess: props.onSent,
  });
  const rehearsal = useMutation({
    mutationFn: async () => rehearse([isDemo ? await signInDemo(props.text()) : props.text()]),
  });
  return (
    <section className="part sheet" aria-live="polite">
      <h2>{t("sending.title")}</h2>
      <Checked answer={props.answer} errors={errors} isChecking={props.isChecking} />
      <Loose faults={props.loose.filter((one) => !UNSIGNED.test(one.fault.name))} />
      {!mayDo(session, "declarant") && <Alert type="info" title={t("sending.noRight")} />}
      <p className="soft">{t(isDemo ? "sending.demo" : "sending.real")}</p>
      <div className="other-ways">
        <Button onClick={() => rehearsal.mutate()} loading={rehearsal.isPending}>
          {t("sending.rehearse")}
        </Button>
        {(isDemo || !props.form.signed) && (
          <Button type="primary" loading={sending.isPending} onClick={() => sending.mutate(undefined)}>
            {t(isDemo ? "sending.signAndSend" : "sending.send")}
          </Button>
        )}
        <Button
          onClick={() =>
            download(`${props.form.type}-${props.orders[0] ?? ""}.xml`, props.text(), "application/xml")
          }
        >
          {t("sending.download")}
        </Button>
        <SignedFiles onTexts={([text]) => text !== undefined && sending.mutate(text)} />
      </div>
      {rehearsal.isError &&
        (rehearsal.error instanceof Refusal && rehearsal.error.kind === "not-yours" ? (
          <Alert type="info" role="status" title={t("sending.notYours")} />
        ) : (
          <Faults cause={rehearsal.error} />
        ))}
      {rehearsal.data && <Rehearsed answer={rehearsal.data} />}
      {sending.isError && <Faults cause={sending.error} />}
      {sending.data && (
        <Alert
          type="success"
          role="status"
          title={t("sending.taken", { number: sending.data.messageId })}
          description={
            <>
              {props.orders.length === 1 && props.ebpCode && (
                <Link to={pathOf({ ebpCode: props.ebpCode, orderNo: props.orders[0] ?? "" })}>
                  {t("sending.follow")}
                </Link>
              )}
              <Answers orders={props.orders} since={sending.submittedAt} />
            </>
          }
        />
      )}
    </section>
  );
}

function Checked(props: {
  answer: Schemas["CheckAnswer"] | undefined;
  errors: readonly Found[];
  isChecking: boolean;
}) {
  const { t } = useWords("trader");
  if (props.isChecking && props.answer === undefined) return <p className="soft">{t("sending.checking")}</p>;
  if (props.answer === undefined) return <p className="soft">{t("sending.unchecked")}</p>;
  return (
    <p>
      <span className={props.errors.length === 0 ? "verdict good" : "verdict stopped"}>
        {props.errors.length === 0 ? t("sending.good") : t("sending.errors", { count: props.errors.length })}
      </span>
    </p>
  );
}

/** What is missing or about no field of the form. */
function Loose({ faults }: { faults: readonly Found[] }) {
  const say = useSay();
  if (faults.length === 0) return null;
  return (
    <ul className="fault-list">
      {faults.map((one, index) => (
        <li key={index}>
          {say(one.fault.text)} {say(one.fault.remedy)}
        </li>
      ))}
    </ul>
  );
}

/** Files that were signed where the key is. */
export function SignedFiles({ onTexts }: { onTexts: (texts: string[]) => void }) {
  const { t } = useWords("trader");
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button onClick={() => input.current?.click()}>{t("sending.signedFile")}</Button>
      <input
        ref={input}
        hidden
        type="file"
        multiple
        aria-label={t("sending.signedFile")}
        accept=".xml,application/xml,text/xml"
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          event.target.value = "";
          if (files.length > 0) void Promise.all(files.map((one) => one.text())).then(onTexts);
        }}
      />
    </>
  );
}

function Rehearsed({ answer }: { answer: Schemas["PreCheckAnswer"] }) {
  const { t } = useWords("trader");
  const say = useSay();
  const faults = [
    ...answer.messages.flatMap((one) => one.faults),
    ...answer.dossiers.flatMap((one) => one.after.faults),
    ...answer.loose.flatMap((one) => one.faults),
  ];
  return (
    <Alert
      type={answer.passes ? "success" : "warning"}
      role="status"
      title={t(answer.passes ? "sending.passes" : "sending.doesNotPass")}
      description={
        <>
          {answer.dossiers.map((one) => (
            <p key={`${one.after.ebpCode} ${one.after.orderNo}`}>
              {one.after.orderNo} {say(one.after.stateText)}
            </p>
          ))}
          <ul>
            {answer.dossiers
              .flatMap((one) => one.conditions)
              .map((one, index) => (
                <li key={index}>
                  {t("sending.condition", { line: one.line, code: one.code })} {say(one.words)}
                </li>
              ))}
          </ul>
          <ul className="fault-list">
            {faults.map((one, index) => (
              <li key={index}>
                {say(one.text)} {say(one.remedy)}
              </li>
            ))}
          </ul>
        </>
      }
    />
  );
}

interface AnswersProps {
  orders: readonly string[];
  /** When they were sent. */
  since: number;
}

/** What is answered about these orders, as it comes. */
export function Answers({ orders, since }: AnswersProps) {
  const { t } = useWords("trader");
  const heard = useAnswersAbout(orders, since).slice(0, ANSWERS_SHOWN);
  if (heard.length === 0) return <p>{t("sending.awaited")}</p>;
  return (
    <ul className="fault-list">
      {heard.map((one, index) => (
        <li key={index}>
          {one.messageType} {one.orderNo} <strong>{one.returnStatus}</strong>{" "}
          <span lang="zh-CN">{one.returnInfo}</span>
        </li>
      ))}
    </ul>
  );
}
