import i18next, { type TFunction } from "i18next";
import { initReactI18next, useTranslation } from "react-i18next";
import { FOLDERS, type Folder, type FolderWords } from "./folders";
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
    resources: { translation: Words } & FolderWords;
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

let ready: () => void = () => {};

/** The first page may be on its way before it is known in which language. */
const known = new Promise<void>((resolve) => {
  ready = resolve;
});

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
  ready();
}

/** The folders whose pages were opened, so their words are wanted in whatever language is chosen. */
const opened = new Set<Folder>();

async function bringOne(folder: Folder, language: Language): Promise<void> {
  if (i18next.hasResourceBundle(language, folder)) return;
  const words = await FOLDERS[folder][language]();
  i18next.addResourceBundle(language, folder, words.default);
}

/** Loads the words of a folder before a page of it is shown. */
export async function bring(folder: Folder): Promise<void> {
  opened.add(folder);
  await known;
  await bringOne(folder, isLanguage(i18next.language) ? i18next.language : "zh");
}

export async function choose(language: Language): Promise<void> {
  const folders = [...opened].map((folder) => bringOne(folder, language));
  if (!i18next.hasResourceBundle(language, "translation")) {
    const words = await LOADERS[language]();
    i18next.addResourceBundle(language, "translation", words.default);
  }
  await Promise.all(folders);
  try {
    localStorage.setItem(KEPT_UNDER, language);
  } catch {
    // See above.
  }
  await i18next.changeLanguage(language);
  document.documentElement.lang = TAGS[language];
}

/** The words in the language chosen, of all pages or of those of a folder, and the language itself. */
export function useWords<F extends Folder | "translation" = "translation">(folder?: F) {
  const { t, i18n } = useTranslation<F>((folder ?? "translation") as F);
  const language = isLanguage(i18n.language) ? i18n.language : "zh";
  return { t: t as unknown as TFunction<F>, language };
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
