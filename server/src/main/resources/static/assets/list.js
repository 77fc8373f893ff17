// The list of the latest dossiers.

import { amount, element, icon, moment, stateBadge } from "./elements.js";
import { textOf, word } from "./words.js";

export const DOCUMENTS = ["order", "payment", "waybill", "inventory"];

export function addressOf({ ebpCode, orderNo }) {
  return `#/${encodeURIComponent(ebpCode)}/${encodeURIComponent(orderNo)}`;
}

// Shows the dossiers whose order number holds the text; marks the one that is open.
export function showList(dossiers, text, open) {
  const list = document.getElementById("dossiers");
  const focused = list.contains(document.activeElement) ? document.activeElement.getAttribute("href") : null;
  const wanted = text.trim().toLowerCase();
  const shown = dossiers.filter((dossier) => dossier.orderNo.toLowerCase().includes(wanted));
  list.replaceChildren(...shown.map((dossier) => row(dossier, open)));
  if (focused) list.querySelector(`a[href="${CSS.escape(focused)}"]`)?.focus();
  return shown.length;
}

function row(dossier, open) {
  const address = addressOf(dossier);
  return element(
    "li",
    {},
    element(
      "a",
      { class: "dossier-link", href: address, "aria-current": address === open ? "true" : null },
      element("span", { class: "order-no" }, dossier.orderNo),
      element("span", { class: "aside updated" }, moment(dossier.updatedAt, "short")),
      stateBadge(dossier.state, textOf(dossier.stateText)),
      element("span", { class: "aside tax" }, dossier.taxTotal ? `${word("taxes")} ${amount(dossier.taxTotal)}` : ""),
      element("span", { class: "papers" }, DOCUMENTS.map((kind) => paper(kind, dossier.documents.includes(kind)))),
    ),
  );
}

function paper(kind, isPresent) {
  return element(
    "span",
    { class: `paper ${isPresent ? "present" : "missing"}` },
    icon(isPresent ? "present" : "missing"),
    word(kind),
    element("span", { class: "unseen" }, ` ${word(isPresent ? "received" : "missing")}`),
  );
}
