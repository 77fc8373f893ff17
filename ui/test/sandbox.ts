import { expect, type APIRequestContext } from "@playwright/test";
import { orderNumber, sendTrades, somebody, type Cast, type Sender } from "./zone";

/** Enrols a group of a sandbox: an enterprise for each role, of which the carrier guarantees. */
export async function enrol(request: APIRequestContext, name: string): Promise<Cast> {
  const answer = await request.post("/api/v1/sandbox/enterprises", { data: { name } });
  expect(answer.status(), await answer.text()).toBe(201);
  const { enterprises } = (await answer.json()) as { enterprises: (Sender & { role: string })[] };
  const of = (role: string) => {
    const found = enterprises.find((one) => one.role === role);
    if (found === undefined) throw new Error(`no ${role} in the group`);
    return found;
  };
  return {
    senders: {
      platform: of("platform"),
      ecommerce: of("ecommerce"),
      payment: of("payment"),
      logistics: of("logistics"),
      agent: of("agent"),
    },
    guarantor: of("logistics"),
    isSigned: false,
  };
}

export function key(sender: Sender): { Authorization: string } {
  return { Authorization: `Bearer ${sender.apiKey}` };
}

/** Moves the clock of the sandbox, and has done what becomes due by it. */
export async function forward(request: APIRequestContext, cast: Cast, duration: string): Promise<void> {
  const answer = await request.post("/api/v1/sandbox/clock", {
    headers: key(cast.senders.agent),
    data: { forward: duration },
  });
  expect(answer.status(), await answer.text()).toBe(200);
}

/** The day in China, as the sandbox's clock says. */
export async function dayOf(request: APIRequestContext): Promise<string> {
  const { now } = (await (await request.get("/api/v1/sandbox")).json()) as { now: string };
  return new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Shanghai" }).format(new Date(now));
}

export interface Declared {
  orderNo: string;
  invtNo: string;
  state: string;
}

/** Declares one bottle of wine for each ending of an order number, each for a buyer of its own. */
export async function declare(
  request: APIRequestContext,
  cast: Cast,
  endings: readonly string[],
  price: number,
): Promise<Declared[]> {
  const base = orderNumber();
  const trades = endings.map((ending) => ({ orderNo: `${base}${ending}`, person: somebody(), price }));
  await sendTrades(request, trades, cast);
  let found: Declared[] = [];
  await expect
    .poll(
      async () => {
        const answer = await request.get(`/api/v1/dossiers?q=${base}&limit=100`, {
          headers: key(cast.senders.agent),
        });
        found = ((await answer.json()) as { dossiers: Declared[] }).dossiers;
        // What customs answers is told once it is released; what it leaves to others waits there.
        return found.filter(
          (one) => one.state === "RELEASED" || (one.state === "CHECKED" && one.orderNo.endsWith("-SILENT")),
        ).length;
      },
      { timeout: 60_000 },
    )
    .toBe(endings.length);
  return trades.map(({ orderNo }) => {
    const one = found.find((other) => other.orderNo === orderNo);
    if (one === undefined) throw new Error(`no declaration ${orderNo}`);
    return one;
  });
}
