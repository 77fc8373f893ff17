import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import type { Schemas } from "../api/client";
import { Answer } from "../parts/Answer";
import { useWords } from "../words/language";
import { Decide } from "./Decide";
import { Dialog, Sure } from "../parts/Dialog";
import { task, type Act, type Item } from "./tasks";

export interface Done {
  results: Schemas["DeskResults"]["results"];
}

interface BulkProps {
  tasks: Item[];
  me: string;
  isBusy: boolean;
  onAct: (tasks: number[], act: Act) => void;
}

/** What can be done with the tasks that are ticked. Each is done by itself; the platform says what became of each. */
export function Bulk({ tasks, me, isBusy, onAct }: BulkProps) {
  const { t } = useWords("desk");
  const [isDeciding, setDeciding] = useState(false);
  if (tasks.length === 0) return null;
  const ids = tasks.map((one) => one.id);
  const kinds = new Set(tasks.map((one) => one.kind));
  const isMine = tasks.every((one) => one.stage === "CLAIMED" && one.claimedBy === me);
  const isProposed = tasks.every((one) => one.stage === "PROPOSED");
  return (
    <div className="bulk" role="group" aria-label={t("bulk.title", { count: tasks.length })}>
      <strong>{t("bulk.title", { count: tasks.length })}</strong>
      {isProposed ? (
        <>
          <Sure
            label={t("task.confirm")}
            question={t("bulk.confirmSure", { count: tasks.length })}
            isBusy={isBusy}
            onSure={() => onAct(ids, { action: "confirm" })}
          />
          <Sure
            label={t("task.refuse")}
            question={t("bulk.refuseSure", { count: tasks.length })}
            isBusy={isBusy}
            onSure={() => onAct(ids, { action: "refuse" })}
          />
        </>
      ) : (
        <>
          <Button loading={isBusy} onClick={() => onAct(ids, { action: "claim" })}>
            {t("task.claim")}
          </Button>
          <Button loading={isBusy} onClick={() => onAct(ids, { action: "hand-back" })}>
            {t("task.handBack")}
          </Button>
          <Button
            type="primary"
            disabled={!isMine || kinds.size > 1}
            loading={isBusy}
            onClick={() => setDeciding(true)}
          >
            {t("task.decide")}
          </Button>
          {(!isMine || kinds.size > 1) && <span className="soft">{t("bulk.decideWhen")}</span>}
        </>
      )}
      {isDeciding && tasks[0] && (
        <Dialog title={t("bulk.decide", { count: tasks.length })} onClose={() => setDeciding(false)}>
          <DecideLike
            id={tasks[0].id}
            onDecide={(act) => {
              setDeciding(false);
              onAct(ids, act);
            }}
          />
        </Dialog>
      )}
    </div>
  );
}

/** Tasks of one kind may be ruled upon in the same ways, so one of them tells how. */
function DecideLike({ id, onDecide }: { id: number; onDecide: (act: Act) => void }) {
  const query = useQuery({ queryKey: ["desk", "task", id], queryFn: () => task(id) });
  return (
    <Answer query={query}>
      {({ rulings, regulator }) => (
        <Decide rulings={rulings} regulator={regulator} isBusy={false} onDecide={onDecide} />
      )}
    </Answer>
  );
}
