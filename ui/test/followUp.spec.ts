import { expect, test } from "@playwright/test";
import type { Dossier } from "../src/trader/ask";
import type { Filled } from "../src/trader/declare/form";
import { followed, following, isTooMuch } from "../src/trader/declare/followUp";

// What is filled in of a return or a cancellation; no browser is needed to know it.

type Return = Dossier["returns"][number];

function dossier(values: Partial<Dossier>): Dossier {
  return {
    ebpCode: "5101960D01",
    orderNo: "T1",
    state: "RELEASED",
    invtNo: "79202026I000000001",
    preNo: "B00000000000000001",
    returns: [],
    cancellation: null,
    ...values,
  } as Dossier;
}

function returned(state: Return["state"], ...lines: Return["lines"]): Return {
  return { preNo: "R", copNo: "C", state, lines, arriveBy: "2026-12-31", value: "0.00", tax: "0.00" };
}

const FILLED = {
  head: { orderNo: "T1", preNo: "old", copNo: "own" },
  lines: [
    { gname: "wine", qty: "3" },
    { gname: "coffee", qty: "0.30000" },
  ],
};

test.describe("what is left to be returned", () => {
  const cases: [string, Return[], [string, string][]][] = [
    [
      "everything",
      [],
      [
        ["1", "3"],
        ["2", "0.3"],
      ],
    ],
    [
      "less what was applied for",
      [returned("APPLIED", { gnum: 1, quantity: "1" })],
      [
        ["1", "2"],
        ["2", "0.3"],
      ],
    ],
    [
      "less what was granted",
      [returned("APPROVED", { gnum: 1, quantity: "2.50000" })],
      [
        ["1", "0.5"],
        ["2", "0.3"],
      ],
    ],
    [
      "less what has arrived",
      [returned("ARRIVED", { gnum: 2, quantity: "0.1" })],
      [
        ["1", "3"],
        ["2", "0.2"],
      ],
    ],
    [
      "a refused one takes nothing",
      [returned("REFUSED", { gnum: 1, quantity: "3" })],
      [
        ["1", "3"],
        ["2", "0.3"],
      ],
    ],
    [
      "nor one that lapsed",
      [returned("LAPSED", { gnum: 1, quantity: "3" })],
      [
        ["1", "3"],
        ["2", "0.3"],
      ],
    ],
    [
      "nor a draft",
      [returned("DRAFT", { gnum: 1, quantity: "3" })],
      [
        ["1", "3"],
        ["2", "0.3"],
      ],
    ],
    ["no line of which nothing is left", [returned("ARRIVED", { gnum: 1, quantity: "3" })], [["2", "0.3"]]],
    [
      "nothing at all",
      [
        returned("ARRIVED", { gnum: 1, quantity: "1" }, { gnum: 2, quantity: "0.3" }),
        returned("APPLIED", { gnum: 1, quantity: "2" }),
      ],
      [],
    ],
  ];
  for (const [name, returns, expected] of cases)
    test(name, () => {
      const { filled, left } = followed("CEB625", FILLED, dossier({ returns }), "OWN-1");
      expect([...left]).toEqual(expected);
      expect(filled.lines.map((line) => [line["gnum"], line["qty"]])).toEqual(expected);
    });
});

test("a return has no numbers of the declaration but its own, and a cancellation bears the pre-entry number", () => {
  expect(followed("CEB625", FILLED, dossier({}), "OWN-1").filled.head).toEqual({
    orderNo: "T1",
    copNo: "OWN-1",
    invtNo: "79202026I000000001",
  });
  expect(followed("CEB623", FILLED, dossier({}), "OWN-1").filled.head).toEqual({
    orderNo: "T1",
    copNo: "OWN-1",
    invtNo: "79202026I000000001",
    preNo: "B00000000000000001",
  });
});

test("a cancellation of what has no inventory number yet names the pre-entry number", () => {
  const head = followed("CEB623", { head: {}, lines: [] }, dossier({ invtNo: null }), "OWN-1").filled.head;
  expect(head).toEqual({ copNo: "OWN-1", invtNo: "B00000000000000001", preNo: "B00000000000000001" });
});

test("a quantity that is none is left for the platform to judge", () => {
  const odd: Filled = { head: {}, lines: [{ qty: "two" }, {}] };
  expect(followed("CEB625", odd, dossier({}), "OWN-1").filled.lines).toEqual(odd.lines);
});

test.describe("what may be applied for", () => {
  const cases: [Dossier["state"], Partial<Dossier>, string[]][] = [
    ["RELEASED", {}, ["CEB625"]],
    // Handed over to the buyer, who sends it back: the days count from the release all the same.
    ["CLOSED", {}, ["CEB625"]],
    ["CHECKED", {}, ["CEB623"]],
    ["REVIEW", {}, ["CEB623"]],
    ["WAITING", {}, ["CEB623"]],
    ["WAITING", { invtNo: null }, ["CEB623"]],
    ["WAITING", { invtNo: null, preNo: null }, []],
    ["CHECKED", { cancellation: "B1" }, []],
    ["CANCELLED", {}, []],
    ["REJECTED", {}, []],
    ["RETURNED_ABROAD", {}, []],
  ];
  for (const [state, values, types] of cases)
    test(`${state} ${JSON.stringify(values)}`, () => {
      expect(following(dossier({ state, ...values }))).toEqual(types);
    });
});

test("more than is left is told apart exactly", () => {
  expect(isTooMuch("0.3", "0.3")).toBe(false);
  expect(isTooMuch("0.30001", "0.3")).toBe(true);
  expect(isTooMuch("10", "9")).toBe(true);
  expect(isTooMuch("ten", "9")).toBe(false);
  expect(isTooMuch("10", undefined)).toBe(false);
});
