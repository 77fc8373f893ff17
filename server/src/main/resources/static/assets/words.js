// The words of the pages in Chinese, English and Swahili, and the choice between them.

export const LANGUAGES = { zh: "中文", en: "English", sw: "Kiswahili" };
const LOCALES = { zh: "zh-CN", en: "en-GB", sw: "sw-KE" };
const KEPT_UNDER = "greenway.language";

// zh, en, sw
const WORDS = {
  purpose: [
    "跨境电子商务综合试验区线上综合服务平台",
    "The single window of the cross-border e-commerce pilot zone",
    "Dirisha moja la eneo la majaribio la biashara mtandao ya kuvuka mipaka",
  ],
  language: ["语言", "Language", "Lugha"],
  portal: ["门户首页", "Portal", "Tovuti"],
  interface: ["接口说明", "Interface", "Kiolesura"],
  signIn: ["登录", "Sign in", "Ingia"],
  signOut: ["退出", "Sign out", "Toka"],
  username: ["用户名", "User name", "Jina la mtumiaji"],
  password: ["密码", "Password", "Nenosiri"],
  wrongLogin: [
    "用户名或密码不正确。",
    "The user name or the password is not right.",
    "Jina la mtumiaji au nenosiri si sahihi.",
  ],
  signedOut: ["您已退出。", "You are signed out.", "Umetoka."],

  skipToList: ["跳到列表", "Skip to the list", "Ruka hadi kwenye orodha"],
  latest: ["最新卷宗", "Latest dossiers", "Majalada ya karibuni"],
  find: ["查找订单号", "Find an order number", "Tafuta namba ya oda"],
  loading: ["正在载入…", "Loading…", "Inapakia…"],
  nothingYet: [
    "还没有卷宗。第一份单证到达后，卷宗即显示在这里。",
    "No dossier yet. One appears here as soon as its first document arrives.",
    "Bado hakuna jalada. Litaonekana hapa mara hati yake ya kwanza itakapofika.",
  ],
  nothingFound: [
    "没有符合条件的订单号。",
    "No order number here contains that.",
    "Hakuna namba ya oda yenye maandishi hayo.",
  ],
  notLoaded: [
    "暂时无法载入，请稍后再试。",
    "This could not be loaded.",
    "Imeshindikana kupakia.",
  ],
  tryAgain: ["重试", "Try again", "Jaribu tena"],
  noSuchDossier: ["没有这个卷宗。", "There is no such dossier.", "Jalada hili halipo."],
  choose: [
    "请在列表中选择一个卷宗。",
    "Choose a dossier from the list.",
    "Chagua jalada kwenye orodha.",
  ],
  backToList: ["返回列表", "Back to the list", "Rudi kwenye orodha"],
  updated: ["更新", "Updated", "Ilisasishwa"],
  localTime: ["时间为北京时间（UTC+8）", "Times are Chengdu time (UTC+8)", "Saa ni za Chengdu (UTC+8)"],

  dossier: ["卷宗", "Dossier", "Jalada"],
  platform: ["电商平台", "Platform", "Jukwaa"],
  preNo: ["预录入编号", "Pre-entry number", "Namba ya awali"],
  invtNo: ["清单编号", "Inventory number", "Namba ya tamko"],

  documents: ["单证", "Documents", "Hati"],
  order: ["订单", "Order", "Oda"],
  payment: ["支付单", "Payment", "Hati ya malipo"],
  waybill: ["运单", "Waybill", "Hati ya usafirishaji"],
  inventory: ["申报清单", "Inventory", "Tamko la forodha"],
  received: ["已收到", "received", "imepokelewa"],
  missing: ["未收到", "missing", "haijafika"],
  status: ["状态", "status", "hali"],

  faults: ["存在的问题", "What is wrong", "Kasoro"],
  remarks: ["提示", "Remarks", "Maangalizo"],
  remark: ["提示", "Remark", "Angalizo"],
  found: ["实际", "Found", "Kilichopatikana"],
  expected: ["应为", "Expected", "Kilichotarajiwa"],

  taxes: ["税款", "Taxes", "Kodi"],
  declaredOn: ["申报日期", "Declared on", "Tarehe ya tamko"],
  goods: ["商品", "Goods", "Bidhaa"],
  dutiableValue: ["完税价格", "Dutiable value", "Thamani ya kutozwa"],
  duty: ["关税", "Duty", "Ushuru"],
  consumptionTax: ["消费税", "Consumption tax", "Kodi ya matumizi"],
  vat: ["增值税", "VAT", "VAT"],
  total: ["税款合计", "Total tax", "Jumla ya kodi"],
  steps: ["计算过程", "How it was computed", "Jinsi ilivyokokotolewa"],
  PREFERENTIAL: [
    "跨境零售进口税收政策",
    "Retail import, preferential tax",
    "Uagizaji wa rejareja, kodi nafuu",
  ],
  FULL_TAX_RETAIL: ["零售进口，全额征税", "Retail import, full tax", "Uagizaji wa rejareja, kodi kamili"],
  GENERAL_TRADE: ["按一般贸易", "General trade", "Biashara ya kawaida"],
  NOT_ON_LIST: ["不在正面清单", "Not on the positive list", "Haimo kwenye orodha chanya"],

  timeline: ["办理过程", "Timeline", "Mfululizo wa matukio"],
  by: ["决定方", "By", "Na"],
  greenway: ["绿道平台", "Greenway", "Greenway"],
  customs: ["海关", "customs", "forodha"],
  code: ["企业", "enterprise", "kampuni"],
  amount: ["金额", "amount", "kiasi"],
  rule: ["规则", "Rule", "Kanuni"],
  documentNo: ["文件", "Document", "Waraka"],
};

const ORDER = Object.keys(LANGUAGES);

function firstChoice() {
  const kept = readKept();
  if (ORDER.includes(kept)) return kept;
  const wanted = navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase());
  return wanted.find((tag) => ORDER.includes(tag)) ?? "en";
}

// A browser may refuse to keep anything; then the choice lasts as long as the page.
function readKept() {
  try {
    return localStorage.getItem(KEPT_UNDER);
  } catch {
    return null;
  }
}

function keep(language) {
  try {
    localStorage.setItem(KEPT_UNDER, language);
  } catch {
    // Nothing to do: see above.
  }
}

let chosen = firstChoice();

export function language() {
  return chosen;
}

export function locale() {
  return LOCALES[chosen];
}

// The word in the chosen language; what has no entry is shown as it came.
export function word(name) {
  return WORDS[name]?.[ORDER.indexOf(chosen)] ?? name;
}

// A text that the platform gave in three languages.
export function textOf(texts) {
  return texts?.[chosen] ?? texts?.en ?? "";
}

// Puts the words into the page, and the switch between languages; calls back after each switch.
export function speak(whenSwitched = () => {}) {
  const group = document.getElementById("languages");
  for (const [code, name] of Object.entries(LANGUAGES)) {
    const button = document.createElement("button");
    button.type = "button";
    button.lang = code;
    button.dataset.language = code;
    button.textContent = name;
    button.addEventListener("click", () => {
      chosen = code;
      keep(code);
      fill();
      whenSwitched();
    });
    group.append(button);
  }
  fill();
}

function fill() {
  document.documentElement.lang = LOCALES[chosen];
  for (const place of document.querySelectorAll("[data-word]")) {
    place.textContent = word(place.dataset.word);
  }
  const group = document.getElementById("languages");
  group.setAttribute("aria-label", word("language"));
  for (const button of group.children) {
    button.setAttribute("aria-pressed", String(button.dataset.language === chosen));
  }
}
