import { Link } from "react-router";
import { useWords } from "../words/language";

const CERTAINTIES = ["S", "M", "U", "D"] as const;

/** What a sentence rests on: rule, document, and how sure that is. */
export function Basis(props: { rule?: string; documentNo?: string; certainty?: string }) {
  const { t } = useWords();
  const certainty = CERTAINTIES.find((one) => one === props.certainty);
  const number = props.rule?.match(/^R-\d{3}/)?.[0];
  return (
    <p className="basis">
      {props.rule && (number ? <Link to={`/rules/${number}`}>{props.rule}</Link> : <span>{props.rule}</span>)}
      {props.documentNo && props.documentNo !== props.rule && <span lang="zh-CN">{props.documentNo}</span>}
      {certainty && <span>{t(`certainties.${certainty}`)}</span>}
    </p>
  );
}
