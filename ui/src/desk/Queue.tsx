import { useMutation, useQuery } from "@tanstack/react-query";
import { Alert, Button } from "antd";
import { useState } from "react";
import { Link, useNavigate } from "react-router";
import { client, told, type Schemas } from "../api/client";
import { Answer, Failure } from "../parts/Answer";
import { Head } from "../parts/Head";
import { roleOf, useSession } from "../shell/session";
import { useWords } from "../words/language";
import { Bulk, type Done } from "./Bulk";
import "./desk.css";
import { Figures } from "./Figures";
import { Filters } from "./Filters";
import { LayTask } from "./LayTask";
import { useChosen } from "./parts/address";
import { Due } from "./parts/Due";
import { Keys } from "./parts/Keys";
import { Export, Listing, type Column } from "./parts/Listing";
import { useNamed } from "./parts/named";
import { all, page, refresh, type Act, type Filter, type Item } from "./tasks";

const ON_A_PAGE = 50;
const EVERY_MILLISECONDS = 30_000;

function useFilter(): Filter {
  const { chosen } = useChosen();
  return {
    kind: chosen("kind"),
    stage: chosen("stage"),
    site: chosen("site"),
    credit: chosen("credit"),
    subject: chosen("subject"),
    claimedBy: chosen("claimedBy"),
    overdue: chosen("overdue") !== "",
  };
}

function useColumns(): Column<Item>[] {
  const { t } = useWords("desk");
  const named = useNamed();
  return [
    {
      head: t("queue.subject"),
      text: (one) => one.subject,
      cell: (one) => (
        <Link to={`/desk/tasks/${one.id}`} data-task={one.id}>
          {one.subject}
        </Link>
      ),
    },
    { head: t("queue.due"), text: (one) => one.dueAt, cell: (one) => <DueOf item={one} /> },
    { head: t("queue.kind"), text: (one) => named("kinds", one.kind) },
    { head: t("queue.cause"), text: (one) => named("causes", one.cause) },
    { head: t("queue.stage"), text: (one) => named("stages", one.stage) },
    { head: t("queue.claimedBy"), text: (one) => one.claimedBy },
    { head: t("queue.credit"), text: (one) => named("credits", one.credit) },
    { head: t("queue.site"), text: (one) => one.site },
  ];
}

function DueOf({ item }: { item: Item }) {
  return (
    <Due from={item.openedAt} to={item.dueAt} isOver={item.stage === "RULED" || item.stage === "WITHDRAWN"} />
  );
}

/** The queue of the officer's regulator: what is due first stands first. */
export function Component() {
  const { t } = useWords("desk");
  const { data: session } = useSession();
  const { chosen, choose } = useChosen();
  const filter = useFilter();
  const columns = useColumns();
  const named = useNamed();
  const after = chosen("after");
  const query = useQuery({
    queryKey: ["desk", "queue", filter, after],
    queryFn: () => page(filter, after, ON_A_PAGE),
    refetchInterval: EVERY_MILLISECONDS,
    staleTime: 0,
  });
  const role = roleOf(session);
  return (
    <div className="page">
      <Head title={t("queue.title")} lead={t("queue.lead", { regulator: named("regulators", role) })} />
      <Figures />
      <Filters filter={filter} role={role ?? ""} onChoose={(changes) => choose({ ...changes, after: "" })} />
      <Answer query={query}>
        {(queue) => (
          <Tasks
            key={JSON.stringify([filter, after])}
            queue={queue}
            columns={columns}
            me={session?.username ?? ""}
            tools={<Export name="desk" columns={columns} rows={() => all(filter)} />}
          />
        )}
      </Answer>
      {query.isRefetchError && <Failure cause={query.error} again={() => void query.refetch()} />}
      <p className="actions">
        {after && <Button onClick={() => choose({ after: "" })}>{t("first")}</Button>}
        {query.data?.next && (
          <Button onClick={() => choose({ after: query.data.next ?? "" })}>{t("next")}</Button>
        )}
      </p>
      <LayTask role={role ?? ""} />
    </div>
  );
}

interface TasksProps {
  queue: Schemas["DeskQueue"];
  columns: Column<Item>[];
  me: string;
  tools: React.ReactNode;
}

