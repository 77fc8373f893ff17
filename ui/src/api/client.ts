import createClient from "openapi-fetch";
import type { components, paths } from "../../target/interface";

export type Schemas = components["schemas"];
export type Problem = Schemas["Problem"];
export type Fault = Schemas["Fault"];

/** Speaks the interface as described; a call that the description does not know is not compiled. */
export const client = createClient<paths>({ baseUrl: location.origin });

/** The platform said no, and why. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly problem: Partial<Problem>,
    readonly retrySeconds: number,
  ) {
    super(problem.detail ?? String(status));
  }

  get faults(): readonly Fault[] {
    return this.problem.faults ?? [];
  }
}

interface Answered<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** What the platform told, or the refusal thrown. */
export async function told<T>(asking: Promise<Answered<T>>): Promise<T> {
  const { data, error, response } = await asking;
  if (data !== undefined && response.ok) return data;
  const problem = typeof error === "object" && error !== null ? error : {};
  throw new Refusal(response.status, problem, Number(response.headers.get("Retry-After") ?? "0"));
}
