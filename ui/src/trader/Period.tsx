import { Button } from "antd";
import { useState } from "react";
import { useSearchParams } from "react-router";
import { Field } from "../parts/Field";
import { today } from "../parts/Figures";

const DAYS_BEFORE = 30;

/** The days asked for, from the address; else the last month. */
export function usePeriod(): { from: string; to: string } {
  const [search] = useSearchParams();
  const to = search.get("to") ?? today();
  const before = new Date(`${to}T00:00:00Z`);
  before.setUTCDate(before.getUTCDate() - DAYS_BEFORE);
  return { from: search.get("from") ?? before.toISOString().slice(0, 10), to };
}

/** Asks for a span of days. */
export function Period(props: { from: string; to: string; show: string }) {
  const [, setSearch] = useSearchParams();
  const now = usePeriod();
  const [period, setPeriod] = useState(now);
  return (
    <form
      className="question days"
      onSubmit={(event) => {
        event.preventDefault();
        setSearch(period);
      }}
    >
      <Field
        label={props.from}
        type="date"
        required
        value={period.from}
        onText={(from) => setPeriod({ ...period, from })}
      />
      <Field
        label={props.to}
        type="date"
        required
        value={period.to}
        onText={(to) => setPeriod({ ...period, to })}
      />
      <Button type="primary" htmlType="submit">
        {props.show}
      </Button>
    </form>
  );
}
