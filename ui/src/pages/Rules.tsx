import { useQuery } from "@tanstack/react-query";
import { Pagination } from "antd";
import { useState, type ReactNode } from "react";
import { Link, useSearchParams } from "react-router";
import { client, told, type Schemas } from "../api/client";
import { Answer, Nothing } from "../parts/Answer";
import { Changes } from "../parts/Changes";
import { Choose } from "../parts/Choose";
import { Field } from "../parts/Field";
import { today } from "../parts/Figures";
import { Head } from "../parts/Head";
import { TableRows } from "../parts/TableRows";
import { useSay, useWords } from "../words/language";
import type { Words } from "../words/zh";

const VIEWS = ["register", "parameters", "tables", "compare"] as const;
type View = (typeof VIEWS)[number];
type Change = (name: string, value: string) => void;

/** What holds on a day, and what changed between two. Everything that is chosen stands in the address. */
export function Component() {
  const { t } = useWords();
  const [search, setSearch] = useSearchParams();
  const view: View = VIEWS.find((one) => one === search.get("view")) ?? "register";
  const date = search.get("date") ?? today();
  const filter = search.get("q") ?? "";
  const query = useQuery({
    queryKey: ["rules", date],
    queryFn: () => told(client.GET("/api/v1/rules", { params: { query: { date } } })),
    enabled: date !== "",
  });
  const change: Change = (name, value) => {
    const next = new URLSearchParams(search);
    if (value) next.set(name, value);
    else next.delete(name);
    setSearch(next, { replace: name === "q" });
  };
  return (
    <div className="page">
      <Head title={t("rules.title")} lead={t("rules.lead")} />
      <nav className="families" aria-label={t("rules.title")}>
        {VIEWS.map((one) => (
          <Link
            key={one}
            aria-current={one === view ? "page" : undefined}
            to={{ search: new URLSearchParams({ view: one, date }).toString() }}
          >
            {t(`rules.${one}`)}
          </Link>
        ))}
      </nav>
      {view !== "compare" && (
        <div className="question days">
          <Field label={t("rules.day")} type="date" value={date} onText={(day) => change("date", day)} />
          <Field
            label={t("rules.filter")}
            value={filter}
            placeholder={t("rules.filterHint")}
            type="search"
            onText={(text) => change("q", text)}
          />
        </div>
      )}
      <Answer query={query}>
        {(now) => {
          switch (view) {
            case "register":
              return <Register key={filter} rules={now.rules} date={date} filter={filter} />;
            case "parameters":
              return <Parameters key={filter} parameters={now.parameters} filter={filter} />;
            case "tables":
              return (
                <Table search={search} date={date} filter={filter} tables={now.tables} onChange={change} />
              );
            case "compare":
              return <Comparison search={search} tables={now.tables} onChange={change} />;
          }
        }}
      </Answer>
    </div>
  );
}

/** Whether one of the texts holds all the words. */
function holds(texts: (string | null | undefined)[], filter: string): boolean {
  const all = texts.join("\n").toLowerCase();
  return filter
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word));
}

function Valid({ from, to }: { from?: string | undefined; to?: string | null | undefined }) {
  const { t } = useWords();
  if (!from) return null;
  return <>{to ? t("rules.span", { from, to }) : t("rules.since", { from })}</>;
}

function Register({ rules, date, filter }: { rules: Schemas["Rule"][]; date: string; filter: string }) {
  const { t } = useWords();
  const say = useSay();
  const found = rules.filter((rule) =>
    holds([rule.number, rule.documentNo, rule.zh, rule.en, rule.sw], filter),
  );
  return (
    <Pages rows={found}>
      {(rows) => (
        <ul className="rules">
          {rows.map((rule) => (
            <li key={rule.number}>
              <Link to={`/rules/${encodeURIComponent(rule.number)}?${new URLSearchParams({ date })}`}>
                {rule.number}
              </Link>
              <div>
                <p>{say(rule)}</p>
                <p className="basis">
                  <span lang="zh-CN">{rule.documentNo}</span>
                  <Valid from={rule.validFrom} to={rule.validTo} />
                  <span>{t(`certainties.${rule.certainty as keyof Words["certainties"]}`)}</span>
                </p>
              </div>
            </li>
          ))}
        </ul>
      )}
    </Pages>
  );
}

