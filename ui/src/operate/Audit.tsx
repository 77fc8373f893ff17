import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { client, told, type Schemas } from "../api/client";
import "../desk/desk.css";
import { useChosen } from "../desk/parts/address";
import { Export, Listing, type Column } from "../desk/parts/Listing";
import { Failure } from "../parts/Answer";
import { Choose } from "../parts/Choose";
import { Field } from "../parts/Field";
import { Moment } from "../parts/Figures";
import { Head } from "../parts/Head";
import { ROLES } from "../shell/session";
import { useWords } from "../words/language";
import { useNamed } from "./ask";

type Access = Schemas["Access"];
type Done = Schemas["ActionPage"]["actions"][number];

const AREAS = ["registry", "application", "people", "keys", "reference", "desk", "books", "gateway"] as const;
const WHO = [...ROLES, "service"] as const;
const ON_A_PAGE = 50;

/** Who looked at personal data, and what people did. Whoever reads it is written down as well. */
export function Component() {
  const { t } = useWords("operate");
  const { chosen, choose } = useChosen();
  const view = chosen("view") === "actions" ? "actions" : "accesses";
  return (
    <div className="page">
      <Head title={t("audit.title")} lead={t("audit.lead")} />
      <div className="switch" role="group" aria-label={t("audit.title")}>
        {(["accesses", "actions"] as const).map((one) => (
          <button key={one} type="button" aria-pressed={one === view} onClick={() => choose({ view: one })}>
            {t(`audit.${one}`)}
          </button>
        ))}
      </div>
      {view === "accesses" ? <Accesses /> : <Actions />}
    </div>
  );
}

/** What is typed is asked for when the form is sent: each question is written into the log. */
function useAsked<const N extends string>(names: readonly N[]) {
  const { chosen, choose } = useChosen();
  const [typed, setTyped] = useState(
    () => Object.fromEntries(names.map((one) => [one, chosen(one)])) as Record<N, string>,
  );
  const asked = Object.fromEntries(names.map((one) => [one, chosen(one)])) as Record<N, string>;
  return {
    typed,
    asked,
    type: (name: N) => (text: string) => setTyped((before) => ({ ...before, [name]: text })),
    ask: () => choose(Object.fromEntries(names.map((one) => [one, typed[one].trim()]))),
  };
}

/** Only what was given is asked about. */
function given(values: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ""));
}

function Accesses() {
  const { t } = useWords("operate");
  const named = useNamed();
  const { typed, asked, type, ask } = useAsked(["person", "enterprise", "regulator", "purpose", "from", "to"]);
  const query = useInfiniteQuery({
    queryKey: ["audit", "accesses", asked],
    queryFn: ({ pageParam }) =>
      told(
        client.GET("/api/v1/audit/accesses", {
          params: { query: { ...given(asked), limit: ON_A_PAGE, before: pageParam } },
        }),
      ),
    initialPageParam: 0,
    getNextPageParam: (last) => last.next ?? undefined,
    staleTime: Infinity,
  });
  const rows = query.data?.pages.flatMap((one) => one.accesses) ?? [];
  const columns: Column<Access>[] = [
    { head: t("log.at"), text: (one) => one.at, cell: (one) => <Moment at={one.at} /> },
    { head: t("audit.person"), text: (one) => one.who, cell: (one) => <code>{one.who}</code> },
    { head: t("audit.role"), text: (one) => named("people", one.role) },
    { head: t("audit.view"), text: (one) => one.view },
    {
      head: t("audit.subject"),
      text: (one) => one.subject,
      cell: (one) => <code className="body">{one.subject}</code>,
    },
    {
      head: t("audit.purpose"),
      text: (one) => [one.outcome, one.purpose].filter(Boolean).join(" · "),
    },
  ];
  return (
    <section className="part">
      <form
        className="filters"
        role="search"
        onSubmit={(event) => {
          event.preventDefault();
          ask();
        }}
      >
        <Field label={t("audit.person")} value={typed.person} spellCheck={false} onText={type("person")} />
        <Field
          label={t("audit.enterprise")}
          value={typed.enterprise}
          spellCheck={false}
          onText={type("enterprise")}
        />
        <Choose
          label={t("audit.role")}
          value={typed.regulator}
          options={[
            { value: "", label: t("any") },
            ...WHO.map((one) => ({ value: one, label: named("people", one) })),
          ]}
          onChoose={type("regulator")}
        />
        <Field label={t("audit.purpose")} value={typed.purpose} onText={type("purpose")} />
        <Field label={t("from")} type="date" value={typed.from} onText={type("from")} />
        <Field label={t("to")} type="date" value={typed.to} onText={type("to")} />
        <Button htmlType="submit">{t("show")}</Button>
      </form>
      <Rows query={query} name="accesses" label={t("audit.accesses")} rows={rows} columns={columns} />
    </section>
  );
}

