import { useWords } from "../words/language";
import { PAPERS } from "./ask";

/** Names of papers. */
export function Kinds({ kinds }: { kinds: readonly string[] }) {
  const { t } = useWords("trader");
  return (
    <>
      {PAPERS.filter((one) => kinds.includes(one))
        .map((one) => t(`papers.${one}`))
        .join(t("comma"))}
    </>
  );
}
