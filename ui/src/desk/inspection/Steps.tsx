import { Button } from "antd";
import { useState } from "react";
import type { paths } from "../../../target/interface";
import type { Schemas } from "../../api/client";
import { Nothing } from "../../parts/Answer";
import { Choose } from "../../parts/Choose";
import { Field } from "../../parts/Field";
import { useWords } from "../../words/language";
import { Sure } from "../../parts/Dialog";
import { useNamed } from "../parts/named";

type Order = Schemas["InspectionOrder"];
export type Step =
  paths["/api/v1/inspection/orders/{id}/steps"]["post"]["requestBody"]["content"]["application/json"];
type Finding = NonNullable<Step["code"]>;
type Outcome = NonNullable<Step["outcome"]>;

/** What is offered after each finding; whether it may be is for the platform to say. */
const OUTCOMES: Record<Finding, readonly Outcome[]> = {
  FAIL_LABEL: ["RECTIFY", "RETURN", "DESTROY"],
  FAIL_QUANTITY: ["RECTIFY", "RETURN", "TRANSFER_501"],
  FAIL_SAFETY: ["RETURN", "DESTROY"],
  SUSPECT_QUARANTINE: ["TREAT", "RETURN", "DESTROY"],
  FALSE_DECLARATION: ["TRANSFER_501", "TRANSFER_502", "TRANSFER_503"],
};
const FINDINGS = Object.keys(OUTCOMES) as Finding[];

interface StepsProps {
  order: Order;
  me: string;
  isBusy: boolean;
  onStep: (step: Step) => void;
}

/** The steps that can follow now. */
export function Steps({ order, me, isBusy, onStep }: StepsProps) {
  const { t } = useWords("desk");
  const { stage, officer } = order.order;
  const isMine = officer === me;
  if (stage === "PROPOSED") return <Second order={order} isMine={isMine} isBusy={isBusy} onStep={onStep} />;
  if (!isMine)
    return (
      <>
        {officer && <p>{t("task.others", { who: officer })}</p>}
        {(stage === "CREATED" || stage === "ASSIGNED") && (
          <Button type="primary" loading={isBusy} onClick={() => onStep({ step: "assign" })}>
            {t("steps.assign")}
          </Button>
        )}
      </>
    );
  switch (stage) {
    case "ASSIGNED":
      return (
        <>
          <Button type="primary" loading={isBusy} onClick={() => onStep({ step: "start" })}>
            {t("steps.start")}
          </Button>
          <Button loading={isBusy} onClick={() => onStep({ step: "hand-back" })}>
            {t("task.handBack")}
          </Button>
        </>
      );
    case "STARTED":
      return (
        <>
          <SampleStep order={order} isBusy={isBusy} onStep={onStep} />
          <Found isBusy={isBusy} onStep={onStep} />
        </>
      );
    case "FAILED":
      return <Outcome order={order} isBusy={isBusy} onStep={onStep} />;
    case "RECTIFYING":
      return (
        <Button type="primary" loading={isBusy} onClick={() => onStep({ step: "recheck" })}>
          {t("steps.recheck")}
        </Button>
      );
    case "REPORTED":
      return (
        <>
          <SampleStep order={order} isBusy={isBusy} onStep={onStep} />
          <Button type="primary" loading={isBusy} onClick={() => onStep({ step: "close" })}>
            {t("steps.close")}
          </Button>
        </>
      );
    case "CREATED":
    case "PASSED":
    case "CLOSED":
      return <Nothing>{t("steps.nothing")}</Nothing>;
  }
}

interface StepProps {
  isBusy: boolean;
  onStep: (step: Step) => void;
}

/** What the inspection found. */
function Found({ isBusy, onStep }: StepProps) {
  const { t } = useWords("desk");
  const named = useNamed();
  const [code, setCode] = useState<Finding>("FAIL_LABEL");
  const [remark, setRemark] = useState("");
  const said = remark.trim() ? { remark: remark.trim() } : {};
  return (
    <div className="decide">
      <Field label={t("remark")} value={remark} maxLength={200} onText={setRemark} />
      <Sure
        isPrimary
        label={t("steps.pass")}
        question={t("steps.passSure")}
        isBusy={isBusy}
        onSure={() => onStep({ step: "pass", ...said })}
      />
      <Choose
        label={t("order.code")}
        value={code}
        options={FINDINGS.map((one) => ({ value: one, label: named("findings", one) }))}
        onChoose={(value) => setCode(FINDINGS.find((one) => one === value) ?? code)}
      />
      <Sure
        label={t("steps.fail")}
        question={t("steps.failSure", { code: named("findings", code) })}
        isBusy={isBusy}
        onSure={() => onStep({ step: "fail", code, ...said })}
      />
    </div>
  );
}

