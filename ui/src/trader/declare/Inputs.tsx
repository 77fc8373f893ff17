import { Button } from "antd";
import { useState, type ReactNode } from "react";
import { useQuery } from "@tanstack/react-query";
import { client, told, type Schemas } from "../../api/client";
import { Field } from "../../parts/Field";
import { Labelled, type About } from "../../parts/Labelled";
import { today } from "../../parts/Figures";
import { useSay, useWords } from "../../words/language";
import { useFieldName } from "../fields";
import { useChoiceWords, useShape } from "./shape";
import { asked, type Field as FormField, type Form, type Record1 } from "./form";

type Found = Schemas["CheckAnswer"]["faults"][number];

/** The faults of each field, by its name. */
export type FaultsAt = Record<string, Found[]>;

/** A list that is short enough to choose from. */
const CHOOSABLE = new Set(["transport", "unit", "country", "district"]);

/** The groups of a document's head, in the order of a form; what belongs to none of them comes last. */
const GROUPS = ["document", "parties", "people", "customs", "transport", "money"] as const;

/** The element of the page in which a field of a line is filled in; of the head where there is none. */
export function idOf(line: number, name: string): string {
  return `field-${line < 0 ? "head" : line}-${name}`;
}

interface InputsProps {
  /** Of which line, from 0; -1 for the head. */
  line: number;
  fields: readonly FormField[];
  values: Record1;
  faults: FaultsAt;
  onChange: (values: Record1) => void;
}

/** What must be said first; what may be said is folded away until somebody wants it, said it before, or it is wrong. */
export function Inputs({ line, fields, values, faults, onChange }: InputsProps) {
  const { t } = useWords("trader");
  const all = asked(fields);
  // A field that moved while somebody types in it would lose the cursor.
  const [said] = useState(() => new Set(all.filter((one) => values[one.name]).map((one) => one.name)));
  const [isOpen, setOpen] = useState(false);
  const first = all.filter((one) => one.required || said.has(one.name));
  const rest = all.filter((one) => !first.includes(one));
  const one = (field: FormField) => (
    <OneInput
      key={field.name}
      id={idOf(line, field.name)}
      field={field}
      value={values[field.name] ?? ""}
      faults={faults[field.name] ?? []}
      onText={(text) => onChange({ ...values, [field.name]: text })}
    />
  );
  return (
    <>
      {first.length > 0 && <div className="grid">{first.map(one)}</div>}
      {rest.length > 0 && (
        <details
          open={isOpen || rest.some((one) => faults[one.name])}
          onToggle={(event) => setOpen(event.currentTarget.open)}
        >
          <summary>{t("declare.optional", { count: rest.length })}</summary>
          <div className="grid">{rest.map(one)}</div>
        </details>
      )}
    </>
  );
}

/** What is said once of a document, group by group. */
export function Groups({ fields, ...rest }: Omit<InputsProps, "line">) {
  const { t } = useWords("trader");
  return GROUPS.map((group) => {
    const own = asked(fields).filter((one) => one.meaning.group === group);
    return (
      own.length > 0 && (
        <section key={group} className="sheet form-group" aria-labelledby={`group-${group}`}>
          <h2 id={`group-${group}`}>{t(`groups.${group}`)}</h2>
          <Inputs line={-1} fields={own} {...rest} />
        </section>
      )
    );
  });
}

interface OneInputProps {
  id: string;
  field: FormField;
  value: string;
  faults: readonly Found[];
  onText: (text: string) => void;
}

function OneInput({ id, field, value, faults, onText }: OneInputProps) {
  const { t } = useWords("trader");
  const name = useFieldName();
  const say = useSay();
  const isError = faults.some((one) => one.fault.level === "ERROR");
  // Nobody is told that what they have not come to yet is missing; the summary below says how much is. What was
  // missing a moment ago and stands there now is not missing.
  const shown = faults.filter((one) => one.fault.name !== "MISSING_ELEMENT");
  const fault =
    shown.length > 0 ? (
      <span className={isError ? undefined : "soft"}>
        {shown.map((one) => `${say(one.fault.text)} ${say(one.fault.remedy)}`).join(" ")}
      </span>
    ) : undefined;
  const label = field.required ? name(field.name) : `${name(field.name)} (${t("declare.maybe")})`;
  const about = { button: t("help.what", { field: name(field.name) }), text: <Meaning field={field} /> };
  if (field.choices.length > 1)
    return (
      <Choices
        id={id}
        label={label}
        value={value}
        choices={field.choices}
        field={field.name}
        fault={fault}
        about={about}
        onText={onText}
      />
    );
  const list = field.table !== null && CHOOSABLE.has(field.table) ? field.table : undefined;
  return (
    <Field
      id={id}
      label={label}
      value={value}
      {...(field.kind === "TEXT" && field.length > 0 && { maxLength: field.length })}
      inputMode={field.kind === "AMOUNT" ? "decimal" : field.kind === "WHOLE" ? "numeric" : "text"}
      {...(list && { list: `table-${list}` })}
      help={field.kind === "DAY" ? t("declare.day") : field.kind === "SECOND" ? t("declare.second") : undefined}
      fault={fault}
      about={about}
      name={field.name}
      onText={onText}
    />
  );
}

