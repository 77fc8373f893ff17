import { useMutation } from "@tanstack/react-query";
import { Alert, Button } from "antd";
import { useEffect, useRef, useState } from "react";
import { Link, useSearchParams } from "react-router";
import { client, Refusal, told, type Fault, type Schemas } from "../api/client";
import { Failure, Nothing } from "../parts/Answer";
import { CostAnswer } from "../parts/CostAnswer";
import { Field } from "../parts/Field";
import { today } from "../parts/Figures";
import { Head } from "../parts/Head";
import { Icon } from "../parts/icons";
import { useWords } from "../words/language";

type Question = Schemas["LandedCost"];
type Item = Question["items"][number];

const AMOUNTS = ["freight", "insurance", "deductibleDiscount", "otherDiscount", "annualUsed"] as const;
const AMOUNT_WORDS = {
  freight: "costs.freight",
  insurance: "costs.insurance",
  deductibleDiscount: "costs.discount",
  otherDiscount: "costs.other",
  annualUsed: "costs.used",
} as const;
const MOST_ITEMS = 99;
const CELLS = 4;
const NO_ITEM: Item = { hs8: "", quantity: "1", unitPrice: "", packSize: "" };

/** The question as it stands in the address, so that it can be kept and handed on. */
function questionOf(search: URLSearchParams): Question {
  const items = search.getAll("item").map((text) => {
    const [hs8 = "", quantity = "", unitPrice = "", packSize = ""] = text.split("|", CELLS);
    return { hs8, quantity, unitPrice, packSize };
  });
  const question: Question = {
    declaredOn: search.get("day") ?? today(),
    items: items.length ? items : [NO_ITEM],
  };
  for (const name of AMOUNTS) {
    const amount = search.get(name);
    if (amount) question[name] = amount;
  }
  return question;
}

function addressOf(question: Question): URLSearchParams {
  const search = new URLSearchParams({ day: question.declaredOn });
  for (const { hs8, quantity, unitPrice, packSize = "" } of question.items) {
    search.append("item", [hs8, quantity, unitPrice, packSize].join("|"));
  }
  for (const name of AMOUNTS) {
    const amount = question[name];
    if (amount) search.set(name, amount);
  }
  return search;
}

/** Left out is what was left empty: the platform says what is missing. */
function asked(question: Question): Question {
  return {
    ...question,
    items: question.items.map(({ packSize, ...item }) => (packSize ? { ...item, packSize } : item)),
  };
}

export function Component() {
  const { t } = useWords();
  const [search, setSearch] = useSearchParams();
  const [question, setQuestion] = useState(() => questionOf(search));
  const query = useMutation({
    mutationFn: (one: Question) => told(client.POST("/api/v1/services/landed-cost", { body: asked(one) })),
  });
  const address = search.toString();
  const { mutate } = query;
  const answered = useRef("");
  useEffect(() => {
    // Asked by the button already, or by a link that leaves something to be filled in.
    if (answered.current === address) return;
    const asked = questionOf(new URLSearchParams(address));
    setQuestion(asked);
    if (asked.items.every((item) => item.hs8 && item.unitPrice)) mutate(asked);
  }, [address, mutate]);
  const faults = query.error instanceof Refusal ? query.error.faults : [];

  return (
    <div className="page">
      <Head title={t("costs.title")} lead={t("costs.lead")} />
      <div className="two">
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            const next = addressOf(question);
            answered.current = next.toString();
            mutate(question);
            if (answered.current !== address) setSearch(next);
          }}
        >
          <Order question={question} faults={faults} onChange={setQuestion} />
          <Button type="primary" htmlType="submit" size="large" loading={query.isPending}>
            {t("costs.run")}
          </Button>
        </form>
        <div aria-live="polite">
          {query.data && !query.isError && <CostAnswer answer={query.data} />}
          {faults.length > 0 && (
            <Alert type="error" role="alert" title={t("costs.wrong", { count: faults.length })} />
          )}
          {query.isError && faults.length === 0 && (
            <Failure cause={query.error} again={() => mutate(question)} />
          )}
          {query.isIdle && <Nothing>{t("costs.ask")}</Nothing>}
        </div>
      </div>
    </div>
  );
}

interface Part {
  question: Question;
  faults: readonly Fault[];
  onChange: (question: Question) => void;
}

function Order({ question, faults, onChange }: Part) {
  const { t } = useWords();
  return (
    <>
      <Field
        label={t("costs.day")}
        type="date"
        value={question.declaredOn}
        fault={saidOf(faults, "/declaredOn")}
        onText={(declaredOn) => onChange({ ...question, declaredOn })}
      />
      {question.items.map((item, index) => (
        <Goods
          key={index}
          number={index + 1}
          item={item}
          faults={faults}
          onChange={(other) => onChange({ ...question, items: question.items.with(index, other) })}
          {...(question.items.length > 1 && {
            onRemove: () => onChange({ ...question, items: question.items.toSpliced(index, 1) }),
          })}
        />
      ))}
      <p>
        <Button
          disabled={question.items.length >= MOST_ITEMS}
          onClick={() => onChange({ ...question, items: [...question.items, NO_ITEM] })}
        >
          {t("costs.add")}
        </Button>
      </p>
      <fieldset className="grid">
        <legend>{t("costs.order")}</legend>
        {AMOUNTS.map((name) => (
          <Field
            key={name}
            label={t(AMOUNT_WORDS[name])}
            inputMode="decimal"
            value={question[name] ?? ""}
            placeholder="0.00"
            fault={saidOf(faults, `/${name}`)}
            onText={(amount) => onChange({ ...question, [name]: amount })}
          />
        ))}
      </fieldset>
    </>
  );
}

interface GoodsPart {
  number: number;
  item: Item;
  faults: readonly Fault[];
  onChange: (item: Item) => void;
  onRemove?: () => void;
}

function Goods({ number, item, faults, onChange, onRemove }: GoodsPart) {
  const { t } = useWords();
  const at = (name: string) => saidOf(faults, `/items/${number - 1}/${name}`);
  return (
    <fieldset className="grid">
      <legend>
        {t("costs.item", { number })}
        {onRemove && (
          <Button
            type="text"
            size="small"
            icon={<Icon name="close" />}
            aria-label={t("costs.remove", { number })}
            onClick={onRemove}
          />
        )}
      </legend>
      <Field
        label={t("costs.hs")}
        inputMode="numeric"
        value={item.hs8}
        fault={at("hs8")}
        help={
          <>
            {t("costs.hsHint")} · <Link to="/commodities">{t("costs.find")}</Link>
          </>
        }
        onText={(hs8) => onChange({ ...item, hs8 })}
      />
      <Field
        label={t("costs.quantity")}
        inputMode="decimal"
        value={item.quantity}
        fault={at("quantity")}
        onText={(quantity) => onChange({ ...item, quantity })}
      />
      <Field
        label={t("costs.price")}
        inputMode="decimal"
        value={item.unitPrice}
        fault={at("unitPrice")}
        onText={(unitPrice) => onChange({ ...item, unitPrice })}
      />
      <Field
        label={t("costs.pack")}
        value={item.packSize ?? ""}
        fault={at("packSize")}
        help={t("costs.packHint")}
        onText={(packSize) => onChange({ ...item, packSize })}
      />
    </fieldset>
  );
}

/** What is wrong at a place, as the platform names it: what stands there, and what should. */
function saidOf(faults: readonly Fault[], path: string) {
  const fault = faults.find((one) => one.path === path);
  if (!fault) return undefined;
  return [fault.found, fault.expected].filter(Boolean).join(" → ") || fault.name;
}
