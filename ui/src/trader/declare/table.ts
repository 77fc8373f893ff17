import type { Schemas } from "../../api/client";
import {
  asked,
  partsOf,
  spotOf,
  written,
  type Field,
  type Filled,
  type Form,
  type Record1,
  type Sender,
} from "./form";
import type { Rows } from "./sheet";

/** Before the name of an element of a line. */
const LINE = "line.";

/** A column of remarks, for whoever mends a table; it is not read. */
export const PROBLEMS = "problems";

/** What says which rows are one document. */
const KEYS = ["ebpCode", "orderNo", "invtNo", "logisticsNo"];

/** Documents a message: well below what is checked at once. */
export const AT_ONCE = 50;

/** A document and the rows of the table that it came from. */
export interface Document1 {
  filled: Filled;
  /** Places of its rows in the table, from 0; the first is that of the head. */
  rows: number[];
}

/** Something wrong in a row. */
export interface Wrong {
  row: number;
  column: string;
  fault?: Schemas["ExplainedFault"];
  /** What the table itself has wrong. */
  own?: "unknownColumn" | "missingColumn" | "otherHead";
}

export interface Table {
  rows: Rows;
  documents: Document1[];
  wrong: Wrong[];
}

export interface Column {
  name: string;
  field: Field;
  isLine: boolean;
}

/** The columns of a table of such documents. */
export function columnsOf(form: Form): Column[] {
  const { headFields, lineFields } = partsOf(form);
  return [
    ...asked(headFields).map((field) => ({ name: field.name, field, isLine: false })),
    ...asked(lineFields).map((field) => ({ name: LINE + field.name, field, isLine: true })),
  ];
}

/** Makes documents of rows: those that name the same order one after the other are lines of one document. */
export function documentsOf(form: Form, rows: Rows, first: Filled): Table {
  const heading = (rows[0] ?? []).map((one) => one.trim());
  const columns = columnsOf(form);
  const wrong: Wrong[] = [];
  for (const name of heading)
    if (name !== "" && name !== PROBLEMS && !columns.some((one) => one.name === name))
      wrong.push({ row: 0, column: name, own: "unknownColumn" });
  for (const { name, field } of columns)
    if (field.required && !heading.includes(name) && first.head[name] === undefined)
      wrong.push({ row: 0, column: name, own: "missingColumn" });
  const documents: Document1[] = [];
  let before = "";
  for (let at = 1; at < rows.length; at++) {
    const cells = rows[at] ?? [];
    if (cells[0]?.startsWith("#")) continue;
    const { head, line } = told(columns, heading, cells);
    const key = KEYS.map((one) => head[one] ?? "").join(" ");
    const last = documents.at(-1);
    if (last !== undefined && key.trim() !== "" && key === before && partsOf(form).line !== "") {
      for (const [name, value] of Object.entries(head))
        if (last.filled.head[name] !== value) wrong.push({ row: at, column: name, own: "otherHead" });
      last.filled.lines.push(line);
      last.rows.push(at);
    } else {
      const lines = partsOf(form).line === "" ? [] : [line];
      documents.push({ filled: { head: { ...first.head, ...head }, lines }, rows: [at] });
    }
    before = key;
  }
  return { rows, documents, wrong };
}

function told(columns: readonly Column[], heading: readonly string[], cells: readonly string[]) {
  const head: Record1 = {};
  const line: Record1 = {};
  heading.forEach((name, at) => {
    const column = columns.find((one) => one.name === name);
    const text = (cells[at] ?? "").trim();
    if (column === undefined || text === "") return;
    (column.isLine ? line : head)[column.field.name] = text;
  });
  return { head, line };
}

type Check = (text: string) => Promise<Schemas["CheckAnswer"]>;

/**
 * Checks documents by the platform's own rules. A message whose form does not hold is judged by its form alone, so
 * those without faults are checked again without the others.
 */
export async function faultsOf(
  form: Form,
  documents: readonly Document1[],
  sender: Sender,
  check: Check,
): Promise<Wrong[]> {
  const wrong: Wrong[] = [];
  let left = [...documents];
  while (left.length > 0) {
    const answer = await check(
      written(
        form,
        left.map((one) => one.filled),
        sender,
      ),
    );
    const bad = new Set<Document1>();
    for (const { fault } of answer.faults) {
      if (fault.level !== "ERROR" || /^(NOT_SIGNED$|SIGNATURE_)/.test(fault.name)) continue;
      const spot = spotOf(form, fault.path);
      const document = spot === undefined ? undefined : left[spot.document];
      if (spot === undefined || document === undefined) {
        if (!wrong.some((one) => one.row === 0 && one.fault?.number === fault.number))
          wrong.push({ row: 0, column: "", fault });
        continue;
      }
      bad.add(document);
      const row = document.rows[Math.max(0, spot.line)] ?? document.rows[0] ?? 0;
      wrong.push({ row, column: spot.line < 0 ? spot.field : LINE + spot.field, fault });
    }
    if (bad.size === 0) break;
    left = left.filter((one) => !bad.has(one));
  }
  return wrong;
}

/** The rows of documents that have something wrong, with what it is, to be mended and brought back. */
export function toMend(table: Table, wrong: readonly Wrong[], say: (one: Wrong) => string): Rows {
  const rows = new Set(wrong.map((one) => one.row));
  const bad = table.documents.filter((one) => one.rows.some((row) => rows.has(row)));
  const heading = (table.rows[0] ?? []).filter((one) => one !== PROBLEMS);
  const kept = (table.rows[0] ?? []).map((one) => one !== PROBLEMS);
  return [
    [...heading, PROBLEMS],
    ...bad.flatMap((one) =>
      one.rows.map((row) => {
        const cells =
          heading.length === 0 ? [] : (table.rows[0] ?? []).map((_, at) => table.rows[row]?.[at] ?? "");
        const own = wrong.filter((other) => other.row === row);
        return [
          ...cells.filter((_, at) => kept[at]),
          own.map((other) => `${other.column}: ${say(other)}`).join(" | "),
        ];
      }),
    ),
  ];
}
