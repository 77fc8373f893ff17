import { Button } from "antd";
import { Choose } from "../parts/Choose";
import { Field } from "../parts/Field";
import { useWords } from "../words/language";
import { useNamed, type Paper } from "./ask";

/** A paper of which nothing is known yet. */
export function blank(kind: Paper["kind"]): Paper {
  return { kind, number: "", issuedBy: "", validFrom: "", validTo: "" };
}

interface PapersProps {
  papers: readonly Paper[];
  kinds: readonly Paper["kind"][];
  said: (path: string) => string | undefined;
  onChange: (papers: Paper[]) => void;
  onLeave?: (path: string) => void;
}

/** Licences and certificates, one after the other. */
export function Papers({ papers, kinds, said, onChange, onLeave }: PapersProps) {
  const { t } = useWords("enrol");
  const named = useNamed();
  function put(index: number, changes: Partial<Paper>) {
    onChange(papers.map((one, at) => (at === index ? { ...one, ...changes } : one)));
  }
  function field(index: number, name: "number" | "issuedBy" | "validFrom" | "validTo", label: string) {
    const path = `/papers/${index}/${name}`;
    const isDay = name.startsWith("valid");
    return (
      <Field
        label={label}
        type={isDay ? "date" : "text"}
        value={papers[index]?.[name] ?? ""}
        required={name !== "validTo"}
        fault={said(path)}
        onText={(text) => put(index, { [name]: text })}
        onBlur={() => onLeave?.(path)}
      />
    );
  }
  return (
    <>
      {papers.map((paper, index) => (
        <div key={index} className="paper" role="group" aria-label={t("paper.one", { number: index + 1 })}>
          <h3>{t("paper.one", { number: index + 1 })}</h3>
          <div className="form-grid">
            <Choose
              label={t("paper.kind")}
              value={paper.kind}
              options={kinds.map((one) => ({ value: one, label: named("papers", one) }))}
              onChoose={(value) => {
                const kind = kinds.find((one) => one === value);
                if (kind) put(index, { kind });
              }}
            />
            {field(index, "number", t("paper.number"))}
            {field(index, "issuedBy", t("paper.issuedBy"))}
            {field(index, "validFrom", t("paper.from"))}
            {field(index, "validTo", t("paper.to"))}
          </div>
          <Button
            size="small"
            aria-label={t("paper.remove", { number: index + 1 })}
            onClick={() => onChange(papers.filter((_, at) => at !== index))}
          >
            ×
          </Button>
        </div>
      ))}
      <p>
        <Button onClick={() => onChange([...papers, blank(papers.length === 0 ? "business" : "customs")])}>
          {t("paper.add")}
        </Button>
      </p>
    </>
  );
}

/** The papers as they are sent: a day that was left out is none. */
export function sent(papers: readonly Paper[]): Paper[] {
  return papers.map((one) => ({ ...one, validTo: one.validTo || null }));
}
