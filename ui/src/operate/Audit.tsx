import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState, type ReactNode } from "react";
import { client, told, type Schemas } from "../api/client";
import "../desk/desk.css";
import { useChosen } from "../desk/parts/address";
import { Export, Listing, type Column } from "../desk/parts/Listing";
import { allPages } from "../desk/parts/Pages";
import { Failure } from "../parts/Answer";
import { Choose } from "../parts/Choose";
import { Field } from "../parts/Field";
import { Kept, Moment } from "../parts/Figures";
import { Head } from "../parts/Head";
import { More } from "../parts/More";
import { ROLES } from "../shell/session";
import { useWords } from "../words/language";
import { useNamed } from "./ask";

type Access = Schemas["Access"];
type Done = Schemas["ActionPage"]["actions"][number];

const AREAS = ["registry", "application", "people", "keys", "reference", "desk", "books", "gateway"] as const;
const WHO = [...ROLES, "service"] as const;
const ON_A_PAGE = 50;
const AT_ONCE = 200;

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

/** Something that a list can be asked about: a text, a day, or one of some. */
interface Filter {
  name: string;
  label: string;
  isDay?: boolean;
  options?: { value: string; label: string }[];
}

/** What stands in the address about these filters; only what was given is asked about. */
function useAsked(filters: readonly Filter[]): Record<string, string> {
  const { chosen } = useChosen();
  return Object.fromEntries(filters.flatMap(({ name }) => (chosen(name) ? [[name, chosen(name)]] : [])));
}

function Accesses() {
  const { t } = useWords("operate");
  const named = useNamed();
  const filters: Filter[] = [
    { name: "person", label: t("audit.person") },
    { name: "enterprise", label: t("audit.enterprise") },
    {
      name: "regulator",
      label: t("audit.role"),
      options: WHO.map((one) => ({ value: one, label: named("people", one) })),
    },
    { name: "purpose", label: t("audit.purpose") },
    { name: "from", label: t("from"), isDay: true },
    { name: "to", label: t("to"), isDay: true },
  ];
  const asked = useAsked(filters);
  const page = (before: number, limit: number) =>
    told(client.GET("/api/v1/audit/accesses", { params: { query: { ...asked, limit, before } } }));
  const query = useInfiniteQuery({
    queryKey: ["audit", "accesses", asked],
    queryFn: ({ pageParam }) => page(pageParam, ON_A_PAGE),
    initialPageParam: 0,
    getNextPageParam: (last) => last.next ?? undefined,
    staleTime: Infinity,
  });
  const columns: Column<Access>[] = [
    { head: t("log.at"), text: (one) => one.at, cell: (one) => <Moment at={one.at} /> },
    { head: t("audit.person"), text: (one) => one.who, cell: (one) => <code>{one.who}</code> },
    { head: t("audit.role"), text: (one) => named("people", one.role) },
    { head: t("audit.view"), text: (one) => one.view },
    {
      head: t("audit.subject"),
      text: (one) => one.subject,
      cell: (one) => <Kept text={one.subject} />,
    },
    {
      head: t("audit.purpose"),
      text: (one) => [one.outcome, one.purpose].filter(Boolean).join(" · "),
    },
  ];
  return (
    <Log
      name="accesses"
      label={t("audit.accesses")}
      filters={filters}
      query={query}
      rows={query.data?.pages.flatMap((one) => one.accesses) ?? []}
      all={() =>
        allPages<Access, number>(async (before) => {
          const { accesses, next } = await page(before ?? 0, AT_ONCE);
          return { rows: accesses, next: next ?? null };
        })
      }
      columns={columns}
    />
  );
}

