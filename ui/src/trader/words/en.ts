import type { TraderWords } from "./zh";

const words: TraderWords = { title: "Enterprise" };

export default words;
