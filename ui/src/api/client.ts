import createClient from "openapi-fetch";
import type { components, paths } from "../../target/interface";

export type Schemas = components["schemas"];
export type Problem = Schemas["Problem"];
export type Fault = Schemas["Fault"];

/** Speaks the interface as described; a call that the description does not know is not compiled. */
export const client = createClient<paths>({ baseUrl: location.origin });

const SESSION = "/api/v1/session";
const TOKEN_COOKIE = "XSRF-TOKEN";
const TOKEN_HEADER = "X-XSRF-TOKEN";
const UNAUTHORIZED = 401;

const listeners = new Set<() => void>();

/** Calls when the platform no longer knows who asks: the session ended, or was ended elsewhere. */
export function onEnd(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What a foreign page cannot read, so a request that carries it comes from a page of ours. */
export function forgeryToken(): Record<string, string> {
  const pair = document.cookie.split("; ").find((one) => one.startsWith(`${TOKEN_COOKIE}=`));
  return pair === undefined ? {} : { [TOKEN_HEADER]: decodeURIComponent(pair.slice(TOKEN_COOKIE.length + 1)) };
}

let sandbox = false;

/** Whether the platform is a sandbox, which it says with every answer. */
export function isSandbox(): boolean {
  return sandbox;
}

client.use({
  onRequest({ request }) {
    if (request.method !== "GET")
      for (const [name, value] of Object.entries(forgeryToken())) request.headers.set(name, value);
    return request;
  },
  onResponse({ request, response }) {
    sandbox = response.headers.get("Greenway-Sandbox") === "true";
    if (response.status === UNAUTHORIZED && !new URL(request.url).pathname.startsWith(SESSION))
      for (const listener of listeners) listener();
    return response;
  },
});

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

  /** The last part of the kind of problem, such as `code-needed`. */
  get kind(): string {
    return this.problem.type?.split(/[/:]/).pop() ?? "";
  }
}

interface Answered<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

function refusal(error: unknown, response: Response): Refusal {
  const problem = typeof error === "object" && error !== null ? error : {};
  return new Refusal(response.status, problem, Number(response.headers.get("Retry-After") ?? "0"));
}

/** What the platform told, or the refusal thrown. */
export async function told<T>(asking: Promise<Answered<T>>): Promise<T> {
  const { data, error, response } = await asking;
  if (data !== undefined && response.ok) return data;
  throw refusal(error, response);
}

/** The same, where the platform could have told it as a table of text as well. */
export async function toldAsData<T>(asking: Promise<Answered<T>>): Promise<Exclude<T, string>> {
  const data = await told(asking);
  if (typeof data === "string") throw new Error("A table came where data was asked for.");
  return data as Exclude<T, string>;
}

/** For what is done and answered with nothing. */
export async function done(asking: Promise<Answered<unknown>>): Promise<void> {
  const { error, response } = await asking;
  if (!response.ok) throw refusal(error, response);
}