function Actions() {
  const { t } = useWords("operate");
  const named = useNamed();
  const filters: Filter[] = [
    { name: "actor", label: t("log.actor") },
    {
      name: "area",
      label: t("audit.area"),
      options: AREAS.map((one) => ({ value: one, label: named("areas", one) })),
    },
    { name: "subject", label: t("audit.subject") },
    { name: "from", label: t("from"), isDay: true },
    { name: "to", label: t("to"), isDay: true },
  ];
  const asked = useAsked(filters);
  const page = (before: number, limit: number) =>
    told(client.GET("/api/v1/audit/actions", { params: { query: { ...asked, limit, before } } }));
  const query = useInfiniteQuery({
    queryKey: ["audit", "actions", asked],
    queryFn: ({ pageParam }) => page(pageParam, ON_A_PAGE),
    initialPageParam: 0,
    getNextPageParam: (last) => last.next ?? undefined,
    staleTime: Infinity,
  });
  const columns: Column<Done>[] = [
    { head: t("audit.position"), text: (one) => one.id, isNumber: true },
    { head: t("log.at"), text: (one) => one.at, cell: (one) => <Moment at={one.at} /> },
    { head: t("log.actor"), text: (one) => one.actor },
    { head: t("audit.area"), text: (one) => named("areas", one.area) },
    { head: t("audit.subject"), text: (one) => one.subject, cell: (one) => <code>{one.subject}</code> },
    { head: t("log.kind"), text: (one) => named("registryEvents", one.kind) },
    { head: t("log.body"), text: (one) => one.body, cell: (one) => <Kept text={one.body} /> },
  ];
  return (
    <Log
      name="actions"
      label={t("audit.actions")}
      filters={filters}
      query={query}
      rows={query.data?.pages.flatMap((one) => one.actions) ?? []}
      all={() =>
        allPages<Done, number>(async (before) => {
          const { actions, next } = await page(before ?? 0, AT_ONCE);
          return { rows: actions, next: next ?? null };
        })
      }
      columns={columns}
      before={<Chain />}
    />
  );
}

interface LogProps<T> {
  name: string;
  label: string;
  filters: readonly Filter[];
  query: {
    isPending: boolean;
    isError: boolean;
    error: unknown;
    hasNextPage: boolean;
    isFetchingNextPage: boolean;
    fetchNextPage: () => Promise<unknown>;
    refetch: () => Promise<unknown>;
  };
  rows: readonly T[];
  /** All that there is, to be written out; asking for it is written into the log as well. */
  all: () => Promise<readonly T[]>;
  columns: readonly Column<T>[];
  before?: ReactNode;
}

/** A list of what was written down, and the form that asks for it. */
function Log<T extends { id: number }>(props: LogProps<T>) {
  const { t } = useWords("operate");
  const { name, label, filters, query, rows, columns } = props;
  return (
    <section className="part">
      {props.before}
      <Search filters={filters} />
      {query.isError ? (
        <Failure cause={query.error} again={() => void query.refetch()} />
      ) : (
        <>
          <div className="list-tools">
            <p className="count" role="status">
              {!query.isPending && t("count", { count: rows.length })}
            </p>
            <span className="tools-end">
              <Export name={name} columns={columns} rows={props.all} />
            </span>
          </div>
          {!query.isPending && (
            <Listing label={label} rows={rows} columns={columns} id={(one) => one.id} empty={t("audit.none")} />
          )}
          <More query={query} />
        </>
      )}
    </section>
  );
}

/** What is typed is asked for when the form is sent: each question is written into the log. */
function Search({ filters }: { filters: readonly Filter[] }) {
  const { t } = useWords("operate");
  const { chosen, choose } = useChosen();
  const [typed, setTyped] = useState<Record<string, string>>(() =>
    Object.fromEntries(filters.map(({ name }) => [name, chosen(name)])),
  );
  const type = (name: string) => (text: string) => setTyped((before) => ({ ...before, [name]: text }));
  return (
    <form
      className="filters"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        choose(Object.fromEntries(filters.map(({ name }) => [name, (typed[name] ?? "").trim()])));
      }}
    >
      {filters.map(({ name, label, isDay, options }) =>
        options === undefined ? (
          <Field
            key={name}
            label={label}
            type={isDay ? "date" : "text"}
            value={typed[name] ?? ""}
            spellCheck={false}
            onText={type(name)}
          />
        ) : (
          <Choose
            key={name}
            label={label}
            value={typed[name] ?? ""}
            options={[{ value: "", label: t("any") }, ...options]}
            onChoose={type(name)}
          />
        ),
      )}
      <Button htmlType="submit">{t("show")}</Button>
    </form>
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
