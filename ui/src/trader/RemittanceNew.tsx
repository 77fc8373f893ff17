import { useInfiniteQuery, useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { client, told } from "../api/client";
import { queries } from "../api/queries";
import "../desk/desk.css";
import { Listing, type Column } from "../desk/parts/Listing";
import { Failure, Nothing } from "../parts/Answer";
import { Choose } from "../parts/Choose";
import { Copyable } from "../parts/Figures";
import { Faults } from "../parts/Faults";
import { Field } from "../parts/Field";
import { Head } from "../parts/Head";
import { More } from "../parts/More";
import { mayDo, useSession } from "../shell/session";
import { useWords } from "../words/language";
import { EVERYTHING, page, pathOf, type Summary } from "./ask";
import { FaultCard } from "./Next";

const ON_A_PAGE = 50;
const CURRENCIES = ["502", "300", "110", "142"] as const;

/** Asks for one payment abroad for a batch of released declarations. */
export function Component() {
  const { t } = useWords("trader");
  const { data: session } = useSession();
  return (
    <div className="page">
      <p className="back">
        <Link to="/trade/remittances">{t("remittances.title")}</Link>
      </p>
      <Head title={t("remittances.newTitle")} lead={t("remittances.newLead")} />
      {mayDo(session, "finance") ? <Ask /> : <Nothing>{t("remittances.finance")}</Nothing>}
    </div>
  );
}

/** What is to be paid for each declaration, by its number. */
type Amounts = ReadonlyMap<string, string>;

function Ask() {
  const { t } = useWords("trader");
  const [amounts, setAmounts] = useState<Amounts>(new Map());
  const [reference, setReference] = useState("");
  const [bankCode, setBankCode] = useState("");
  const [payeeName, setPayeeName] = useState("");
  const [payeeCountry, setPayeeCountry] = useState("");
  const [currency, setCurrency] = useState<string>(CURRENCIES[0]);
  const ask = useMutation({
    mutationFn: () =>
      told(
        client.POST("/api/v1/exchange/remittances", {
          body: {
            reference: reference.trim(),
            bankCode: bankCode.trim(),
            payeeName: payeeName.trim(),
            payeeCountry: payeeCountry.trim(),
            currency,
            lines: [...amounts].map(([invtNo, amount]) => ({ invtNo, amount: amount.trim() })),
          },
        }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["remittances"] }),
  });
  if (ask.isSuccess)
    return (
      <>
        <div role="status">
          <p className={`verdict big ${ask.data.stage === "REFUSED" ? "stopped" : "good"}`}>
            {t(`remittances.stages.${ask.data.stage}`)}
          </p>
          <p>
            <Copyable text={ask.data.number} />
          </p>
        </div>
        {ask.data.faults.map((fault, index) => (
          <FaultCard key={index} fault={fault} />
        ))}
        <p className="actions">
          <Link to="/trade/remittances">{t("remittances.title")}</Link>
        </p>
      </>
    );
  return (
    <form
      className="printed"
      onSubmit={(event) => {
        event.preventDefault();
        ask.mutate();
      }}
    >
      <div className="form-grid top">
        <Field
          label={t("remittances.reference")}
          help={t("remittances.referenceHelp")}
          value={reference}
          required
          onText={setReference}
        />
        <Field
          label={t("remittances.bank")}
          help={t("remittances.bankHelp")}
          value={bankCode}
          required
          spellCheck={false}
          onText={setBankCode}
        />
        <Field label={t("remittances.payee")} value={payeeName} required onText={setPayeeName} />
        <Field
          label={t("remittances.country")}
          help={t("remittances.countryHelp")}
          value={payeeCountry}
          required
          inputMode="numeric"
          onText={setPayeeCountry}
        />
        <Choose
          label={t("remittances.currency")}
          value={currency}
          options={CURRENCIES.map((one) => ({ value: one, label: t(`remittances.currencies.${one}`) }))}
          onChoose={setCurrency}
        />
      </div>
      <Released amounts={amounts} onChange={setAmounts} />
      {ask.isError && <Faults cause={ask.error} />}
      <p className="actions">
        <Button type="primary" htmlType="submit" loading={ask.isPending} disabled={amounts.size === 0}>
          {t("remittances.ask")}
        </Button>
        <span role="status">{t("remittances.chosen", { count: amounts.size })}</span>
      </p>
    </form>
  );
}

/** Released declarations, of which some are ticked; whether each may be paid for is for the platform to say. */
function Released({ amounts, onChange }: { amounts: Amounts; onChange: (amounts: Amounts) => void }) {
  const { t } = useWords("trader");
  const query = useInfiniteQuery({
    queryKey: ["dossiers", "released"],
    queryFn: ({ pageParam }) => page({ ...EVERYTHING, state: "RELEASED" }, pageParam, ON_A_PAGE),
    initialPageParam: "",
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const rows = (query.data?.pages.flatMap((one) => one.dossiers) ?? []).filter((one) => one.invtNo !== null);
  function put(invtNo: string, amount: string | undefined) {
    const next = new Map(amounts);
    if (amount === undefined) next.delete(invtNo);
    else next.set(invtNo, amount);
    onChange(next);
  }
  const columns: Column<Summary>[] = [
    {
      head: t("fields.invtNo"),
      text: (one) => one.invtNo,
      cell: (one) => <code>{one.invtNo}</code>,
    },
    {
      head: t("fields.orderNo"),
      text: (one) => one.orderNo,
      cell: (one) => <Link to={pathOf(one)}>{one.orderNo}</Link>,
    },
    {
      head: t("remittances.amount"),
      text: (one) => amounts.get(one.invtNo ?? ""),
      cell: (one) => {
        const invtNo = one.invtNo ?? "";
        const amount = amounts.get(invtNo);
        return amount === undefined ? (
          "–"
        ) : (
          <input
            className="amount-input"
            inputMode="decimal"
            required
            aria-label={`${t("remittances.amount")} ${invtNo}`}
            value={amount}
            onChange={(event) => put(invtNo, event.target.value)}
          />
        );
      },
    },
  ];
  if (query.isError) return <Failure cause={query.error} again={() => void query.refetch()} />;
  return (
    <section className="part">
      <h2>{t("remittances.released")}</h2>
      <p className="soft">{t("remittances.releasedLead")}</p>
      {!query.isPending && (
        <Listing
          label={t("remittances.released")}
          rows={rows}
          columns={columns}
          id={(one) => one.invtNo ?? ""}
          empty={t("remittances.noReleased")}
          before={{
            head: <span className="unseen">{t("remittances.choose")}</span>,
            cell: (one) => {
              const invtNo = one.invtNo ?? "";
              return (
                <input
                  type="checkbox"
                  aria-label={`${t("remittances.choose")} ${invtNo}`}
                  checked={amounts.has(invtNo)}
                  onChange={(event) => put(invtNo, event.target.checked ? "" : undefined)}
                />
              );
            },
          }}
        />
      )}
      <More query={query} />
    </section>
  );
}