/** What becomes of goods that failed. */
function Outcome({ order, isBusy, onStep }: StepProps & { order: Order }) {
  const { t } = useWords("desk");
  const named = useNamed();
  const finding = FINDINGS.find((one) => one === order.code);
  const outcomes = finding ? OUTCOMES[finding] : [];
  const [outcome, setOutcome] = useState<Outcome | undefined>(outcomes[0]);
  const [remark, setRemark] = useState("");
  return (
    <div className="decide">
      <Choose
        label={t("order.outcome")}
        value={outcome ?? ""}
        options={outcomes.map((one) => ({ value: one, label: named("outcomes", one) }))}
        onChoose={(value) => setOutcome(outcomes.find((one) => one === value))}
      />
      <Field label={t("remark")} value={remark} maxLength={200} onText={setRemark} />
      <Sure
        isPrimary
        label={t("task.decide")}
        question={t("steps.decideSure", { outcome: named("outcomes", outcome) })}
        isBusy={isBusy}
        onSure={() => outcome && onStep({ step: "decide", outcome, remark: remark.trim() })}
      />
    </div>
  );
}

/** Whoever has the order proposed it: they may take it back, and another one confirms. */
function Second({ order, isMine, isBusy, onStep }: StepProps & { order: Order; isMine: boolean }) {
  const { t } = useWords("desk");
  const named = useNamed();
  const outcome = named("outcomes", order.outcome);
  return (
    <>
      <p>{t("steps.proposed", { outcome, who: order.order.officer })}</p>
      <p className="soft">{t("steps.secondPerson")}</p>
      {!isMine && (
        <Sure
          isPrimary
          label={t("task.confirm")}
          question={t("task.confirmSure", { ruling: outcome, who: order.order.officer })}
          isBusy={isBusy}
          onSure={() => onStep({ step: "confirm" })}
        />
      )}
      <Sure
        label={t("task.refuse")}
        question={t("task.refuseSure", { ruling: outcome })}
        isBusy={isBusy}
        onSure={() => onStep({ step: "object" })}
      />
    </>
  );
}

/** The next step of the sample, if there is one; drawing one else. */
function SampleStep({ order: { sample, order }, isBusy, onStep }: StepProps & { order: Order }) {
  const { t } = useWords("desk");
  const [text, setText] = useState("");
  const stage = sample?.stage ?? "NONE";
  function asks(
    name: "draw-sample" | "seal" | "send" | "dispose",
    label: string,
    made: (text: string) => Step,
  ) {
    return (
      <form
        className="decide"
        onSubmit={(event) => {
          event.preventDefault();
          onStep(made(text.trim()));
        }}
      >
        <Field
          label={label}
          value={text}
          required
          inputMode={name === "draw-sample" ? "numeric" : "text"}
          onText={setText}
        />
        <Button htmlType="submit" loading={isBusy}>
          {t(`steps.${name}`)}
        </Button>
      </form>
    );
  }
  function either(good: [string, Step], bad: [string, Step]) {
    return (
      <p className="actions">
        {[good, bad].map(([label, step]) => (
          <Sure
            key={label}
            label={label}
            question={t("steps.sampleSure")}
            isBusy={isBusy}
            onSure={() => onStep(step)}
          />
        ))}
      </p>
    );
  }
  const draw = () =>
    order.stage === "STARTED" &&
    asks("draw-sample", t("sample.pieces"), (pieces) => ({ step: "draw-sample", pieces: Number(pieces) }));
  switch (stage) {
    case "DRAWN":
      return asks("seal", t("sample.seal"), (seal) => ({ step: "seal", seal }));
    case "SEALED":
      return asks("send", t("sample.laboratory"), (laboratory) => ({ step: "send", laboratory }));
    case "SENT":
      return either(
        [t("steps.receiveWhole"), { step: "receive", sealWhole: true }],
        [t("steps.receiveBroken"), { step: "receive", sealWhole: false }],
      );
    case "RECEIVED":
      return (
        <Button loading={isBusy} onClick={() => onStep({ step: "test" })}>
          {t("steps.test")}
        </Button>
      );
    case "TESTED":
      return either(
        [t("steps.resultGood"), { step: "result", passed: true }],
        [t("steps.resultBad"), { step: "result", passed: false }],
      );
    case "RESULT":
      return (
        <Sure
          label={t("steps.final")}
          question={t("steps.sampleSure")}
          isBusy={isBusy}
          onSure={() => onStep({ step: "final", passed: sample?.passed === true })}
        />
      );
    case "APPEALED":
      return either(
        [t("steps.finalGood"), { step: "final", passed: true }],
        [t("steps.finalBad"), { step: "final", passed: false }],
      );
    case "SPOILT":
    case "FINAL":
      return (
        <>
          {asks("dispose", t("sample.how"), (remark) => ({ step: "dispose", remark }))}
          {stage === "SPOILT" && draw()}
        </>
      );
    default:
      return draw();
  }
}