/** What the published element means, what may be written there, and where that is published. */
function Meaning({ field }: { field: FormField }) {
  const { t } = useWords("trader");
  const say = useSay();
  const shape = useShape();
  const { published, text, source } = field.meaning;
  return (
    <dl>
      <dt>{t("help.meaning")}</dt>
      <dd>{say(text)}</dd>
      <dt>{t("help.shape")}</dt>
      <dd>{shape(field)}</dd>
      <dt>{t("help.element")}</dt>
      <dd>
        <code>{field.name}</code> <span lang="zh-CN">{published}</span>
      </dd>
      <dt>{t("help.source")}</dt>
      <dd>{say(source)}</dd>
    </dl>
  );
}

interface ChoicesProps {
  id: string;
  label: string;
  value: string;
  field: string;
  choices: readonly string[];
  fault: ReactNode;
  about: About;
  onText: (text: string) => void;
}

function Choices(props: ChoicesProps) {
  const words = useChoiceWords();
  return (
    <Labelled id={props.id} label={props.label} fault={props.fault} about={props.about}>
      {(aria) => (
        <select
          {...aria}
          id={props.id}
          name={props.field}
          value={props.value}
          onChange={(event) => props.onText(event.target.value)}
        >
          <option value="" />
          {props.choices.map((one) => (
            <option key={one} value={one}>
              {words(props.field, one)}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  );
}

/** The code tables of a form, offered while somebody types. */
export function Suggestions({ form }: { form: Form }) {
  const tables = new Set(form.parts.flatMap((part) => part.fields.map((one) => one.table ?? "")));
  return (
    <>
      {[...tables]
        .filter((one) => CHOOSABLE.has(one))
        .map((table) => (
          <Rows key={table} table={table} />
        ))}
    </>
  );
}

function Rows({ table }: { table: string }) {
  const { data } = useQuery({
    queryKey: ["table", table],
    queryFn: () =>
      told(
        client.GET("/api/v1/rules/tables/{table}", { params: { path: { table }, query: { date: today() } } }),
      ),
    staleTime: Infinity,
  });
  return (
    <datalist id={`table-${table}`}>
      {(data?.rows ?? []).map((row, index) => (
        <option key={index} value={row["code"]}>
          {row["nameZh"]} {row["nameEn"]}
        </option>
      ))}
    </datalist>
  );
}

interface LinesProps {
  fields: readonly FormField[];
  lines: readonly Record1[];
  most: number;
  faults: readonly FaultsAt[];
  onChange: (lines: Record1[]) => void;
}

/** The goods, line by line. */
export function Lines({ fields, lines, most, faults, onChange }: LinesProps) {
  const { t } = useWords("trader");
  return (
    <section aria-labelledby="group-goods">
      <h2 id="group-goods">{t("groups.goods")}</h2>
      {lines.map((line, index) => (
        <fieldset key={index} className="sheet line-form">
          <legend>{t("declare.line", { number: index + 1 })}</legend>
          <Inputs
            line={index}
            fields={fields}
            values={line}
            faults={faults[index] ?? {}}
            onChange={(next) => onChange(lines.map((one, at) => (at === index ? next : one)))}
          />
          {lines.length > 1 && (
            <Button onClick={() => onChange(lines.filter((_, at) => at !== index))}>
              {t("declare.removeLine", { number: index + 1 })}
            </Button>
          )}
        </fieldset>
      ))}
      {lines.length < most && <Button onClick={() => onChange([...lines, {}])}>{t("declare.addLine")}</Button>}
    </section>
  );
}
