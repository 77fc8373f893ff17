import type { Text } from "../../words/folders";

// 企业的页面。
const words = { title: "企业" } as const;

export type TraderWords = Text<typeof words>;
export default words as TraderWords;
