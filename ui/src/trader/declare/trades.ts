import { empty, SENDERS, type Filled, type Form, type Type } from "./form";
import type { Rows } from "./sheet";
import {
  columnsOf,
  documentsOf,
  headingOf,
  isRemark,
  strangeColumns,
  type Bundle,
  type Column,
  type Table,
  type Wrong,
} from "./table";

/** The papers of a trade, in the order in which they are sent. */
export const PAPERS = ["CEB311", "CEB411", "CEB511", "CEB621"] as const;
export type Paper = (typeof PAPERS)[number];

/** How a column names the one paper that it is for. */
export const PREFIXES: Record<Paper, string> = {
  CEB311: "order.",
  CEB411: "payment.",
  CEB511: "waybill.",
  CEB621: "inventory.",
};

export type Forms = Record<Paper, Form>;

/** A column, and the papers into which it goes. */
export interface SharedColumn extends Column {
  papers: Paper[];
}

/**
 * The columns of a table of whole trades: what several papers say stands there once, since it must be the same in all
 * of them. Where a paper is to say something else, a column of its own goes before, such as `waybill.note`.
 */
export function sharedColumns(forms: Forms): SharedColumn[] {
  const found = new Map<string, SharedColumn>();
  for (const isLine of [false, true])
    for (const paper of PAPERS)
      for (const one of columnsOf(forms[paper]).filter((column) => column.isLine === isLine)) {
        const before = found.get(one.name);
        if (before === undefined) found.set(one.name, { ...one, papers: [paper] });
        else {
          before.papers.push(paper);
          if (one.field.required && !before.field.required) before.field = { ...before.field, required: true };
        }
      }
  return [...found.values()];
}

/** Names that a column may have. */
function known(forms: Forms): Set<string> {
  return new Set(
    PAPERS.flatMap((paper) => columnsOf(forms[paper]).flatMap(({ name }) => [name, PREFIXES[paper] + name])),
  );
}

/** What is filled in already: of the papers that the enterprise itself sends, who it is. */
function first(form: Form, place: { code: string; name: string; roles: readonly string[] }): Filled {
  return empty(form, place.roles.includes(SENDERS[form.type as Type]) ? place : undefined);
}

/** What a table of whole trades holds: of each trade four papers. */
export function tradesOf(
  forms: Forms,
  rows: Rows,
  place: { code: string; name: string; roles: readonly string[] },
): Table {
  const heading = headingOf(rows);
  const units = unitsOf(heading, rows);
  const wrong: Wrong[] = strangeColumns(heading, known(forms));
  const bundles = PAPERS.map((paper): Bundle => {
    const form = forms[paper];
    const columns = columnsOf(form);
    const own = ownHeading(paper, heading, columns);
    const hasLines = columns.some((one) => one.isLine);
    const told = documentsOf(form, projected(own, rows, hasLines ? [] : units), first(form, place));
    wrong.push(...told.wrong.map((one) => ({ ...one, column: columnAt(paper, one.column, heading) })));
    return { form, documents: told.documents };
  });
  return { rows, units, bundles, wrong: once(wrong) };
}

/** Rows that name the same order one after the other are one trade. */
function unitsOf(heading: readonly string[], rows: Rows): number[][] {
  const places = ["ebpCode", "orderNo"].map((one) => heading.indexOf(one));
  const units: number[][] = [];
  let before = "";
  for (let at = 1; at < rows.length; at++) {
    const cells = rows[at] ?? [];
    if (isRemark(cells)) continue;
    const key = places.map((place) => (cells[place] ?? "").trim()).join(" ");
    const last = units.at(-1);
    if (last !== undefined && key.trim() !== "" && key === before) last.push(at);
    else units.push([at]);
    before = key;
  }
  return units;
}

/** The heading as one paper reads it; what is not for it is left out. */
function ownHeading(paper: Paper, heading: readonly string[], columns: readonly Column[]): string[] {
  const names = new Set(columns.map((one) => one.name));
  const prefix = PREFIXES[paper];
  return heading.map((name) => {
    if (name.startsWith(prefix)) return name.slice(prefix.length);
    return names.has(name) && !heading.includes(prefix + name) ? name : "";
  });
}

/** The table as one paper reads it: a paper without lines is said in the first row of its trade. */
function projected(own: string[], rows: Rows, units: readonly number[][]): Rows {
  const skipped = new Set(units.flatMap((unit) => unit.slice(1)));
  return [own, ...rows.slice(1).map((row, at) => (skipped.has(at + 1) ? ["#"] : row))];
}

/** The column of the table in which a paper has an element. */
export function columnAt(paper: Paper, column: string, heading: readonly string[]): string {
  return heading.includes(PREFIXES[paper] + column) ? PREFIXES[paper] + column : column;
}

/** What several papers find wrong in one cell is one fault. */
export function once(wrong: readonly Wrong[]): Wrong[] {
  const seen = new Set<string>();
  return wrong.filter((one) => {
    const key = [one.row, one.column, one.own ?? one.fault?.number].join(" ");
    return !seen.has(key) && seen.add(key);
  });
}
