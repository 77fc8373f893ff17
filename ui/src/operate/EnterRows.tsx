import { useMutation, useQuery } from "@tanstack/react-query";
import { Button, Input } from "antd";
import { useId, useState } from "react";
import { useNavigate } from "react-router";
import { client, told } from "../api/client";
import { queries } from "../api/queries";
import { Choose } from "../parts/Choose";
import { Faults } from "../parts/Faults";
import { Field } from "../parts/Field";
import { today } from "../parts/Figures";
import { useWords } from "../words/language";
import { useTableName } from "./ask";
import { Consequences, enter, preview, sheetOf, type Sheet } from "./consequences";

const PARAMETER = "parameter";

/** What holds today: the parameters, and all tables that may be changed. */
function useToday() {
  return useQuery({
    queryKey: ["rules", today()],
    queryFn: () => told(client.GET("/api/v1/rules", { params: { query: { date: today() } } })),
  });
}

/** The day after today in China; rows begin after the day of their approval. */
function tomorrow(): string {
  const day = new Date(`${today()}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + 1);
  return day.toISOString().slice(0, 10);
}

/** Enters rows: one parameter by form, or any table as text or file. Nothing is entered before it was looked at. */
export function EnterRows() {
  const { t } = useWords("operate");
  const nameOf = useTableName();
  const rules = useToday();
  const [table, setTable] = useState(PARAMETER);
  const [sheet, setSheet] = useState<{ table: string; sheet: Sheet }>();
  const navigate = useNavigate();
  const look = useMutation({
    mutationFn: (one: { table: string; sheet: Sheet }) => preview(one.table, one.sheet),
  });
  const send = useMutation({
    mutationFn: (one: { table: string; sheet: Sheet }) => enter(one.table, one.sheet),
    onSuccess: async (change) => {
      await queries.invalidateQueries({ queryKey: ["reference"] });
      await navigate(`/operate/reference?change=${change.id}`);
    },
  });
  function lookAt(rows: Sheet) {
    const one = { table, sheet: rows };
    setSheet(one);
    send.reset();
    look.mutate(one);
  }
  return (
    <section className="part">
      <h2>{t("enter.title")}</h2>
      <p className="soft">{t("enter.lead")}</p>
      <div className="form-grid">
        <Choose
          label={t("reference.table")}
          value={table}
          options={(rules.data?.tables.map((one) => one.table) ?? [PARAMETER]).map((one) => ({
            value: one,
            label: nameOf(one),
          }))}
          onChoose={(value) => {
            setTable(value);
            setSheet(undefined);
            look.reset();
          }}
        />
      </div>
      {table === PARAMETER && <OneParameter isBusy={look.isPending} onRows={lookAt} />}
      <AnyRows key={table} isBusy={look.isPending} onRows={lookAt} />
      {look.isError && <Faults cause={look.error} />}
      {look.data && sheet && (
        <section className="part" aria-label={t("reference.consequences")}>
          <h3>{t("reference.consequences")}</h3>
          <Consequences preview={look.data} />
          <Button type="primary" loading={send.isPending} onClick={() => send.mutate(sheet)}>
            {t("enter.do")}
          </Button>
          {send.isError && <Faults cause={send.error} />}
        </section>
      )}
    </section>
  );
}

interface RowsProps {
  isBusy: boolean;
  onRows: (rows: Sheet) => void;
}

/** A parameter under its name: its present value is shown, so that both are seen. */
function OneParameter({ isBusy, onRows }: RowsProps) {
  const { t } = useWords("operate");
  const list = useId();
  const [key, setKey] = useState("");
  const [value, setValue] = useState("");
  const [day, setDay] = useState(tomorrow);
  const [documentNo, setDocumentNo] = useState("");
  const query = useToday();
  const now = query.data?.parameters.find((one) => one.key === key.trim());
  return (
    <form
      className="form-grid"
      onSubmit={(event) => {
        event.preventDefault();
        onRows(
          sheetOf([{ key: key.trim(), value: value.trim(), valid_from: day, document_no: documentNo.trim() }]),
        );
      }}
    >
      <Field label={t("enter.key")} value={key} list={list} required onText={setKey} />
      <datalist id={list}>
        {query.data?.parameters.map((one) => (
          <option key={one.key} value={one.key} />
        ))}
      </datalist>
      <Field
        label={t("enter.value")}
        help={now && t("enter.now", { value: now.value, unit: now.unit ?? "" })}
        value={value}
        required
        onText={setValue}
      />
      <Field label={t("validFrom")} type="date" value={day} required onText={setDay} />
      <Field label={t("documentNo")} value={documentNo} required onText={setDocumentNo} />
      <Button htmlType="submit" loading={isBusy}>
        {t("enter.look")}
      </Button>
    </form>
  );
}

function AnyRows({ isBusy, onRows }: RowsProps) {
  const { t } = useWords("operate");
  const text = useId();
  const file = useId();
  const [rows, setRows] = useState("");
  const [book, setBook] = useState<Blob>();
  return (
    <details>
      <summary>{t("enter.file")}</summary>
      <form
        className="decide"
        onSubmit={(event) => {
          event.preventDefault();
          if (book) onRows(book);
          else if (rows.trim()) onRows(rows);
        }}
      >
        <div className="field">
          <label htmlFor={file}>{t("enter.book")}</label>
          <input
            id={file}
            type="file"
            accept=".csv,.xlsx"
            onChange={(event) => {
              const one = event.target.files?.[0];
              setBook(undefined);
              if (one?.name.toLowerCase().endsWith(".xlsx")) setBook(one);
              else if (one) void one.text().then(setRows);
            }}
          />
        </div>
        <div className="field">
          <label htmlFor={text}>{t("enter.text")}</label>
          <Input.TextArea
            id={text}
            rows={6}
            value={rows}
            disabled={book !== undefined}
            onChange={(event) => setRows(event.target.value)}
          />
        </div>
        <Button htmlType="submit" loading={isBusy}>
          {t("enter.look")}
        </Button>
      </form>
    </details>
  );
}