function Parameters({ parameters, filter }: { parameters: Schemas["Parameter"][]; filter: string }) {
  const { t } = useWords();
  const found = parameters.filter((one) => holds([one.key, one.value, one.documentNo, one.note], filter));
  return (
    <Pages rows={found}>
      {(rows) => (
        <div className="scroll" tabIndex={0} role="region" aria-label={t("rules.parameters")}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t("rules.key")}</th>
                <th scope="col" className="number">
                  {t("rules.value")}
                </th>
                <th scope="col">{t("rules.unit")}</th>
                <th scope="col">{t("rules.valid")}</th>
                <th scope="col">{t("document")}</th>
                <th scope="col">{t("rules.enteredBy")}</th>
                <th scope="col">{t("rules.approvedBy")}</th>
                <th scope="col">{t("certainty")}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((one) => (
                <tr key={one.key}>
                  <th scope="row">
                    <code>{one.key}</code>
                    {one.note && <small lang="en">{one.note}</small>}
                  </th>
                  <td className="number">{one.value}</td>
                  <td>{one.unit}</td>
                  <td className="unbroken">
                    <Valid from={one.validFrom} to={one.validTo} />
                  </td>
                  <td className="unbroken" lang="zh-CN">
                    {one.documentNo}
                  </td>
                  <td>{one.enteredBy}</td>
                  <td>{one.approvedBy ?? t("rules.nobody")}</td>
                  <td>{t(`certainties.${one.certainty as keyof Words["certainties"]}`)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Pages>
  );
}

const ON_A_PAGE = 25;

/** Rows a page at a time. */
function Pages<T>({ rows, children }: { rows: T[]; children: (rows: T[]) => ReactNode }) {
  const { t } = useWords();
  const [page, setPage] = useState(1);
  if (rows.length === 0) return <Nothing>{t("nothing")}</Nothing>;
  return (
    <>
      <p className="count" role="status">
        {t("rules.count", { count: rows.length })}
      </p>
      {children(rows.slice((page - 1) * ON_A_PAGE, page * ON_A_PAGE))}
      <Pagination
        hideOnSinglePage
        current={page}
        pageSize={ON_A_PAGE}
        showSizeChanger={false}
        total={rows.length}
        onChange={setPage}
      />
    </>
  );
}

interface Chosen {
  search: URLSearchParams;
  tables: { table: string }[];
  onChange: Change;
}

function TableChoice({
  table,
  tables,
  onChange,
}: {
  table: string;
  tables: { table: string }[];
  onChange: Change;
}) {
  const { t } = useWords();
  return (
    <Choose
      label={t("rules.table")}
      value={table}
      options={tables.map((one) => ({
        value: one.table,
        label: t(`rules.names.${one.table as keyof Words["rules"]["names"]}`),
      }))}
      onChoose={(other) => onChange("table", other)}
    />
  );
}

function Table({ search, tables, onChange, date, filter }: Chosen & { date: string; filter: string }) {
  const table = search.get("table") ?? "tariff";
  const query = useQuery({
    queryKey: ["table", table, date],
    queryFn: () =>
      told(client.GET("/api/v1/rules/tables/{table}", { params: { path: { table }, query: { date } } })),
  });
  return (
    <>
      <div className="question days">
        <TableChoice table={table} tables={tables} onChange={onChange} />
      </div>
      <Answer query={query}>
        {({ rows }) => (
          <Pages key={`${table} ${filter}`} rows={rows.filter((row) => holds(Object.values(row), filter))}>
            {(some) => <TableRows rows={some} />}
          </Pages>
        )}
      </Answer>
    </>
  );
}

function Comparison({ search, tables, onChange }: Chosen) {
  const { t } = useWords();
  const table = search.get("table") ?? "parameter";
  const from = search.get("from") ?? "2018-12-31";
  const to = search.get("to") ?? today();
  const query = useQuery({
    queryKey: ["diff", table, from, to],
    queryFn: () =>
      told(
        client.GET("/api/v1/rules/tables/{table}/diff", {
          params: { path: { table }, query: { from, to } },
        }),
      ),
    enabled: from !== "" && to !== "",
  });
  return (
    <>
      <div className="question days">
        <TableChoice table={table} tables={tables} onChange={onChange} />
        <Field label={t("rules.from")} type="date" value={from} onText={(day) => onChange("from", day)} />
        <Field label={t("rules.to")} type="date" value={to} onText={(day) => onChange("to", day)} />
      </div>
      <Answer query={query}>
        {({ differences }) =>
          differences.length === 0 ? (
            <Nothing>{t("rules.noChange")}</Nothing>
          ) : (
            <Pages key={`${table} ${from} ${to}`} rows={differences}>
              {(some) => <Changes differences={some} />}
            </Pages>
          )
        }
      </Answer>
    </>
  );
}
