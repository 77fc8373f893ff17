import { Button } from "antd";
import { useState } from "react";
import type { Schemas } from "../api/client";
import { Sure } from "../parts/Dialog";
import { Choose } from "../parts/Choose";
import { Field } from "../parts/Field";
import { today } from "../parts/Figures";
import { useWords } from "../words/language";
import { useNamed } from "./ask";
import { ROLES } from "./Enterprises";
import { Green } from "./Green";

/** A step in the registry; the description of the interface names the members of these three in words only. */
export interface Action extends Omit<Schemas["RegistryAction"], "licence" | "rating" | "mandate"> {
  licence?: { kind: string; number: string; issuedBy: string; validFrom: string; validTo: string | null };
  rating?: { credit: string; validFrom: string; documentNo: string };
  mandate?: { agent: string; validFrom: string; validTo: string | null };
}
type Enterprise = Schemas["Enterprise"];

const LICENCES = ["business", "customs", "icp", "edi", "financial", "payment", "courier", "signing"];
const CREDITS = ["advanced_certified", "certified", "ordinary", "dishonest", "seriously_dishonest"];
const REASONS = ["licence", "credit", "zone"] as const;

interface ActionsProps {
  enterprise: Enterprise;
  isBusy: boolean;
  onAct: (action: Action) => void;
}

/** What is usual next stands first; whether it may be done is for the platform to say. */
export function Actions({ enterprise, isBusy, onAct }: ActionsProps) {
  const { t } = useWords("operate");
  const { stage } = enterprise;
  const props = { enterprise, isBusy, onAct };
  return (
    <>
      {stage === "applied" && (
        <Sure
          isPrimary
          label={t("act.check")}
          question={t("act.checkSure")}
          isBusy={isBusy}
          onSure={() => onAct({ action: "check-documents" })}
        />
      )}
      {stage === "documents_checked" && (
        <>
          <p className="soft">{t("act.secondPerson")}</p>
          <Sure
            isPrimary
            label={t("act.register")}
            question={t("act.registerSure")}
            isBusy={isBusy}
            onSure={() => onAct({ action: "register" })}
          />
        </>
      )}
      {stage === "suspended" && (
        <Sure
          isPrimary
          label={t("act.reinstate")}
          question={t("act.reinstateSure")}
          isBusy={isBusy}
          onSure={() => onAct({ action: "reinstate" })}
        />
      )}
      {stage !== "cancelled" && (
        <>
          {stage !== "applied" && stage !== "documents_checked" && <Grant {...props} />}
          <Licence {...props} />
          <Rate {...props} />
          {stage === "active" && <Suspend {...props} />}
          <Mandate {...props} />
          <Green {...props} />
          {enterprise.roles.length > 0 && <Withdraw {...props} />}
          <details>
            <summary>{t("act.cancel")}</summary>
            <p>{t("act.cancelSure")}</p>
            <Sure
              label={t("act.cancel")}
              question={t("act.cancelSure")}
              isBusy={isBusy}
              onSure={() => onAct({ action: "cancel" })}
            />
          </details>
        </>
      )}
    </>
  );
}

/** One thing to do, folded until it is wanted. */
function Fold(props: {
  title: string;
  isOpen?: boolean;
  isBusy: boolean;
  /** Asked once more before it is done. */
  sure?: string;
  onDo: () => void;
  children: React.ReactNode;
}) {
  const { t } = useWords("operate");
  return (
    <details open={props.isOpen ?? false}>
      <summary>{props.title}</summary>
      <form
        className="decide"
        onSubmit={(event) => {
          event.preventDefault();
          if (props.sure === undefined) props.onDo();
        }}
      >
        {props.children}
        {props.sure === undefined ? (
          <Button htmlType="submit" loading={props.isBusy}>
            {t("act.do")}
          </Button>
        ) : (
          <Sure label={props.title} question={props.sure} isBusy={props.isBusy} onSure={props.onDo} />
        )}
      </form>
    </details>
  );
}

function Grant({ enterprise, isBusy, onAct }: ActionsProps) {
  const { t } = useWords("operate");
  const named = useNamed();
  const asked = enterprise.asked?.find((one) => !enterprise.roles.some(({ role }) => role === one));
  const [role, setRole] = useState<string>(asked ?? ROLES[0]);
  const [validFrom, setFrom] = useState(today);
  const [validTo, setTo] = useState("");
  return (
    <Fold
      title={t("act.grant")}
      isOpen={asked !== undefined}
      isBusy={isBusy}
      onDo={() => onAct({ action: "grant-role", role, validFrom, validTo: validTo || null })}
    >
      <Choose
        label={t("enterprises.role")}
        value={role}
        options={ROLES.map((one) => ({ value: one, label: named("roles", one) }))}
        onChoose={setRole}
      />
      <Field label={t("validFrom")} type="date" value={validFrom} required onText={setFrom} />
      <Field label={t("validTo")} type="date" value={validTo} onText={setTo} />
    </Fold>
  );
}

