import type { GuideWords } from "./zh";

const words: GuideWords = {
  step: "Step {{step}} of {{of}}",
  next: "Next",
  back: "Back",
  end: "End the visit",
  done: "Done",
  steps: {
    window: {
      title: "One window",
      text: "Platform, payment, carrier and declarant send one paper each, and send it once. Match, taxes, quota, guarantee and the decisions of four regulators all come from there.",
    },
    regulators: {
      title: "Four regulators",
      text: "Customs, inspection, tax and foreign exchange see what each needs and nothing else. Every decision names its rule, its document and the values that mattered.",
    },
    check: { title: "Check a message first", text: "Drop an XML file here, or use the example with faults: each fault stands at its line, with what to do about it. Nothing of it is kept." },
    code: { title: "Understand a refusal", text: "Every code of a receipt can be looked up: what it means, its usual cause, the remedy, who can help, and the rule behind it." },
    zone: { title: "What the zone releases", text: "From real data, and live. A cell of fewer than three enterprises is not told. The screen for a hall is at /screen." },
    signIn: { title: "Sign in", text: "An enterprise applies first; once it is admitted, an administrator invites its people. After signing in the visit can go on along the pages of an enterprise." },
    signInDemo: {
      title: "Sign in with a demo account",
      text: "The start of the demo zone printed logins and passwords; they stand in demo.json of its data folder too. trader is a declarant of an enterprise; customs1, inspection1, tax and exchange have the desks of the regulators; operator works at the zone. Sign in as trader to go on with the visit.",
    },
    home: { title: "What needs you now", text: "What was refused, waits for papers or for the guarantee, ends soon, or must arrive. It is brought up to date as answers come." },
    declare: {
      title: "Three ways to declare",
      text: "By form, many at once from a table, or by your own system. What you type is checked by the rules with which it will be taken. The demo zone signs for you; in a real zone you sign where your key is.",
    },
    list: { title: "All declarations", text: "Find one by the number of order, inventory or waybill, filter by state, save views that you need often, or export a table." },
    lanes: {
      title: "One declaration, four lanes",
      text: "A row each for customs, inspection, tax and foreign exchange, on one line of time; “whose turn” says who is waited for. Below stand the papers side by side, each step of the tax, the receipts as they came, and all that happened.",
    },
    noDossier: {
      title: "No declaration yet",
      text: "Declare one by form; or run ./greenway generate --declarations 20 --mismatch 0.2 --out trades and then ./greenway submit trades, and take the visit again.",
    },
    refused: { title: "Refused, and what to do", text: "It says what disagrees, both values, the rule, and who is to mend it. “Correct and resend” brings along what was filled in before." },
    noRefused: { title: "What is refused stands here", text: "Nothing is refused now. Send a declaration whose price differs from its order to see what a refusal says and how it is mended." },
    desks: {
      title: "The other side: the desks",
      text: "Sign in as customs1 in another browser to claim a task, see its grounds and decide; the result is seen here at once. “Guided visit” at the foot of the page begins anew at any time.",
    },
  },
};

export default words;
