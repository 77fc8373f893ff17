import { Button } from "antd";
import { useState } from "react";
import { Choose } from "../parts/Choose";
import { Field } from "../parts/Field";
import { useWords } from "../words/language";
import { useNamed } from "./parts/named";
import { KINDS, STAGES, type Filter } from "./tasks";

const CREDITS = ["advanced_certified", "certified", "ordinary", "dishonest", "seriously_dishonest"];

interface FiltersProps {
  filter: Filter;
  role: string;
  onChoose: (changes: Record<string, string>) => void;
}

/** Narrows the queue down; choices hold at once, texts when they are sent. */
export function Filters({ filter, role, onChoose }: FiltersProps) {
  const { t } = useWords("desk");
  const named = useNamed();
  const [subject, setSubject] = useState(filter.subject);
  const [site, setSite] = useState(filter.site);
  const any = { value: "", label: t("any") };
  return (
    <form
      className="filters"
      role="search"
      aria-label={t("queue.filter")}
      onSubmit={(event) => {
        event.preventDefault();
        onChoose({ subject: subject.trim(), site: site.trim() });
      }}
    >
      <Choose
        label={t("queue.kind")}
        value={filter.kind}
        options={[any, ...(KINDS[role] ?? []).map((one) => ({ value: one, label: named("kinds", one) }))]}
        onChoose={(kind) => onChoose({ kind })}
      />
      <Choose
        label={t("queue.stage")}
        value={filter.stage}
        options={[
          { value: "", label: t("queue.notDone") },
          ...STAGES.map((one) => ({ value: one, label: named("stages", one) })),
        ]}
        onChoose={(stage) => onChoose({ stage })}
      />
      <Choose
        label={t("queue.claimedBy")}
        value={filter.claimedBy}
        options={[any, { value: "me", label: t("queue.me") }, { value: "nobody", label: t("queue.nobody") }]}
        onChoose={(claimedBy) => onChoose({ claimedBy })}
      />
      <Choose
        label={t("queue.credit")}
        value={filter.credit}
        options={[any, ...CREDITS.map((one) => ({ value: one, label: named("credits", one) }))]}
        onChoose={(credit) => onChoose({ credit })}
      />
      <Choose
        label={t("queue.due")}
        value={filter.overdue ? "yes" : ""}
        options={[any, { value: "yes", label: t("queue.overdue") }]}
        onChoose={(overdue) => onChoose({ overdue })}
      />
      <Field label={t("queue.site")} value={site} inputMode="numeric" maxLength={4} onText={setSite} />
      <Field label={t("queue.subject")} value={subject} type="search" onText={setSubject} />
      <Button htmlType="submit">{t("show")}</Button>
    </form>
  );
}
