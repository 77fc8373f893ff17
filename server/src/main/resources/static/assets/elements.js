// Small things every part of the page is made of: elements, icons, times and amounts.

import { locale } from "./words.js";

// element("p", { class: "notice", role: "status" }, "text", otherElement): null children are left out.
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false) made.setAttribute(key, value);
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return made;
}

// Drawn on a grid of 16 with a line of 1.6; colour is the text's.
const DRAWINGS = {
  waiting: "M4.5 2h7M4.5 14h7M5 2c0 4 6 8 6 12M11 2c0 4-6 8-6 12",
  moving: "M2.5 8h10M9 4l4 4-4 4",
  attention: "M8 2 15 14H1zM8 6.5v3.5M8 12v.3",
  stopped: "M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 1 0 0-13M5.5 5.5l5 5M10.5 5.5l-5 5",
  good: "M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 1 0 0-13M5 8.200l2.2 2.200L11 6",
  unknown: "M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 1 0 0-13M8 11.5v.300M6.2 6.300a1.9 1.9 0 1 1 1.8 2.5v.7",
  present: "M3 8.5l3.5 3.5L13 4.5",
  missing: "M3.5 8h9",
};

export function icon(name) {
  const space = "http://www.w3.org/2000/svg";
  const picture = document.createElementNS(space, "svg");
  picture.setAttribute("viewBox", "0 0 16 16");
  picture.setAttribute("class", "icon");
  picture.setAttribute("aria-hidden", "true");
  const line = document.createElementNS(space, "path");
  line.setAttribute("d", DRAWINGS[name]);
  picture.append(line);
  return picture;
}

// How a state looks; the word for it comes from the platform. A state unknown here is still shown.
const TONES = {
  COLLECTING: "waiting",
  WAITING: "waiting",
  CHECKED: "moving",
  APPROVED: "moving",
  HELD: "attention",
  REVIEW: "attention",
  INSPECTION: "attention",
  REJECTED: "stopped",
  EXPIRED: "stopped",
  DETAINED: "stopped",
  TURNED_BACK: "stopped",
  RETURNED_ABROAD: "stopped",
  RELEASED: "good",
  CLOSED: "good",
};

export function toneOf(state) {
  return TONES[state] ?? "unknown";
}

export function stateBadge(state, text) {
  const tone = toneOf(state);
  return element("span", { class: `state ${tone}`, "data-state": state }, icon(tone), text || state);
}

// The zone's own time, whatever the machine of the reader is set to: the law counts its days so.
const ZONE = "Asia/Shanghai";

export function moment(instant, style = "full") {
  const parts = style === "full"
    ? { dateStyle: "medium", timeStyle: "medium" }
    : { month: "short", day: "numeric", hour: "2-digit", minute: "2-digit" };
  const shown = new Intl.DateTimeFormat(locale(), { ...parts, hourCycle: "h23", timeZone: ZONE });
  return element("time", { datetime: instant }, shown.format(new Date(instant)));
}

export function day(date) {
  const shown = new Intl.DateTimeFormat(locale(), { dateStyle: "medium", timeZone: "UTC" });
  return element("time", { datetime: date }, shown.format(new Date(`${date}T00:00:00Z`)));
}

// Yuan, from a decimal text; never through a floating point number.
export function amount(decimal) {
  if (decimal === null || decimal === undefined || decimal === "") return "–";
  const [whole, fraction = ""] = String(decimal).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return `¥ ${grouped}.${fraction.padEnd(2, "0")}`;
}
