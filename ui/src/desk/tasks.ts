import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { client, told, type Schemas } from "../api/client";
import { queries } from "../api/queries";
import { askWhoIsIn } from "../live/events";
import { listen } from "../live/stream";

export type Task = Schemas["DeskTask"];
export type Item = Schemas["DeskQueue"]["tasks"][number];
export type Kind = Item["kind"];
export type Stage = Item["stage"];
export type Ruling = Task["rulings"][number];

/** What an officer does with a task, as the interface wants it. */
export interface Act {
  action: "claim" | "hand-back" | "decide" | "confirm" | "refuse";
  ruling?: Ruling;
  reason?: string;
  remark?: string;
}

export const KINDS: Record<string, readonly Kind[]> = {
  customs: ["CUSTOMS_REVIEW", "CUSTOMS_INSPECTION", "CUSTOMS_DETENTION", "CUSTOMS_CLOSING"],
  inspection: ["INSPECTION_DISPOSAL"],
  tax: ["TAX_ENQUIRY", "TAX_DIFFERENCE"],
  exchange: ["EXCHANGE_REVIEW", "EXCHANGE_WAIVER", "EXCHANGE_ENQUIRY"],
};

export type LaidKind = Exclude<Kind, "TAX_DIFFERENCE" | "EXCHANGE_REVIEW" | "EXCHANGE_WAIVER">;

/** Whether officers lay it themselves. The others lie there because of a bill, a payment, or a waiver asked for. */
export function isLaidByHand(kind: Kind): kind is LaidKind {
  return kind !== "TAX_DIFFERENCE" && kind !== "EXCHANGE_REVIEW" && kind !== "EXCHANGE_WAIVER";
}

export const STAGES: readonly Stage[] = ["OPEN", "CLAIMED", "PROPOSED", "RULED", "WITHDRAWN"];

export interface Filter {
  kind: string;
  stage: string;
  site: string;
  credit: string;
  subject: string;
  claimedBy: string;
  overdue: boolean;
}

export function page(filter: Filter, after: string, limit: number) {
  const { kind, stage, site, credit, subject, claimedBy, overdue } = filter;
  return told(
    client.GET("/api/v1/desk/tasks", {
      params: {
        query: {
          limit,
          ...(kind && { kind: kind as Kind }),
          ...(stage && { stage: stage as Stage }),
          ...(site && { site }),
          ...(credit && { credit }),
          ...(subject && { subject }),
          ...(claimedBy && { claimedBy }),
          ...(overdue && { overdue }),
          ...(after && { after }),
        },
      },
    }),
  );
}

const ON_A_PAGE = 500;
const EXPORTED_MOST = 20_000;

/** All that the filter lets through, a page after the other. */
export async function all(filter: Filter): Promise<Item[]> {
  const found: Item[] = [];
  let after: string | null = "";
  while (after !== null && found.length < EXPORTED_MOST) {
    const { tasks, next }: { tasks: Item[]; next: string | null } = await page(filter, after, ON_A_PAGE);
    found.push(...tasks);
    after = next;
  }
  return found;
}

export function task(id: number) {
  return told(client.GET("/api/v1/desk/tasks/{id}", { params: { path: { id } } }));
}

export function useReasons() {
  return useQuery({
    queryKey: ["desk", "reasons"],
    queryFn: () => told(client.GET("/api/v1/desk/reasons")),
    staleTime: 600_000,
  });
}

export const FIGURES = ["desk", "figures"] as const;

/** Figures of the desk, anew whenever they change; with them whatever is shown of the desk is asked for again. */
export function useFigures() {
  useEffect(
    () =>
      listen("/api/v1/events?seconds=300", {
        on: {
          desk: (text) => {
            const before = JSON.stringify(queries.getQueryData(FIGURES));
            const now = JSON.parse(text) as Schemas["DeskFigures"];
            queries.setQueryData(FIGURES, now);
            if (before !== undefined && before !== JSON.stringify(now))
              void queries.invalidateQueries({ queryKey: ["desk", "queue"] });
          },
        },
        // A desk is told anew as soon as somebody listens.
        onReturn: () => {},
        onRefusal: askWhoIsIn,
      }),
    [],
  );
  return useQuery({ queryKey: FIGURES, queryFn: () => told(client.GET("/api/v1/desk/figures")) });
}

/** Nothing that was seen of the desk before holds after something was done. */
export function refresh(): Promise<void> {
  return queries.invalidateQueries({ queryKey: ["desk"] });
}
