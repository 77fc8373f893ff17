import { Link, useSearchParams } from "react-router";
import { Field } from "../parts/Field";
import { today } from "../parts/Figures";
import { useWords } from "../words/language";
import { SPANS, type Span, type SpanName } from "./span";

/** Of which days: up to today by a name, or from one to another. */
export function SpanChoice({ span }: { span: Span }) {
  const { t } = useWords("city");
  const [search, setSearch] = useSearchParams();
  const withSpan = (name: SpanName) => {
    const next = new URLSearchParams(search);
    next.delete("from");
    next.delete("to");
    next.set("span", name);
    return next.toString();
  };
  const choose = (end: "from" | "to", day: string) => {
    if (day === "") return;
    const next = new URLSearchParams(search);
    next.delete("span");
    next.set("from", span.from);
    next.set("to", span.to);
    next.set(end, day);
    setSearch(next);
  };
  return (
    <div className="span-choice">
      <nav className="families" aria-label={t("spans.label")}>
        {(Object.keys(SPANS) as SpanName[]).map((name) => (
          <Link
            key={name}
            aria-current={span.name === name ? "page" : undefined}
            to={{ search: withSpan(name) }}
          >
            {t(`spans.${name}`)}
          </Link>
        ))}
      </nav>
      <div className="span-days">
        <Field
          label={t("from")}
          type="date"
          value={span.from}
          max={today()}
          fault={span.isRight ? undefined : t("wrongSpan")}
          onText={(day) => choose("from", day)}
        />
        <Field label={t("to")} type="date" value={span.to} onText={(day) => choose("to", day)} />
      </div>
    </div>
  );
}
