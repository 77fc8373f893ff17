import { expect, type APIRequestContext, type Page } from "@playwright/test";
import { readFileSync } from "node:fs";

/** What the demo zone handed out: keys of enterprises and logins of people. */
interface HandedOut {
  enterprises: { role: string; code: string; name: string; apiKey: string }[];
  users: { username: string; password: string }[];
}

export const PLATFORM = "5101960D01";
export const SELLER = "5101960D11";
export const PAYMENT = "5101960D21";
export const CARRIER = "5101960D31";
export const DECLARANT = "5101960D41";
export const SITE = "5101960D51";

export const PASSWORD = "Bamboo forest by the river";

/** Whether the tests know what the demo zone handed out. */
export const isKnown = process.env["GREENWAY_DEMO"] !== undefined;

let handedOut: HandedOut | undefined;

function zone(): HandedOut {
  handedOut ??= JSON.parse(readFileSync(process.env["GREENWAY_DEMO"] ?? "", "utf8")) as HandedOut;
  return handedOut;
}

function nameOf(code: string): string {
  return zone().enterprises.find((one) => one.code === code)?.name ?? "";
}

/** Invites somebody to an enterprise as the administrator of the zone does; they have not chosen a password yet. */
export async function invited(request: APIRequestContext, code: string, rights: string[]) {
  const username = `t${crypto.randomUUID().slice(0, 8)}`;
  const answer = await request.post("/api/v1/people", {
    headers: officer("admin"),
    data: { username, displayName: username, role: "enterprise", enterprise: code, rights },
  });
  expect(answer.status()).toBe(201);
  const { invitation } = (await answer.json()) as { invitation: string };
  return { username, password: PASSWORD, invitation };
}

/** How an officer or somebody of the zone asks without a browser. */
export function officer(username: string): { Authorization: string } {
  const password = zone().users.find((one) => one.username === username)?.password ?? "";
  return { Authorization: `Basic ${btoa(`${username}:${password}`)}` };
}

/** Somebody of an enterprise who is signed in. */
export async function signedIn(page: Page, request: APIRequestContext, code: string, rights: string[]) {
  const { username, password, invitation } = await invited(request, code, rights);
  const taken = await request.post("/api/v1/invitations", { data: { invitation, password } });
  expect(taken.status()).toBe(200);
  await enter(page, username, password);
  return { username, password };
}

/** Signs in somebody of the zone file, an officer or an operator. */
export async function logIn(page: Page, username: string): Promise<void> {
  await enter(page, username, zone().users.find((one) => one.username === username)?.password ?? "");
}

export async function enter(page: Page, username: string, password: string): Promise<void> {
  await page.goto("/login");
  await page.locator("[autocomplete^=username]").fill(username);
  await page.locator("[autocomplete=current-password]").fill(password);
  await page.locator("form [type=submit]").click();
  await page.waitForURL((url) => url.pathname !== "/login");
}

/** An enterprise that sends papers. */
export interface Sender {
  code: string;
  name: string;
  apiKey: string;
}

/** Who sends the papers of a trade: enterprises of the demo zone, or a group of a sandbox, where nothing is signed. */
export interface Cast {
  senders: Record<"platform" | "ecommerce" | "payment" | "logistics" | "agent", Sender>;
  guarantor: Sender;
  isSigned: boolean;
}

/** Codes and names of the samples, by the role in which each sends. */
const OF_SAMPLES = {
  platform: ["5101980001", "商城"],
  ecommerce: ["5101980002", "贸易"],
  payment: ["5101980003", "支付"],
  logistics: ["5101980004", "物流"],
  agent: ["5101980005", "报关"],
} as const;

function demoCast(): Cast {
  const sender = (code: string) => ({ code, name: nameOf(code), apiKey: apiKey(code) });
  const senders = {
    platform: sender(PLATFORM),
    ecommerce: sender(SELLER),
    payment: sender(PAYMENT),
    logistics: sender(CARRIER),
    agent: sender(DECLARANT),
  };
  return { senders, guarantor: senders.ecommerce, isSigned: true };
}

/** The sample of a message as of the demo zone, or of others, with an order number and guids of its own. */
export function sample(type: string, orderNo: string, cast: Cast = demoCast()): string {
  let text = readFileSync(`../samples/import/${type}.xml`, "utf8").replaceAll(
    /<([\w:]*)assureCode>[^<]*</g,
    (_, prefix: string) => `<${prefix}assureCode>${cast.guarantor.code}<`,
  );
  for (const [role, [code, word]] of Object.entries(OF_SAMPLES)) {
    const sender = cast.senders[role as keyof typeof OF_SAMPLES];
    text = text.replaceAll(code, sender.code).replaceAll(`绿道示例${word}有限公司`, sender.name);
  }
  const day = new Date(Date.now() + 8 * 3600_000).toISOString().slice(0, 10).replaceAll("-", "");
  return text
    .replaceAll(/[0-9A-F]{8}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{12}/g, () =>
      crypto.randomUUID().toUpperCase(),
    )
    .replaceAll("GW-20260302-0001", orderNo)
    .replaceAll("LO202603020001", `L${orderNo}`)
    .replaceAll("PAY202603020001", `P${orderNo}`)
    .replaceAll("20260302", day);
}

