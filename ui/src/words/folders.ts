import type { AccountWords } from "../account/words/zh";
import type { CityWords } from "../city/words/zh";
import type { DeskWords } from "../desk/words/zh";
import type { EnrolWords } from "../enrol/words/zh";
import type { GuideWords } from "../guide/words/zh";
import type { OperateWords } from "../operate/words/zh";
import type { PeopleWords } from "../people/words/zh";
import type { TraderWords } from "../trader/words/zh";

/** Words that only some pages need, by the folder of those pages; each is loaded with the first page of its folder. */
export interface FolderWords {
  account: AccountWords;
  city: CityWords;
  desk: DeskWords;
  enrol: EnrolWords;
  guide: GuideWords;
  operate: OperateWords;
  people: PeopleWords;
  trader: TraderWords;
}

export type Folder = keyof FolderWords;

type Loaders<W> = Record<"zh" | "en" | "sw", () => Promise<{ default: W }>>;

export const FOLDERS: { [F in Folder]: Loaders<FolderWords[F]> } = {
  account: {
    zh: () => import("../account/words/zh"),
    en: () => import("../account/words/en"),
    sw: () => import("../account/words/sw"),
  },
  city: {
    zh: () => import("../city/words/zh"),
    en: () => import("../city/words/en"),
    sw: () => import("../city/words/sw"),
  },
  enrol: {
    zh: () => import("../enrol/words/zh"),
    en: () => import("../enrol/words/en"),
    sw: () => import("../enrol/words/sw"),
  },
  guide: {
    zh: () => import("../guide/words/zh"),
    en: () => import("../guide/words/en"),
    sw: () => import("../guide/words/sw"),
  },
  operate: {
    zh: () => import("../operate/words/zh"),
    en: () => import("../operate/words/en"),
    sw: () => import("../operate/words/sw"),
  },
  desk: {
    zh: () => import("../desk/words/zh"),
    en: () => import("../desk/words/en"),
    sw: () => import("../desk/words/sw"),
  },
  people: {
    zh: () => import("../people/words/zh"),
    en: () => import("../people/words/en"),
    sw: () => import("../people/words/sw"),
  },
  trader: {
    zh: () => import("../trader/words/zh"),
    en: () => import("../trader/words/en"),
    sw: () => import("../trader/words/sw"),
  },
};

/** The words of a folder in another language have the same names as the Chinese ones. */
export type Text<T> = { readonly [K in keyof T]: T[K] extends string ? string : Text<T[K]> };
