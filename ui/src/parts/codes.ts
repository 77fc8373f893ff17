import { useQueries } from "@tanstack/react-query";
import { client, told, type Fault, type Schemas } from "../api/client";

type Code = Schemas["CodePage"]["codes"][number];

/** What the platform says about faults, by their numbers; undefined until it has said it. */
export function useCodes(faults: readonly Fault[]): (fault: Fault) => Code | undefined {
  const words = useQueries({
    queries: [...new Set(faults.map((one) => one.number))].map((number) => ({
      queryKey: ["codes", `GW${number}`],
      queryFn: () => told(client.GET("/api/v1/codes/{code}", { params: { path: { code: `GW${number}` } } })),
      staleTime: Infinity,
    })),
  });
  const codes = words.flatMap((one) => one.data?.codes ?? []);
  return (fault) => codes.find((one) => one.code === `GW${fault.number}`);
}
