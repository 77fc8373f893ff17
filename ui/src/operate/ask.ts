import { useQuery } from "@tanstack/react-query";
import { client, told } from "../api/client";
import { useWords } from "../words/language";
import type { OperateWords } from "./words/zh";

/** The word for a value of the platform; a value that nobody has a word for yet is shown as it came. */
export function useNamed(): (group: keyof OperateWords["names"], value: string | null | undefined) => string {
  const { t } = useWords("operate");
  const word = t as unknown as (key: string, options: { defaultValue: string }) => string;
  return (group, value) => (value ? word(`names.${group}.${value}`, { defaultValue: value }) : "–");
}

/** The name of a table of reference data; one that nobody has a word for yet is shown as it came. */
export function useTableName(): (table: string) => string {
  const { t } = useWords();
  const word = t as unknown as (key: string, options: { defaultValue: string }) => string;
  return (table) => word(`rules.names.${table}`, { defaultValue: table });
}

export function useChanges() {
  return useQuery({
    queryKey: ["reference", "changes"],
    queryFn: () => told(client.GET("/api/v1/reference/changes")),
  });
}

export function useGateway() {
  return useQuery({
    queryKey: ["gateway", "figures"],
    queryFn: () => told(client.GET("/api/v1/gateway")),
    refetchInterval: 15_000,
  });
}
