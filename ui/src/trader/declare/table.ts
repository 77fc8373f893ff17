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
import { UNSIGNED } from "./send";
import type { Rows } from "./sheet";

/** Before the name of an element of a line. */
export const LINE = "line.";

/** A column of remarks, for whoever mends a table; it is not read. */
export const PROBLEMS = "problems";

/** What says which rows are one document. */
const KEYS = ["ebpCode", "orderNo", "invtNo", "logisticsNo"];

/** What says which rows are one warehousing record, of which a message holds one. */
const RECORD_KEYS = ["copNo", "billNo", "voyageNo"];
const RECORD = "CEB711";

/** Most documents that a message may have. */
const DOCUMENTS_MOST = 100;

/** Well below what is checked and signed at once, which is 1 MiB. */
const BYTES_MOST = 700_000;

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

/** Documents of one kind that a table holds. */
export interface Bundle {
  form: Form;
  documents: Document1[];
}

/** What a table holds. */
export interface Table {
  rows: Rows;
  /** The rows of what is sent or held back together: of a document, or of all papers of a trade. */
  units: number[][];
  bundles: Bundle[];
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

/** Whether a row is a remark of whoever made the table. */
export function isRemark(cells: readonly string[]): boolean {
  return cells[0]?.startsWith("#") ?? false;
}

/** The names in the first row. */
export function headingOf(rows: Rows): string[] {
  return (rows[0] ?? []).map((one) => one.trim());
}

/** What is wrong with the heading of a table: names that nobody knows. */
export function strangeColumns(heading: readonly string[], known: ReadonlySet<string>): Wrong[] {
  return heading
    .filter((name) => name !== "" && name !== PROBLEMS && !known.has(name))
    .map((column) => ({ row: 0, column, own: "unknownColumn" as const }));
}

/** What a table of one kind of document holds. */
export function tableOf(form: Form, rows: Rows, first: Filled): Table {
  const { documents, wrong } = documentsOf(form, rows, first);
  const known = new Set(columnsOf(form).map((one) => one.name));
  return {
    rows,
    units: documents.map((one) => one.rows),
    bundles: [{ form, documents }],
    wrong: [...strangeColumns(headingOf(rows), known), ...wrong],
  };
}

/** Makes documents of rows: those that name the same order one after the other are lines of one document. */
export function documentsOf(form: Form, rows: Rows, first: Filled): { documents: Document1[]; wrong: Wrong[] } {
  const heading = headingOf(rows);
  const columns = columnsOf(form);
  const keys = form.type === RECORD ? RECORD_KEYS : KEYS;
  const wrong: Wrong[] = [];
  for (const { name, field } of columns)
    if (field.required && !heading.includes(name) && first.head[name] === undefined)
      wrong.push({ row: 0, column: name, own: "missingColumn" });
  const documents: Document1[] = [];
  let before = "";
  for (let at = 1; at < rows.length; at++) {
    const cells = rows[at] ?? [];
    if (isRemark(cells)) continue;
    const { head, line } = told(columns, heading, cells);
    const key = keys.map((one) => head[one] ?? "").join(" ");
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
  return { documents, wrong };
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

/** The documents message by message: as many in each as there may be, so that there is little to ask. */
export function packed({ form, documents }: Bundle, sender: Sender): Document1[][] {
  const most = form.type === RECORD ? 1 : DOCUMENTS_MOST;
  const messages: Document1[][] = [];
  let bytes = 0;
  for (const one of documents) {
    const own = new TextEncoder().encode(written(form, [one.filled], sender)).length;
    const last = messages.at(-1);
    if (last === undefined || last.length === most || bytes + own > BYTES_MOST) {
      messages.push([one]);
      bytes = own;
    } else {
      last.push(one);
      bytes += own;
    }
  }
  return messages;
}

type Check = (text: string) => Promise<Schemas["CheckAnswer"]>;

/** Checks all documents of a bundle, message by message, and tells after each how many are done. */
export async function checked(
  bundle: Bundle,
  sender: Sender,
  check: Check,
  onDone: (count: number) => void,
): Promise<Wrong[]> {
  const wrong: Wrong[] = [];
  for (const some of packed(bundle, sender)) {
    wrong.push(...(await faultsOf(bundle.form, some, sender, check)));
    onDone(some.length);
  }
  return wrong;
}

/**
 * Checks documents by the platform's own rules. A message whose form does not hold is judged by its form alone, so
 * those without faults are checked again without the others.
 */
async function faultsOf(
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
      if (fault.level !== "ERROR" || UNSIGNED.test(fault.name)) continue;
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

/** The units in whose rows nothing is wrong, and the others. */
export function sorted({ units }: Table, wrong: readonly Wrong[]): { good: number[][]; bad: number[][] } {
  const rows = new Set(wrong.map((one) => one.row));
  const isBad = (unit: readonly number[]) => unit.some((row) => rows.has(row));
  return { good: units.filter((one) => !isBad(one)), bad: units.filter(isBad) };
}

/** The documents of a bundle that lie in these units. */
export function within({ form, documents }: Bundle, units: readonly number[][]): Bundle {
  const rows = new Set(units.flat());
  return { form, documents: documents.filter((one) => one.rows.every((row) => rows.has(row))) };
}

/** The rows in which, or beside which, something is wrong, with what it is, to be mended and brought back. */
export function toMend(table: Table, wrong: readonly Wrong[], say: (one: Wrong) => string): Rows {
  const [heading = []] = table.rows;
  const kept = heading.map((one) => one !== PROBLEMS);
  return [
    [...heading.filter((_, at) => kept[at]), PROBLEMS],
    ...sorted(table, wrong).bad.flatMap((unit) =>
      unit.map((row) => {
        const cells = heading.map((_, at) => table.rows[row]?.[at] ?? "");
        const own = wrong.filter((other) => other.row === row);
        return [
          ...cells.filter((_, at) => kept[at]),
          own.map((other) => `${other.column}: ${say(other)}`).join(" | "),
        ];
      }),
    ),
  ];
}
