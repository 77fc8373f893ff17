import { useQuery } from "@tanstack/react-query";
import { client, told, type Fault, type Schemas } from "../api/client";
import { useCodes } from "../parts/codes";
import { useSay, useWords } from "../words/language";
import type { EnrolWords } from "./words/zh";

export type Application = Schemas["Application"];
export type Form = Schemas["ApplicationForm"];
export type Paper = Schemas["PaperForm"];

/** The word for a role, a paper or a stage; one that nobody has a word for yet is shown as it came. */
export function useNamed() {
  const { t } = useWords("enrol");
  const word = t as unknown as (key: string, options: { defaultValue: string }) => string;
  return (group: keyof EnrolWords, value: string) => word(`${group}.${value}`, { defaultValue: value });
}

/** Which roles there are and which papers they need. */
export function useOffer() {
  return useQuery({
    queryKey: ["applications", "offer"],
    queryFn: () => told(client.GET("/api/v1/applications/offer")),
  });
}

/** What is wrong at a place, in the words of the platform. */
export function useSaid(faults: readonly Fault[]): (path: string) => string | undefined {
  const say = useSay();
  const { t } = useWords("enrol");
  const codeOf = useCodes(faults);
  return (path) => {
    const fault = faults.find((one) => one.path === path);
    if (fault === undefined) return undefined;
    if (fault.name === "REGISTRY_VALUE_MISSING") return t("required");
    const code = codeOf(fault);
    const text = code === undefined ? fault.name : say(code.meaning);
    return fault.expected ? `${text} (${fault.expected})` : text;
  };
}
