// The page at /: the latest dossiers, and the one that the address names (#/PLATFORM/ORDER).

import { backLink, dossierParts } from "./dossier.js";
import { element } from "./elements.js";
import { showList } from "./list.js";
import { dossier, fillFormTokens, latestDossiers } from "./platform.js";
import { speak, word } from "./words.js";

const EVERY_MILLISECONDS = 4000;

const find = document.getElementById("find");
const listNotice = document.getElementById("list-notice");
const pane = document.getElementById("dossier");

// What was last heard from the platform; null before the first answer.
let dossiers = null;
let open = null;
let listFailed = false;
let dossierFailure = null;
let asking = null;

function named() {
  const parts = location.hash.split("/").slice(1);
  return parts.length === 2 && parts.every(Boolean) ? parts.map(decodeURIComponent) : null;
}

function drawList() {
  const count = dossiers ? showList(dossiers, find.value, location.hash) : 0;
  const notice = !dossiers ? (listFailed ? "notLoaded" : "loading")
    : dossiers.length === 0 ? "nothingYet" : count === 0 ? "nothingFound" : listFailed ? "notLoaded" : null;
  listNotice.hidden = notice === null;
  listNotice.classList.toggle("trouble", notice === "notLoaded");
  setText(listNotice, notice ? word(notice) : "");
  find.placeholder = word("find");
  document.title = open ? `${open.orderNo} · Greenway` : `${word("latest")} · Greenway`;
}

// A status that is written again is read aloud again, so it is only written when it changes.
function setText(place, text) {
  if (place.textContent !== text) place.textContent = text;
}

function drawDossier() {
  document.body.classList.toggle("has-dossier", named() !== null);
  if (named() === null) {
    pane.replaceChildren(element("p", { class: "notice", id: "dossier-title" }, word("choose")));
  } else if (open) {
    redraw(dossierParts(open));
  } else if (dossierFailure) {
    pane.replaceChildren(backLink(), failure());
  } else {
    pane.replaceChildren(
      backLink(), element("p", { class: "notice", id: "dossier-title", role: "status" }, word("loading")));
  }
}

// Keeps what the reader had unfolded, and the place of the focus.
function redraw(parts) {
  const isUnfolded = pane.querySelector("details")?.open ?? false;
  const hadFocus = document.activeElement?.id === "dossier-title";
  pane.replaceChildren(...parts.filter((part) => part !== null));
  const details = pane.querySelector("details");
  if (details) details.open = isUnfolded;
  if (hadFocus) document.getElementById("dossier-title").focus({ preventScroll: true });
}

function failure() {
  const isUnknown = dossierFailure.status === 404;
  const again = element("button", { type: "button", class: "primary" }, word("tryAgain"));
  again.addEventListener("click", refresh);
  return element(
    "div",
    { class: "notice trouble", role: "alert" },
    element("p", { id: "dossier-title" }, word(isUnknown ? "noSuchDossier" : "notLoaded")),
    isUnknown ? null : again,
  );
}

// Asks for the list and the open dossier; draws only what changed, so that a reader is not disturbed.
async function refresh() {
  asking?.abort();
  asking = new AbortController();
  const { signal } = asking;
  const wanted = named();
  const [list, one] = await Promise.allSettled(
    [latestDossiers(signal), wanted ? dossier(...wanted, signal) : null]);
  if (signal.aborted) return;
  const hasNewList = list.status === "fulfilled" && !same(list.value, dossiers);
  const couldNotList = list.status === "rejected";
  if (hasNewList) dossiers = list.value;
  if (hasNewList || couldNotList !== listFailed) {
    listFailed = couldNotList;
    drawList();
  }
  if (!wanted) return;
  const isFirst = open === null;
  if (one.status === "rejected" && (isFirst || one.reason.status === 404)) {
    open = null;
    dossierFailure = one.reason;
    drawDossier();
  } else if (one.status === "fulfilled" && !same(one.value, open)) {
    open = one.value;
    dossierFailure = null;
    drawDossier();
    drawList();
    if (isFirst) document.getElementById("dossier-title").focus();
  }
}

function same(left, right) {
  return JSON.stringify(left) === JSON.stringify(right);
}

function goTo() {
  open = null;
  dossierFailure = null;
  drawList();
  drawDossier();
  if (named() === null) {
    document.getElementById("list").focus({ preventScroll: true });
  } else {
    scrollTo(0, 0);
  }
  refresh();
}

async function keepCurrent() {
  if (!document.hidden) await refresh();
  setTimeout(keepCurrent, EVERY_MILLISECONDS);
}

speak(() => {
  drawList();
  drawDossier();
});
find.addEventListener("input", drawList);
addEventListener("hashchange", goTo);
document.querySelector(".sign-out").addEventListener("submit", fillFormTokens);
drawList();
drawDossier();
keepCurrent();
