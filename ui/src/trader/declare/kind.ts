import { useQueries } from "@tanstack/react-query";
import type { Schemas } from "../../api/client";
import { empty, formOf, isType, SENDERS, type Form, type Type } from "./form";
import type { Rows } from "./sheet";
import { columnsOf, headingOf, tableOf, type Table, type Wrong } from "./table";
import {
  columnAt,
  once,
  PAPERS,
  sharedColumns,
  tradesOf,
  type Forms,
  type Paper,
  type SharedColumn,
} from "./trades";

export const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Last part of the address of tables of whole trades, where others have the type of a message. */
export const TRADES = "trades";

export type Place = NonNullable<Schemas["Session"]["enterprise"]>;

/** What a table is of: documents of one type, or whole trades. */
export interface Kind {
  /** Name of its files. */
  name: string;
  isTrades: boolean;
  columns: (Omit<SharedColumn, "papers"> & { papers: readonly Type[] })[];
  /** What rows hold. */
  read: (rows: Rows) => Table;
  /** What a document of a table has wrong, told of the columns of that table. */
  place: (form: Form, wrong: readonly Wrong[], rows: Rows) => Wrong[];
  /** What the same cell has wrong in several papers stands once. */
  once: (wrong: readonly Wrong[]) => Wrong[];
}

/** Whether the enterprise sends such documents. */
export function isOwn(place: Place, type: string): boolean {
  return isType(type) && place.roles.includes(SENDERS[type]);
}

function ofOne(type: Type, form: Form, place: Place): Kind {
  return {
    name: type,
    isTrades: false,
    columns: columnsOf(form).map((one) => ({ ...one, papers: [] })),
    read: (rows) => tableOf(form, rows, empty(form, place)),
    place: (_, wrong) => [...wrong],
    once: (wrong) => [...wrong],
  };
}

function ofTrades(forms: Forms, place: Place): Kind {
  return {
    name: TRADES,
    isTrades: true,
    columns: sharedColumns(forms),
    read: (rows) => tradesOf(forms, rows, place),
    place: (form, wrong, rows) =>
      wrong.map((one) => ({ ...one, column: columnAt(form.type as Paper, one.column, headingOf(rows)) })),
    once,
  };
}

/** The kind that an address names; undefined where there is none. */
export function useKind(name: string | undefined, place: Place | undefined) {
  const types: readonly Type[] = name === TRADES ? PAPERS : isType(name) ? [name] : [];
  return useQueries({
    queries: types.map((type) => ({
      queryKey: ["form", type],
      queryFn: () => formOf(type),
      staleTime: Infinity,
    })),
    combine: (answers) => {
      const forms = answers.flatMap((one) => (one.data ? [one.data] : []));
      const [form] = forms;
      const isWhole = form !== undefined && forms.length === types.length && place !== undefined;
      const byType = () => Object.fromEntries(forms.map((one) => [one.type, one])) as Forms;
      return {
        isKnown: types.length > 0,
        failure: answers.find((one) => one.isError)?.error,
        again: () => answers.forEach((one) => void one.refetch()),
        kind: !isWhole
          ? undefined
          : name === TRADES
            ? ofTrades(byType(), place)
            : ofOne(types[0] ?? "CEB621", form, place),
      };
    },
  });
}