function Withdraw({ enterprise, isBusy, onAct }: ActionsProps) {
  const { t } = useWords("operate");
  const named = useNamed();
  const roles = [...new Set(enterprise.roles.map((one) => one.role))];
  const [role, setRole] = useState(roles[0] ?? "");
  return (
    <Fold
      title={t("act.withdraw")}
      sure={t("act.withdrawSure", { role: named("roles", role) })}
      isBusy={isBusy}
      onDo={() => onAct({ action: "withdraw-role", role })}
    >
      <Choose
        label={t("enterprises.role")}
        value={role}
        options={roles.map((one) => ({ value: one, label: named("roles", one) }))}
        onChoose={setRole}
      />
    </Fold>
  );
}

function Licence({ enterprise, isBusy, onAct }: ActionsProps) {
  const { t } = useWords("operate");
  const named = useNamed();
  const [kind, setKind] = useState("business");
  const [number, setNumber] = useState("");
  const [issuedBy, setIssuedBy] = useState("");
  const [validFrom, setFrom] = useState("");
  const [validTo, setTo] = useState("");
  return (
    <Fold
      title={t("act.licence")}
      isOpen={enterprise.stage === "applied" && enterprise.licences.length === 0}
      isBusy={isBusy}
      onDo={() =>
        onAct({
          action: "file-licence",
          licence: {
            kind,
            number: number.trim(),
            issuedBy: issuedBy.trim(),
            validFrom,
            validTo: validTo || null,
          },
        })
      }
    >
      <Choose
        label={t("licence.kind")}
        value={kind}
        options={LICENCES.map((one) => ({ value: one, label: named("licences", one) }))}
        onChoose={setKind}
      />
      <Field label={t("licence.number")} value={number} required onText={setNumber} />
      <Field label={t("licence.issuedBy")} value={issuedBy} required onText={setIssuedBy} />
      <Field label={t("validFrom")} type="date" value={validFrom} required onText={setFrom} />
      <Field label={t("validTo")} type="date" value={validTo} onText={setTo} />
    </Fold>
  );
}

function Rate({ isBusy, onAct }: ActionsProps) {
  const { t } = useWords("operate");
  const named = useNamed();
  const [credit, setCredit] = useState("ordinary");
  const [validFrom, setFrom] = useState(today);
  const [documentNo, setDocumentNo] = useState("");
  return (
    <Fold
      title={t("act.rate")}
      isBusy={isBusy}
      onDo={() =>
        onAct({
          action: "rate",
          rating: { credit, validFrom, documentNo: documentNo.trim() },
        })
      }
    >
      <Choose
        label={t("enterprises.credit")}
        value={credit}
        options={CREDITS.map((one) => ({ value: one, label: named("credits", one) }))}
        onChoose={setCredit}
      />
      <Field label={t("validFrom")} type="date" value={validFrom} required onText={setFrom} />
      <Field label={t("documentNo")} value={documentNo} required onText={setDocumentNo} />
    </Fold>
  );
}

function Suspend({ isBusy, onAct }: ActionsProps) {
  const { t } = useWords("operate");
  const named = useNamed();
  const [reason, setReason] = useState<(typeof REASONS)[number]>("zone");
  const [note, setNote] = useState("");
  return (
    <details>
      <summary>{t("act.suspend")}</summary>
      <div className="decide">
        <Choose
          label={t("reason")}
          value={reason}
          options={REASONS.map((one) => ({ value: one, label: named("suspensionReasons", one) }))}
          onChoose={(value) => setReason(REASONS.find((one) => one === value) ?? reason)}
        />
        <Field label={t("note")} value={note} onText={setNote} />
        <Sure
          label={t("act.suspend")}
          question={t("act.suspendSure")}
          isBusy={isBusy}
          onSure={() => onAct({ action: "suspend", reason, note: note.trim() })}
        />
      </div>
    </details>
  );
}

function Mandate({ isBusy, onAct }: ActionsProps) {
  const { t } = useWords("operate");
  const [agent, setAgent] = useState("");
  const [validFrom, setFrom] = useState(today);
  const [validTo, setTo] = useState("");
  return (
    <details>
      <summary>{t("mandates")}</summary>
      <form
        className="decide"
        onSubmit={(event) => {
          event.preventDefault();
          onAct({
            action: "give-mandate",
            mandate: { agent: agent.trim(), validFrom, validTo: validTo || null },
          });
        }}
      >
        <Field label={t("act.agent")} value={agent} required onText={setAgent} />
        <Field label={t("validFrom")} type="date" value={validFrom} required onText={setFrom} />
        <Field label={t("validTo")} type="date" value={validTo} onText={setTo} />
        <p className="actions">
          <Button htmlType="submit" loading={isBusy}>
            {t("act.giveMandate")}
          </Button>
          {agent.trim() !== "" && (
            <Sure
              label={t("act.revokeMandate")}
              question={t("act.revokeSure", { agent: agent.trim() })}
              isBusy={isBusy}
              onSure={() => onAct({ action: "revoke-mandate", agent: agent.trim() })}
            />
          )}
        </p>
      </form>
    </details>
  );
}