function Actions() {
  const { t } = useWords("operate");
  const named = useNamed();
  const { typed, asked, type, ask } = useAsked(["actor", "area", "subject", "from", "to"]);
  const query = useInfiniteQuery({
    queryKey: ["audit", "actions", asked],
    queryFn: ({ pageParam }) =>
      told(
        client.GET("/api/v1/audit/actions", {
          params: { query: { ...given(asked), limit: ON_A_PAGE, before: pageParam } },
        }),
      ),
    initialPageParam: 0,
    getNextPageParam: (last) => last.next ?? undefined,
    staleTime: Infinity,
  });
  const rows = query.data?.pages.flatMap((one) => one.actions) ?? [];
  const columns: Column<Done>[] = [
    { head: t("audit.position"), text: (one) => one.id, isNumber: true },
    { head: t("log.at"), text: (one) => one.at, cell: (one) => <Moment at={one.at} /> },
    { head: t("log.actor"), text: (one) => one.actor },
    { head: t("audit.area"), text: (one) => named("areas", one.area) },
    { head: t("audit.subject"), text: (one) => one.subject, cell: (one) => <code>{one.subject}</code> },
    { head: t("log.kind"), text: (one) => named("registryEvents", one.kind) },
    { head: t("log.body"), text: (one) => one.body, cell: (one) => <code className="body">{one.body}</code> },
  ];
  return (
    <section className="part">
      <Chain />
      <form
        className="filters"
        role="search"
        onSubmit={(event) => {
          event.preventDefault();
          ask();
        }}
      >
        <Field label={t("log.actor")} value={typed.actor} spellCheck={false} onText={type("actor")} />
        <Choose
          label={t("audit.area")}
          value={typed.area}
          options={[
            { value: "", label: t("any") },
            ...AREAS.map((one) => ({ value: one, label: named("areas", one) })),
          ]}
          onChoose={type("area")}
        />
        <Field label={t("audit.subject")} value={typed.subject} spellCheck={false} onText={type("subject")} />
        <Field label={t("from")} type="date" value={typed.from} onText={type("from")} />
        <Field label={t("to")} type="date" value={typed.to} onText={type("to")} />
        <Button htmlType="submit">{t("show")}</Button>
      </form>
      <Rows query={query} name="actions" label={t("audit.actions")} rows={rows} columns={columns} />
    </section>
  );
}

interface RowsProps<T> {
  query: {
    isPending: boolean;
    isError: boolean;
    error: unknown;
    hasNextPage: boolean;
    isFetching: boolean;
    fetchNextPage: () => Promise<unknown>;
    refetch: () => Promise<unknown>;
  };
  name: string;
  label: string;
  rows: readonly T[];
  columns: readonly Column<T>[];
}

function Rows<T extends { id: number }>({ query, name, label, rows, columns }: RowsProps<T>) {
  const { t } = useWords("operate");
  if (query.isError) return <Failure cause={query.error} again={() => void query.refetch()} />;
  return (
    <>
      <div className="list-tools">
        <p className="count" role="status">
          {!query.isPending && t("count", { count: rows.length })}
        </p>
        <span className="tools-end">
          <Export name={name} columns={columns} rows={() => rows} />
        </span>
      </div>
      {!query.isPending && (
        <Listing label={label} rows={rows} columns={columns} id={(one) => one.id} empty={t("audit.none")} />
      )}
      {query.hasNextPage && (
        <p className="actions">
          <Button loading={query.isFetching} onClick={() => void query.fetchNextPage()}>
            {t("audit.further")}
          </Button>
        </p>
      )}
    </>
  );
}

/** Whether the log of actions is as it was written; every hash is computed again, when it is asked for. */
function Chain() {
  const { t } = useWords("operate");
  const query = useQuery({
    queryKey: ["audit", "chain"],
    queryFn: () => told(client.GET("/api/v1/audit/chain")),
    enabled: false,
  });
  return (
    <div className="list-tools">
      <Button loading={query.isFetching} onClick={() => void query.refetch()}>
        {t("audit.check")}
      </Button>
      {query.isError && <Failure cause={query.error} />}
      <span role="status">
        {query.data && !query.isFetching && (
          <span className={`verdict ${query.data.intact ? "good" : "stopped"}`}>
            {query.data.intact
              ? t("audit.intact", { count: query.data.actions })
              : t("audit.broken", { positions: query.data.broken.join(", ") })}
          </span>
        )}
      </span>
    </div>
  );
}
