import { client, told, type Schemas } from "../../api/client";
import { newId } from "../../parts/secure";

export type Form = Schemas["MessageForm"];
export type Field = Schemas["FormField"];
export type Record1 = Record<string, string>;

/** What somebody filled in for one document: what is said once, and its lines. */
export interface Filled {
  head: Record1;
  lines: Record1[];
}

export const TYPES = ["CEB621", "CEB311", "CEB411", "CEB511", "CEB513", "CEB623", "CEB625", "CEB711"] as const;
export type Type = (typeof TYPES)[number];

export function isType(text: string | undefined): text is Type {
  return TYPES.some((one) => one === text);
}

/** Who sends which message. */
export const SENDERS: Record<Type, string> = {
  CEB621: "agent",
  CEB311: "platform",
  CEB411: "payment",
  CEB511: "logistics",
  CEB513: "logistics",
  CEB623: "agent",
  CEB625: "agent",
  CEB711: "site",
};

/** By which elements a role names itself. */
const OWN: Record<string, readonly [string, string]> = {
  platform: ["ebpCode", "ebpName"],
  ecommerce: ["ebcCode", "ebcName"],
  payment: ["payCode", "payName"],
  logistics: ["logisticsCode", "logisticsName"],
  agent: ["agentCode", "agentName"],
  site: ["operatorCode", "operatorName"],
};

/** What is made anew for each document, and asked of nobody. */
const MADE = new Set(["guid", "appTime", "appStatus", "gnum"]);

export function formOf(type: Type): Promise<Form> {
  return told(client.GET("/api/v1/services/forms/{type}", { params: { path: { type } } }));
}

interface Parts {
  /** Name of the document's element. */
  document: string;
  /** Name of the element of what is said once; empty where the document itself holds it. */
  head: string;
  headFields: readonly Field[];
  /** Name of the element of a line; empty where there are none. */
  line: string;
  lineFields: readonly Field[];
  linesMost: number;
}

/** The parts of a document: its head, and its lines where it has some. */
export function partsOf(form: Form): Parts {
  const [head, line] = form.parts.filter((one) => !/^(Base|Extend)/.test(one.path));
  if (head === undefined) throw new Error(`The form of ${form.type} has no document.`);
  const [document = "", headName = ""] = head.path.split("/");
  return {
    document,
    head: headName,
    headFields: head.fields,
    line: line?.path.split("/")[1] ?? "",
    lineFields: line?.fields ?? [],
    linesMost: line?.max ?? 0,
  };
}

/** The fields that people fill in; what can be one thing only is filled in for them. */
export function asked(fields: readonly Field[]): Field[] {
  return fields.filter((one) => !MADE.has(one.name) && one.choices.length !== 1);
}

/** An empty form, with what is known of the enterprise where it is the sender. */
export function empty(form: Form, place: { code: string; name: string } | undefined): Filled {
  const { headFields, line } = partsOf(form);
  const head: Record1 = {};
  const has = (name: string) => headFields.some((one) => one.name === name);
  const own = OWN[SENDERS[form.type as Type]];
  if (own && place && has(own[0])) Object.assign(head, { [own[0]]: place.code, [own[1]]: place.name });
  if (has("appType")) head["appType"] = "1";
  if (has("declTime")) head["declTime"] = day();
  if (has("buyerIdType")) head["buyerIdType"] = "1";
  if (has("ieFlag")) head["ieFlag"] = "I";
  return { head, lines: line === "" ? [] : [{}] };
}

/** Day in China, as messages write it. */
export function day(): string {
  return second().slice(0, 8);
}

/** Moment in China, as messages write it. */
export function second(): string {
  const parts = new Intl.DateTimeFormat("en-CA", {
    timeZone: "Asia/Shanghai",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
  }).formatToParts(new Date());
  const part = (name: string) => parts.find((one) => one.type === name)?.value ?? "";
  return ["year", "month", "day", "hour", "minute", "second"].map(part).join("");
}

/** Who transmits. */
export interface Sender {
  code: string;
  name: string;
  dxpId: string;
}

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (one) => ENTITIES[one] ?? one);
}

function elements(fields: readonly Field[], values: Record1): string[] {
  return fields.flatMap((field) => {
    const value = (values[field.name] ?? "").trim() || (field.choices.length === 1 ? field.choices[0] : "");
    // An element that stands for nothing is left out; what is required is then told as missing.
    return value ? [`<ceb:${field.name}>${escaped(value)}</ceb:${field.name}>`] : [];
  });
}

/** A message of documents, in the published order of its elements. */
export function written(form: Form, documents: readonly Filled[], sender: Sender): string {
  const parts = partsOf(form);
  const name = `ceb:${form.element}`;
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<${name} guid="${guid()}" version="1.0" xmlns:ceb="${form.namespace}">`,
  ];
  for (const one of documents) {
    const made = { ...one.head, guid: guid(), appTime: second(), appStatus: "2" };
    const head = elements(parts.headFields, made);
    lines.push(`<ceb:${parts.document}>`);
    if (parts.head === "") lines.push(...head);
    else lines.push(`<ceb:${parts.head}>`, ...head, `</ceb:${parts.head}>`);
    one.lines.forEach((line, index) => {
      // A line of a return bears the number that it has in the declaration.
      const own = elements(parts.lineFields, { gnum: String(index + 1), ...line });
      lines.push(`<ceb:${parts.line}>`, ...own, `</ceb:${parts.line}>`);
    });
    lines.push(`</ceb:${parts.document}>`);
  }
  const transfer = form.parts.find((one) => one.path === "BaseTransfer");
  const own = { copCode: sender.code, copName: sender.name, dxpId: sender.dxpId };
  lines.push("<ceb:BaseTransfer>", ...elements(transfer?.fields ?? [], own), "</ceb:BaseTransfer>");
  lines.push(`</${name}>`, "");
  return lines.join("\n");
}

function guid(): string {
  return newId().toUpperCase();
}

/** Where in a form a path leads. */
export interface Spot {
  document: number;
  /** Line, from 0; -1 for the head. */
  line: number;
  field: string;
}

/** The field that a fault is about; undefined where it is about the message as a whole. */
export function spotOf(form: Form, path: string): Spot | undefined {
  const { document, line } = partsOf(form);
  const number = new RegExp(`/${document}\\[(\\d+)\\]`).exec(path)?.[1] ?? "1";
  const field = /\/(\w+)$/.exec(path)?.[1];
  if (field === undefined || /\/BaseTransfer/.test(path)) return undefined;
  const at = line === "" ? null : new RegExp(`/${line}(?:\\[(?:gnum=)?(\\d+)\\])?/`).exec(path);
  return {
    document: Number(number) - 1,
    line: at === null ? -1 : Number(at[1] ?? "1") - 1,
    field,
  };
}
