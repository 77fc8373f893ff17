import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { useSearchParams } from "react-router";
import { client, told, type Schemas } from "../api/client";
import { Answer, Nothing } from "../parts/Answer";
import { Basis } from "../parts/Basis";
import { Field } from "../parts/Field";
import { Day } from "../parts/Figures";
import { Head } from "../parts/Head";
import { useSay, useWords } from "../words/language";
import type { Words } from "../words/zh";

type Deadline = Schemas["DeadlineAnswer"]["days"][number];

export function Component() {
  const { t } = useWords();
  const [search, setSearch] = useSearchParams();
  const released = search.get("released") ?? "";
  const received = search.get("received") ?? "";
  const [asked, setAsked] = useState({ released, received });
  // The back button changes what is asked.
  const [before, setBefore] = useState({ released, received });
  if (before.released !== released || before.received !== received) {
    setBefore({ released, received });
    setAsked({ released, received });
  }
  const query = useQuery({
    queryKey: ["deadlines", released, received],
    queryFn: () =>
      told(
        client.GET("/api/v1/services/deadlines", {
          params: { query: { ...(released && { released }), ...(received && { received }) } },
        }),
      ),
    enabled: released !== "" || received !== "",
  });
  return (
    <div className="page">
      <Head title={t("deadlines.title")} lead={t("deadlines.lead")} />
      <form
        className="question days"
        onSubmit={(event) => {
          event.preventDefault();
          setSearch({
            ...(asked.released && { released: asked.released }),
            ...(asked.received && { received: asked.received }),
          });
        }}
      >
        <Field
          label={t("deadlines.released")}
          type="date"
          value={asked.released}
          onText={(day) => setAsked({ ...asked, released: day })}
        />
        <Field
          label={t("deadlines.received")}
          type="date"
          value={asked.received}
          onText={(day) => setAsked({ ...asked, received: day })}
        />
        <Button type="primary" htmlType="submit" disabled={!asked.released && !asked.received}>
          {t("deadlines.run")}
        </Button>
      </form>
      <div aria-live="polite">
        {released === "" && received === "" ? (
          <Nothing>{t("deadlines.ask")}</Nothing>
        ) : (
          <Answer query={query}>
            {({ days }) => (
              <>
                {received && (
                  <Course
                    title={t("deadlines.received0")}
                    from={received}
                    days={days.filter((one) => one.name === "PAPERS_EXPIRE")}
                  />
                )}
                {released && (
                  <Course
                    title={t("deadlines.released0")}
                    from={released}
                    days={days.filter((one) => one.name !== "PAPERS_EXPIRE")}
                  />
                )}
              </>
            )}
          </Answer>
        )}
      </div>
    </div>
  );
}

const DAY = 86_400_000;

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY);
}

/** The days on one way, from the day they are counted from. */
function Course({ title, from, days }: { title: string; from: string; days: Deadline[] }) {
  const { t } = useWords();
  const say = useSay();
  return (
    <ol className="trail course">
      <li className="origin">
        <strong>
          <Day date={from} />
        </strong>
        <p>{title}</p>
      </li>
      {days.map((one) => (
        <li key={one.name} className={one.name === "TAX_OVERDUE" ? "late" : undefined}>
          <strong>
            <Day date={one.day} />
          </strong>{" "}
          <span className="soft">{t("deadlines.dayNumber", { days: daysBetween(from, one.day) })}</span>
          <p>{t(`deadlines.names.${one.name as keyof Words["deadlines"]["names"]}`)}</p>
          <p className="soft">{say(one.text)}</p>
          <Basis rule={one.rule} documentNo={one.documentNo} certainty={one.certainty} />
        </li>
      ))}
    </ol>
  );
}
