import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { client, told, type Schemas } from "../api/client";

export type Zone = Schemas["ZoneStatistics"];
export type ZoneDay = Schemas["ZoneDay"];
export type Times = Schemas["ClearanceTimes"];
export type Cell = Zone["days"][number];

/** How often what is live is asked for again. */
export const LIVE_MILLISECONDS = 5000;

interface Asking {
  isAsked?: boolean;
  /** Asked again after so long; not again without. */
  every?: number | false;
}

export function useZone(from: string, to: string, { isAsked = true, every = false }: Asking = {}) {
  return useQuery({
    queryKey: ["zone", from, to],
    queryFn: () => told(client.GET("/api/v1/statistics/zone", { params: { query: { from, to } } })),
    placeholderData: keepPreviousData,
    enabled: isAsked,
    refetchInterval: every,
    staleTime: LIVE_MILLISECONDS,
  });
}

/** The origins of a chapter, or the chapters of an origin; asked for when one of them is chosen. */
export function useCrossed(
  from: string,
  to: string,
  wanted: { chapter: string | null } | { origin: string | null },
  every: number | false,
) {
  const [[by, key]] = Object.entries(wanted) as [["chapter" | "origin", string | null]];
  return useQuery({
    queryKey: ["crossed", from, to, by, key],
    queryFn: () =>
      told(client.GET("/api/v1/statistics/crossed", { params: { query: { from, to, [by]: key ?? "" } } })),
    enabled: key !== null,
    refetchInterval: every,
    staleTime: LIVE_MILLISECONDS,
  });
}

export function useZoneDay(day: string, { isAsked = true, every = false }: Asking = {}) {
  return useQuery({
    queryKey: ["zone-day", day],
    queryFn: () => told(client.GET("/api/v1/statistics/day", { params: { query: { day } } })),
    placeholderData: keepPreviousData,
    enabled: isAsked,
    refetchInterval: every,
    staleTime: LIVE_MILLISECONDS,
  });
}

export function useTimes(from: string, to: string, { isAsked = true, every = false }: Asking = {}) {
  return useQuery({
    queryKey: ["clearance", from, to],
    queryFn: () => told(client.GET("/api/v1/statistics/clearance", { params: { query: { from, to } } })),
    placeholderData: keepPreviousData,
    enabled: isAsked,
    refetchInterval: every,
    staleTime: LIVE_MILLISECONDS,
  });
}

/** The Chinese names of customs offices by their codes; without them the codes are shown. */
export function useSites(date: string): (code: string) => string {
  const { data } = useQuery({
    queryKey: ["table", "district", date],
    queryFn: () =>
      told(
        client.GET("/api/v1/rules/tables/{table}", {
          params: { path: { table: "district" }, query: { date } },
        }),
      ),
    staleTime: Infinity,
  });
  return (code) => data?.rows.find((row) => row["code"] === code)?.["nameZh"] ?? "";
}
