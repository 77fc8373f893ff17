// One dossier: its documents, what is wrong, the taxes, and the timeline.

import { amount, day, element, icon, moment, stateBadge } from "./elements.js";
import { textOf, word } from "./words.js";

// The parts of the page for a dossier, top to bottom.
export function dossierParts(dossier) {
  return [
    backLink(),
    head(dossier),
    documents(dossier),
    faults(dossier.faults ?? []),
    taxes(dossier.tax),
    timeline(dossier.timeline ?? []),
  ];
}

export function backLink() {
  return element("a", { class: "back", href: "#/" }, "← ", word("backToList"));
}

function head(dossier) {
  return element(
    "header",
    { class: "dossier-head" },
    element("p", { class: "over" }, word("dossier")),
    element("h2", { id: "dossier-title", class: "order-no", tabindex: "-1" }, dossier.orderNo),
    stateBadge(dossier.state, textOf(dossier.stateText)),
    facts("keys", [
      [word("platform"), dossier.ebpCode],
      [word("preNo"), dossier.preNo],
      [word("invtNo"), dossier.invtNo],
    ]),
  );
}

function documents(dossier) {
  return section(
    "documents",
    "documents",
    element("ul", { class: "chips" }, dossier.documents.map(documentChip)),
  );
}

function documentChip(document) {
  const { kind, present, number, status, receivedAt } = document;
  return element(
    "li",
    { class: `chip ${present ? "present" : "missing"}`, "data-kind": kind },
    element("span", { class: "chip-name" }, icon(present ? "present" : "missing"), word(kind)),
    element("span", { class: "chip-state" }, word(present ? "received" : "missing")),
    present && number ? element("span", { class: "chip-number" }, number) : null,
    present ? element("span", { class: "chip-more" }, receivedMore(status, receivedAt)) : null,
  );
}

function receivedMore(status, receivedAt) {
  return [status ? `${word("status")} ${status}` : null, status && receivedAt ? " · " : null,
    receivedAt ? moment(receivedAt, "short") : null];
}

function faults(list) {
  if (list.length === 0) return null;
  const isHarmless = list.every((one) => one.level === "WARNING");
  return section("faults", isHarmless ? "remarks" : "faults", element("ul", { class: "faults" }, list.map(fault)));
}

function fault(fault) {
  const isRemark = fault.level === "WARNING";
  return element(
    "li",
    { class: `fault ${isRemark ? "attention" : "stopped"}` },
    element(
      "p",
      { class: "fault-text" },
      icon(isRemark ? "attention" : "stopped"),
      element("strong", {}, isRemark ? `${word("remark")}: ` : null, textOf(fault.text)),
    ),
    facts("pair", [
      [word("found"), fault.found],
      [word("expected"), fault.expected],
    ]),
    textOf(fault.remedy) ? element("p", { class: "remedy" }, textOf(fault.remedy)) : null,
    basis(
      { rule: fault.rule, documentNo: fault.documentNo },
      fault.customs ? `GW${fault.number} · ${word("customs")} ${fault.customs}` : `GW${fault.number}`,
    ),
  );
}

function taxes(tax) {
  if (!tax) return null;
  return section(
    "taxes",
    "taxes",
    element("p", { class: "decision" }, word(tax.decision), tax.declaredOn ? " · " : null,
      tax.declaredOn ? [`${word("declaredOn")} `, day(tax.declaredOn)] : null),
    taxTable(tax),
    tax.steps?.length ? taxSteps(tax.steps) : null,
  );
}

const TAX_COLUMNS = ["dutiableValue", "duty", "consumptionTax", "vat"];

function taxTable(tax) {
  const heads = [element("th", { scope: "col" }, word("goods")),
    ...TAX_COLUMNS.map((name) => element("th", { scope: "col", class: "number" }, word(name)))];
  return element(
    "div",
    { class: "scroll", tabindex: "0", role: "region", "aria-label": word("goods") },
    element(
      "table",
      {},
      element("thead", {}, element("tr", {}, heads)),
      element("tbody", {}, tax.lines.map(taxLine)),
      element("tfoot", {}, element("tr", {},
        element("th", { scope: "row" }, word("total")),
        element("td", { class: "number" }, amount(tax.dutiableValue)),
        element("td", { class: "number grand", colspan: "3" }, amount(tax.total)))),
    ),
  );
}

function taxLine(line) {
  return element(
    "tr",
    {},
    element("th", { scope: "row" }, element("span", { class: "goods-name" }, line.name),
      element("span", { class: "goods-code" }, `${line.gnum} · HS ${line.hs8}`)),
    TAX_COLUMNS.map((name) => element("td", { class: "number" }, amount(line[name]))),
  );
}

function taxSteps(steps) {
  return element(
    "details",
    { class: "steps" },
    element("summary", {}, word("steps")),
    element("ol", {}, steps.map((step) => element("li", {}, textOf(step.text), basis(step)))),
  );
}

function timeline(events) {
  return section(
    "timeline",
    "timeline",
    element("p", { class: "aside" }, word("localTime")),
    element("ol", { class: "timeline" }, events.map(happening)),
  );
}

function happening(event) {
  const values = unsaid(event);
  return element(
    "li",
    { "data-event": event.event },
    element("p", { class: "when" }, moment(event.at)),
    element("p", { class: "what" }, textOf(event.text)),
    values.length ? facts("values", values) : null,
    basis(event),
  );
}

// Numbers and codes that mattered and that the sentence does not already hold.
function unsaid(event) {
  const said = textOf(event.text);
  return Object.entries(event.values ?? {})
    .filter(([, value]) => /^\S*\d\S*$/.test(value) && !said.includes(value))
    .map(([name, value]) => [word(name), value]);
}

// Who or which rule decided, and the document it stands in.
function basis({ by, rule, documentNo }, number = null) {
  const parts = [
    number ? element("span", { class: "fault-number" }, number) : null,
    by ? element("span", {}, `${word("by")} `, word(by)) : null,
    rule ? element("span", {}, `${word("rule")} `, rule) : null,
    documentNo ? element("span", { lang: "zh" }, documentNo) : null,
  ].filter((part) => part !== null);
  return parts.length ? element("p", { class: "basis" }, parts) : null;
}

function facts(kind, pairs) {
  const known = pairs.filter(([, value]) => value !== null && value !== undefined && value !== "");
  if (known.length === 0) return null;
  return element(
    "dl",
    { class: `facts ${kind}` },
    known.map(([name, value]) => element("div", {}, element("dt", {}, name), element("dd", {}, value))),
  );
}

function section(name, title, ...children) {
  return element("section", { class: name, "aria-labelledby": `${name}-title` },
    element("h3", { id: `${name}-title` }, word(title)), ...children);
}
