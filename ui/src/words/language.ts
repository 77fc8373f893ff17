import i18next from "i18next";
import { initReactI18next, useTranslation } from "react-i18next";
import type { Words } from "./zh";

export const LANGUAGES = { zh: "中文", en: "English", sw: "Kiswahili" } as const;
export type Language = keyof typeof LANGUAGES;

/** What browsers and readers of the screen call them. */
export const TAGS: Record<Language, string> = { zh: "zh-CN", en: "en-GB", sw: "sw-KE" };

const KEPT_UNDER = "greenway.language";

const LOADERS: Record<Language, () => Promise<{ default: Words }>> = {
  zh: () => import("./zh"),
  en: () => import("./en"),
  sw: () => import("./sw"),
};

declare module "i18next" {
  interface CustomTypeOptions {
    resources: { translation: Words };
    returnNull: false;
  }
}

function isLanguage(text: string | null): text is Language {
  return text !== null && text in LANGUAGES;
}

/** A browser may refuse to keep anything; then the choice lasts as long as the page. */
function kept(): string | null {
  try {
    return localStorage.getItem(KEPT_UNDER);
  } catch {
    return null;
  }
}

/** What a link asks for, else what was chosen before, else what the browser wants, else Chinese. */
function firstChoice(): Language {
  const asked = new URLSearchParams(location.search).get("lang");
  if (isLanguage(asked)) return asked;
  const before = kept();
  if (isLanguage(before)) return before;
  const wanted = navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase());
  return wanted.find(isLanguage) ?? "zh";
}

/** Loads the words of the first language; the others come when somebody wants them. */
export async function begin(): Promise<void> {
  const language = firstChoice();
  const words = await LOADERS[language]();
  await i18next.use(initReactI18next).init({
    lng: language,
    resources: { [language]: { translation: words.default } },
    interpolation: { escapeValue: false },
  });
  document.documentElement.lang = TAGS[language];
}

export async function choose(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, "translation")) {
    const words = await LOADERS[language]();
    i18next.addResourceBundle(language, "translation", words.default);
  }
  try {
    localStorage.setItem(KEPT_UNDER, language);
  } catch {
    // See above.
  }
  await i18next.changeLanguage(language);
  document.documentElement.lang = TAGS[language];
}

/** The words in the language chosen, and the language itself. */
export function useWords() {
  const { t, i18n } = useTranslation();
  const language = isLanguage(i18n.language) ? i18n.language : "zh";
  return { t, language };
}

/** A sentence that the platform gave in three languages. */
export interface Phrase {
  zh: string;
  en: string;
  sw: string;
}

/** Says phrases of the platform in the language chosen. */
export function useSay(): (phrase: Phrase) => string {
  const { language } = useWords();
  return (phrase) => phrase[language];
}
