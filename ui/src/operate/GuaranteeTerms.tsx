import { useMutation, useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { client, told, type Schemas } from "../api/client";
import { queries } from "../api/queries";
import { Sure } from "../parts/Dialog";
import { Facts } from "../desk/parts/Facts";
import { Listing, type Column } from "../desk/parts/Listing";
import { Answer, Nothing } from "../parts/Answer";
import { Faults } from "../parts/Faults";
import { Field } from "../parts/Field";
import { Amount, Day } from "../parts/Figures";
import { useSession } from "../shell/session";
import { orNone } from "../trader/ask";
import { useWords } from "../words/language";
import { useNamed } from "./ask";

type Change = Schemas["GuaranteeChange"];
type Standing = Schemas["GuaranteeStanding"];

const TONES = { entered: "attention", approved: "good", rejected: "stopped" } as const;

/** How a guarantee stands and what two people make of it: one enters a change, another approves it. */
export function GuaranteeTerms({ code }: { code: string }) {
  const { t } = useWords("operate");
  const standing = useQuery({
    queryKey: ["guarantee", code],
    queryFn: () => orNone(told(client.GET("/api/v1/guarantees/{code}", { params: { path: { code } } }))),
    retry: false,
  });
  const changes = useQuery({
    queryKey: ["guarantee", code, "changes"],
    queryFn: () => told(client.GET("/api/v1/guarantees/{code}/changes", { params: { path: { code } } })),
    retry: false,
  });
  return (
    <section className="part">
      <h2>{t("ledgers.guaranteeNow")}</h2>
      <Answer query={standing}>
        {(one) => (one === null ? <Nothing>{t("ledgers.noGuarantee")}</Nothing> : <Now standing={one} />)}
      </Answer>
      <Enter code={code} />
      <h2>{t("ledgers.changes")}</h2>
      <Answer query={changes}>{(known) => <Changes changes={known.changes} />}</Answer>
    </section>
  );
}

function Now({ standing }: { standing: Standing }) {
  const { t } = useWords("operate");
  return (
    <Facts
      facts={[
        [t("ledgers.limit"), <Amount key="limit" yuan={standing.limit} />],
        [t("ledgers.occupied"), <Amount key="occupied" yuan={standing.occupied} />],
        [t("ledgers.left"), <Amount key="left" yuan={standing.left} />],
        [t("ledgers.validTo"), <Day key="day" date={standing.validTo} />],
      ]}
    />
  );
}

function Enter({ code }: { code: string }) {
  const { t } = useWords("operate");
  const [limit, setLimit] = useState("");
  const [validTo, setValidTo] = useState("");
  const [note, setNote] = useState("");
  const enter = useMutation({
    mutationFn: () =>
      told(
        client.POST("/api/v1/guarantees/{code}/changes", {
          params: { path: { code } },
          body: { limit: limit.trim(), validTo, note: note.trim() },
        }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["guarantee", code] }),
  });
  return (
    <form
      className="inline"
      aria-label={t("ledgers.enter")}
      onSubmit={(event) => {
        event.preventDefault();
        enter.mutate();
      }}
    >
      <Field label={t("ledgers.limit")} inputMode="decimal" value={limit} required onText={setLimit} />
      <Field label={t("ledgers.validTo")} type="date" value={validTo} required onText={setValidTo} />
      <Field label={t("ledgers.note")} help={t("ledgers.noteHelp")} value={note} required onText={setNote} />
      <Button htmlType="submit" loading={enter.isPending}>
        {t("ledgers.enter")}
      </Button>
      {enter.isError && <Faults cause={enter.error} />}
      {enter.isSuccess && (
        <p className="verdict good" role="status">
          {t("done")}
        </p>
      )}
    </form>
  );
}

function Changes({ changes }: { changes: Change[] }) {
  const { t } = useWords("operate");
  const named = useNamed();
  const columns: Column<Change>[] = [
    {
      head: t("ledgers.limit"),
      text: (one) => one.limit,
      cell: (one) => <Amount yuan={one.limit} />,
      isNumber: true,
    },
    { head: t("ledgers.validTo"), text: (one) => one.validTo, cell: (one) => <Day date={one.validTo} /> },
    { head: t("ledgers.note"), text: (one) => one.note },
    {
      head: t("reference.state"),
      text: (one) => named("changeStates", one.state),
      cell: (one) => <span className={`verdict ${TONES[one.state]}`}>{named("changeStates", one.state)}</span>,
    },
    { head: t("reference.enteredBy"), text: (one) => one.enteredBy },
    { head: t("reference.decidedBy"), text: (one) => one.decidedBy },
    {
      head: t("work"),
      text: () => "",
      cell: (one) => (one.state === "entered" ? <Decision change={one} /> : null),
    },
  ];
  return (
    <Listing
      label={t("ledgers.changes")}
      rows={changes}
      columns={columns}
      id={(one) => one.id}
      empty={t("ledgers.noChanges")}
    />
  );
}

function Decision({ change }: { change: Change }) {
  const { t } = useWords("operate");
  const { data: session } = useSession();
  const path = { code: change.code, id: change.id };
  const decide = useMutation({
    mutationFn: (isApproved: boolean) =>
      told(
        isApproved
          ? client.POST("/api/v1/guarantees/{code}/changes/{id}/approval", { params: { path } })
          : client.POST("/api/v1/guarantees/{code}/changes/{id}/rejection", { params: { path } }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["guarantee", change.code] }),
  });
  return (
    <>
      {decide.isError && <Faults cause={decide.error} />}
      <span className="actions">
        {change.enteredBy === session?.username ? (
          t("reference.another")
        ) : (
          <Sure
            isPrimary
            label={t("reference.approve")}
            question={t("ledgers.approveSure", { limit: change.limit, day: change.validTo })}
            isBusy={decide.isPending}
            onSure={() => decide.mutate(true)}
          />
        )}
        <Sure
          label={t("reference.reject")}
          question={t("reference.rejectSure")}
          isBusy={decide.isPending}
          onSure={() => decide.mutate(false)}
        />
      </span>
    </>
  );
}
