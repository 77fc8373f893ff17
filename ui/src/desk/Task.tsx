import { useMutation, useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { Link, useNavigate, useParams } from "react-router";
import { client, told } from "../api/client";
import { queries } from "../api/queries";
import { Answer, Nothing } from "../parts/Answer";
import { Faults } from "../parts/Faults";
import { Amount, Copyable } from "../parts/Figures";
import { Head } from "../parts/Head";
import { useSession } from "../shell/session";
import { useSay, useWords } from "../words/language";
import { Decide } from "./Decide";
import "./desk.css";
import { Sure } from "../parts/Dialog";
import { Due } from "./parts/Due";
import { Facts } from "./parts/Facts";
import { Grounds } from "./parts/Grounds";
import { History } from "./parts/History";
import { Keys } from "./parts/Keys";
import { useNamed } from "./parts/named";
import { useDeeds } from "./parts/rows";
import { refresh, task, useReasons, type Act, type Task } from "./tasks";

const COPIED = new Set([
  "INVT_NO",
  "ORDER_NO",
  "PLATFORM",
  "SELLER",
  "DECLARANT",
  "BUYER",
  "PAYMENT_NO",
  "BATCH",
  "BANK",
]);
const MONEY = new Set(["VALUE", "TAX"]);

/** One task: what is known, why it lies here, what was done, and what the officer may do. */
export function Component() {
  const { t } = useWords("desk");
  const named = useNamed();
  const id = Number(useParams()["id"]);
  const query = useQuery({ queryKey: ["desk", "task", id], queryFn: () => task(id), staleTime: 0 });
  return (
    <div className="page">
      <p className="back">
        <Link to="/desk">{t("queue.title")}</Link>
      </p>
      <Answer query={query}>
        {(one) => (
          <>
            <Head title={`${named("kinds", one.kind)} ${one.subject}`} lead={t("task.lead", { id })} />
            <div className="desk-two">
              <div>
                <Standing task={one} />
                <section className="part">
                  <h2>{t("task.grounds")}</h2>
                  <p className="soft">{named("causesLong", one.cause)}</p>
                  {one.grounds.length > 0 && <Grounds faults={one.grounds} />}
                </section>
                <TaskFacts task={one} />
                <History steps={one.history} group="taskEvents" />
              </div>
              <Work key={one.stage} task={one} />
            </div>
          </>
        )}
      </Answer>
    </div>
  );
}

function Standing({ task: one }: { task: Task }) {
  const { t } = useWords("desk");
  const named = useNamed();
  const isOver = one.stage === "RULED" || one.stage === "WITHDRAWN";
  return (
    <Facts
      facts={[
        [t("queue.stage"), <strong key="stage">{named("stages", one.stage)}</strong>],
        [t("queue.claimedBy"), one.claimedBy],
        [t("queue.due"), <Due key="due" from={one.openedAt} to={one.dueAt} isOver={isOver} />],
      ]}
    />
  );
}

function TaskFacts({ task: { facts, kind, regulator, subject } }: { task: Task }) {
  const { t } = useWords("desk");
  const named = useNamed();
  return (
    <section className="part">
      <h2>{t("task.facts")}</h2>
      <Facts
        facts={Object.entries(facts).map(([name, value]) => [
          named("facts", name),
          name === "CREDIT" ? (
            named("credits", value)
          ) : MONEY.has(name) ? (
            <Amount yuan={value} />
          ) : name === "GREEN" ? (
            t("yes")
          ) : COPIED.has(name) ? (
            <Copyable text={value} />
          ) : name === "GOODS" ? (
            <span lang="zh-CN">{value}</span>
          ) : (
            value
          ),
        ])}
      />
      <p className="actions">
        {kind === "EXCHANGE_REVIEW" ? (
          <Link to={`/desk/payments/${encodeURIComponent(subject)}`}>{t("payment.open")}</Link>
        ) : (
          <Link to={`/desk/declarations/${encodeURIComponent(facts["INVT_NO"] ?? subject)}`}>
            {t("declaration.open")}
          </Link>
        )}
        {regulator === "customs" && (
          <Link to={`/desk/selections/${encodeURIComponent(facts["INVT_NO"] ?? subject)}`}>
            {t("selection.open")}
          </Link>
        )}
      </p>
    </section>
  );
}

/** What can be done now, and by whom. */
function Work({ task: one }: { task: Task }) {
  const { t } = useWords("desk");
  const navigate = useNavigate();
  const { data: session } = useSession();
  const me = session?.username ?? "";
  const act = useMutation({
    mutationFn: (body: Act) =>
      told(client.POST("/api/v1/desk/tasks/{id}/actions", { params: { path: { id: one.id } }, body })),
    onSuccess: async (after) => {
      await refresh();
      queries.setQueryData(["desk", "task", one.id], after);
    },
    // Somebody else may have been quicker: what is so now is shown beside the refusal.
    onError: () => queries.invalidateQueries({ queryKey: ["desk", "task", one.id] }),
  });
  const isMine = one.stage === "CLAIMED" && one.claimedBy === me;
  const second = useDeeds("/desk").slice(0, 2);
  // Whoever chose a ruling stands on it, and Enter decides.
  const rulings = (count: number) =>
    Array.from({ length: count }, (_, at) => ({
      key: String(at + 1),
      does: t("keys.ruling", { number: at + 1 }),
      run: () => {
        const ruling = document.querySelector<HTMLElement>(`[data-number="${at + 1}"]`);
        ruling?.focus();
        ruling?.click();
      },
    }));
  const keys = [
    { key: "c", does: t("keys.claim"), run: () => act.mutate({ action: "claim" }) },
    { key: "h", does: t("keys.handBack"), run: () => act.mutate({ action: "hand-back" }) },
    ...(one.stage === "PROPOSED" ? second : rulings(one.rulings.length)),
    { key: "u", does: t("keys.back"), run: () => void navigate("/desk") },
  ];
  return (
    <aside className="sheet work" aria-label={t("task.work")}>
      <h2>{t("task.work")}</h2>
      {act.isError && <Faults cause={act.error} />}
      {act.isSuccess && (
        <p className="verdict good" role="status">
          {t("task.done")}
        </p>
      )}
      {(one.stage === "OPEN" || (one.stage === "CLAIMED" && !isMine)) && (
        <>
          {one.stage === "CLAIMED" && <p>{t("task.others", { who: one.claimedBy })}</p>}
          <Button type="primary" loading={act.isPending} onClick={() => act.mutate({ action: "claim" })}>
            {t("task.claim")}
          </Button>
        </>
      )}
      {isMine && (
        <>
          <Decide
            rulings={one.rulings}
            regulator={one.regulator}
            isBusy={act.isPending}
            onDecide={(body) => act.mutate(body)}
          />
          <Button loading={act.isPending} onClick={() => act.mutate({ action: "hand-back" })}>
            {t("task.handBack")}
          </Button>
        </>
      )}
      {one.stage === "PROPOSED" && (
        <Second task={one} me={me} isBusy={act.isPending} onAct={(body) => act.mutate(body)} />
      )}
      {one.stage === "RULED" && <Ruled task={one} />}
      {one.stage === "WITHDRAWN" && <Nothing>{t("task.withdrawn")}</Nothing>}
      <Keys keys={keys} />
    </aside>
  );
}

function Ruled({ task: { proposal, confirmedBy } }: { task: Task }) {
  const { t } = useWords("desk");
  const named = useNamed();
  const say = useSay();
  const { data } = useReasons();
  if (!proposal) return <p>{named("stages", "RULED")}</p>;
  const reason = data?.reasons.find((one) => one.code === proposal.reason);
  return (
    <Facts
      facts={[
        [t("task.ruling"), <strong key="ruling">{named("rulings", proposal.ruling)}</strong>],
        [t("task.reason"), `${proposal.reason} ${reason ? say(reason) : ""}`],
        [t("remark"), proposal.remark],
        [t("task.by"), proposal.by],
        [t("task.confirmedBy"), confirmedBy],
      ]}
    />
  );
}

interface SecondProps {
  task: Task;
  me: string;
  isBusy: boolean;
  onAct: (act: Act) => void;
}

/** Four eyes: the second person confirms or refuses, and sees who proposed what. */
function Second({ task: one, me, isBusy, onAct }: SecondProps) {
  const { t } = useWords("desk");
  const named = useNamed();
  const ruling = named("rulings", one.proposal?.ruling);
  return (
    <>
      <Ruled task={one} />
      {one.proposal?.by === me ? (
        <Nothing>{t("task.waitForSecond")}</Nothing>
      ) : (
        <p className="actions" data-deeds>
          <Sure
            isPrimary
            label={t("task.confirm")}
            question={t("task.confirmSure", { ruling, who: one.proposal?.by })}
            isBusy={isBusy}
            onSure={() => onAct({ action: "confirm" })}
          />
          <Sure
            label={t("task.refuse")}
            question={t("task.refuseSure", { ruling })}
            isBusy={isBusy}
            onSure={() => onAct({ action: "refuse" })}
          />
        </p>
      )}
    </>
  );
}