function Tasks({ queue, columns, me, tools }: TasksProps) {
  const { t } = useWords("desk");
  const navigate = useNavigate();
  const [ticked, setTicked] = useState<ReadonlySet<number>>(new Set());
  const [done, setDone] = useState<Done>();
  const shown = queue.tasks.filter((one) => ticked.has(one.id));
  const act = useMutation({
    mutationFn: (asked: { tasks: number[]; act: Act }) =>
      told(client.POST("/api/v1/desk/actions", { body: { tasks: asked.tasks, ...asked.act } })),
    onSuccess: ({ results }) => {
      setDone({ results });
      setTicked(new Set(results.filter((one) => !one.done).map((one) => one.task)));
      return refresh();
    },
  });
  function tick(id: number) {
    const next = new Set(ticked);
    if (!next.delete(id)) next.add(id);
    setTicked(next);
  }
  /** The task on which the keyboard stands. */
  function current(): number | undefined {
    const id = document.activeElement?.closest("tr")?.querySelector("[data-task]")?.getAttribute("data-task");
    return id ? Number(id) : undefined;
  }
  function step(by: number) {
    const links = [...document.querySelectorAll<HTMLElement>("[data-task]")];
    const at = links.findIndex((one) => Number(one.dataset["task"]) === current());
    links[Math.min(Math.max(at + by, 0), links.length - 1)]?.focus();
  }
  function onCurrent(act: (id: number) => void) {
    const id = current();
    if (id !== undefined) act(id);
  }
  function send(action: "claim" | "hand-back") {
    const tasks = shown.length > 0 ? shown.map((one) => one.id) : [current() ?? 0].filter((one) => one > 0);
    if (tasks.length > 0) act.mutate({ tasks, act: { action } });
  }
  const keys = [
    { key: "j", does: t("keys.down"), run: () => step(1) },
    { key: "k", does: t("keys.up"), run: () => step(-1) },
    { key: "x", does: t("keys.tick"), run: () => onCurrent(tick) },
    { key: "o", does: t("keys.open"), run: () => onCurrent((id) => void navigate(`/desk/tasks/${id}`)) },
    { key: "c", does: t("keys.claim"), run: () => send("claim") },
    { key: "h", does: t("keys.handBack"), run: () => send("hand-back") },
    {
      key: "/",
      does: t("keys.filter"),
      run: () => document.querySelector<HTMLElement>(".filters input, .filters select")?.focus(),
    },
  ];
  const isAll = queue.tasks.length > 0 && shown.length === queue.tasks.length;
  return (
    <>
      <div className="list-tools">
        <p className="count" role="status">
          {t("queue.count", { count: queue.tasks.length })}
        </p>
        <span className="tools-end">
          {tools}
          <Keys keys={keys} />
        </span>
      </div>
      <Bulk
        tasks={shown}
        me={me}
        isBusy={act.isPending}
        onAct={(tasks, what) => act.mutate({ tasks, act: what })}
      />
      {done && <Results done={done} />}
      {act.isError && <Failure cause={act.error} />}
      <Listing
        label={t("queue.title")}
        rows={queue.tasks}
        columns={columns}
        id={(one) => one.id}
        empty={t("queue.empty")}
        isMarked={(one) => ticked.has(one.id)}
        before={{
          head: (
            <input
              type="checkbox"
              aria-label={t("queue.all")}
              checked={isAll}
              onChange={() => setTicked(new Set(isAll ? [] : queue.tasks.map((one) => one.id)))}
            />
          ),
          cell: (one) => (
            <input
              type="checkbox"
              aria-label={t("queue.tick", { subject: one.subject })}
              checked={ticked.has(one.id)}
              onChange={() => tick(one.id)}
            />
          ),
        }}
      />
    </>
  );
}

/** What became of each of many: those that were refused, with the reason. */
function Results({ done }: { done: Done }) {
  const { t } = useWords("desk");
  const refused = done.results.filter((one) => !one.done);
  return (
    <Alert
      className="note"
      type={refused.length > 0 ? "warning" : "success"}
      role="status"
      title={t("bulk.done", { done: done.results.length - refused.length, refused: refused.length })}
      description={
        refused.length > 0 && (
          <ul>
            {refused.map((one) => (
              <li key={one.task}>
                <Link to={`/desk/tasks/${one.task}`}>{one.task}</Link>{" "}
                {one.faults.map((fault) => (
                  <Link key={fault.number} to={`/codes/GW${fault.number}`}>
                    GW{fault.number} {fault.found}
                  </Link>
                ))}
              </li>
            ))}
          </ul>
        )
      }
    />
  );
}