export function apiKey(code: string): string {
  return zone().enterprises.find((one) => one.code === code)?.apiKey ?? "";
}

/** Sends a message as the system of an enterprise does, signed with its demo key. */
export async function send(request: APIRequestContext, code: string, xml: string): Promise<void> {
  const headers = { Authorization: `Bearer ${apiKey(code)}`, "Content-Type": "application/xml" };
  const signed = await request.post("/api/v1/demo/signatures", { headers, data: xml });
  expect(signed.status(), await signed.text()).toBe(200);
  await post(request, apiKey(code), await signed.body());
}

async function post(request: APIRequestContext, key: string, xml: string | Buffer): Promise<void> {
  const headers = { Authorization: `Bearer ${key}`, "Content-Type": "application/xml" };
  const taken = await request.post("/api/v1/messages", { headers, data: xml });
  expect(taken.status(), await taken.text()).toBe(202);
}

/** The values of all four samples of a trade by the columns of a table of trades, which name each once. */
export function tradeRow(orderNo: string): Map<string, string> {
  const row = new Map<string, string>();
  for (const type of Object.keys(SENDERS)) {
    const [head = "", line = ""] = sample(type, orderNo).split(/<ceb:\w+List>/);
    for (const [, name = "", value = ""] of head.matchAll(/<ceb:(\w+)>([^<]*)</g)) row.set(name, value.trim());
    for (const [, name = "", value = ""] of (line.split(/<\/ceb:\w+List>/)[0] ?? "").matchAll(
      /<ceb:(\w+)>([^<]*)</g,
    ))
      row.set(`line.${name}`, value.trim());
  }
  return row;
}

/** The values of the sample of an inventory, by their elements: those of the head, and those of its one line. */
export function inventory(orderNo: string): { head: Map<string, string>; line: Map<string, string> } {
  const [head = "", line = ""] = sample("CEB621", orderNo).split("<ceb:InventoryList>");
  const values = (text: string) =>
    new Map(
      [...text.matchAll(/<ceb:(\w+)>([^<]*)</g)].map(([, name = "", value = ""]) => [name, value.trim()]),
    );
  return { head: values(head), line: values(line.split("</ceb:InventoryList>")[0] ?? "") };
}

/** The identity number of a made-up person whom no other test is likely to know. */
export function somebody(): string {
  const any = (from: number, count: number) =>
    String(from + Math.floor(Math.random() * count)).padStart(2, "0");
  const digits = `510100${any(1940, 40)}${any(1, 12)}${any(1, 28)}${any(100, 900)}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((before, weight, at) => before + weight * Number(digits[at]), 0);
  return digits + "10X98765432"[sum % 11];
}

const SAMPLE_PERSON = "510100199001010013";

const SENDERS = { CEB311: "platform", CEB411: "payment", CEB511: "logistics", CEB621: "agent" } as const;

/** Sends whole trades of one bottle each for so many yuan, each paper from its sender, several trades in a message. */
export async function sendTrades(
  request: APIRequestContext,
  trades: readonly { orderNo: string; person: string; price: number; count?: number }[],
  cast: Cast = demoCast(),
): Promise<void> {
  for (const [type, role] of Object.entries(SENDERS)) {
    const documents = trades.map(({ orderNo, person, price, count = 1 }) => {
      const whole = (price * count).toFixed(2);
      return sample(type, orderNo, cast)
        .replaceAll(SAMPLE_PERSON, person)
        .replaceAll("COP-0001", `C${orderNo.slice(-18)}`)
        .replaceAll(">150.00<", `>${price.toFixed(2)}<`)
        .replaceAll(">300.00<", `>${whole}<`)
        .replaceAll(">367.81<", `>${(price * count + 12 + 55.81).toFixed(2)}<`)
        .replaceAll("qty>2<", `qty>${count}<`)
        .replaceAll("qty1>1.5<", `qty1>${(0.75 * count).toFixed(2)}<`)
        .replaceAll("qty2>2.4<", `qty2>${(1.2 * count).toFixed(2)}<`);
    });
    const bodies = documents.map((one) => /^ {2}<ceb:(\w+)>\n[^]*?^ {2}<\/ceb:\1>\n/m.exec(one)?.[0] ?? "");
    const message = (documents[0] ?? "").replace(bodies[0] ?? "", () => bodies.join(""));
    const { code, apiKey: key } = cast.senders[role];
    await (cast.isSigned ? send(request, code, message) : post(request, key, message));
  }
}

/** A social credit code of nobody, with its check character (GB 32100). */
export function creditCode(): string {
  const letters = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
  const digits = String(Date.now() % 1_000_000_000).padStart(9, "0");
  const body = `91510100${digits}`;
  const sum = [...body].reduce((all, one, at) => all + letters.indexOf(one) * (weights[at] ?? 0), 0);
  return body + letters.charAt((31 - (sum % 31)) % 31);
}

export function orderNumber(): string {
  return `T${Date.now()}${Math.floor(Math.random() * 1000)}`;
}
