import { useMutation, useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { Link, useParams } from "react-router";
import { client, Refusal, told, type Schemas } from "../api/client";
import { queries } from "../api/queries";
import "../desk/desk.css";
import { Sure } from "../parts/Dialog";
import { Facts, copyable } from "../desk/parts/Facts";
import { Listing, type Column } from "../desk/parts/Listing";
import { Purpose } from "../desk/tax/Purpose";
import { Answer, Nothing } from "../parts/Answer";
import { Faults } from "../parts/Faults";
import { Field } from "../parts/Field";
import { Day, Moment } from "../parts/Figures";
import { Head } from "../parts/Head";
import { useWords } from "../words/language";
import { useNamed } from "./ask";

type File = Schemas["ApplicationFile"];
type Paper = Schemas["Application"]["papers"][number];
type Action = "ask-papers" | "approve" | "refuse";

const NOT_FOUND = 404;

/** An application that came over the public form: what is asked for, by whom, and what becomes of it. */
export function Component() {
  const { t } = useWords("operate");
  const { number = "" } = useParams();
  return (
    <div className="page">
      <p className="back">
        <Link to="/operate/enterprises">{t("enterprises.title")}</Link>
      </p>
      <Head title={t("application.lead", { number })} lead={t("application.logged")} />
      <Purpose>{(purpose) => <Opened number={number} purpose={purpose} />}</Purpose>
    </div>
  );
}

function Opened({ number, purpose }: { number: string; purpose: string }) {
  const { t } = useWords("operate");
  const query = useQuery({
    queryKey: ["registry", "application", number],
    queryFn: () =>
      told(
        client.GET("/api/v1/registry/applications/{number}", {
          params: { path: { number }, query: { purpose } },
        }),
      ),
    // Each look at a contact is written down, so it is not looked at again by itself.
    staleTime: Infinity,
  });
  const isMissing = query.error instanceof Refusal && query.error.status === NOT_FOUND;
  if (isMissing) return <Nothing>{t("application.none")}</Nothing>;
  return (
    <Answer query={query}>
      {(file) => (
        <>
          <h2>{file.application.name}</h2>
          <div className="desk-two">
            <div>
              <Asked file={file} />
              <Papers papers={file.application.papers} />
            </div>
            <Decide file={file} />
          </div>
        </>
      )}
    </Answer>
  );
}

const TONES = { waiting: "attention", papers: "moving", approved: "good", refused: "stopped" } as const;

export function StateOf({ state }: { state: keyof typeof TONES }) {
  const named = useNamed();
  return <span className={`verdict ${TONES[state]}`}>{named("applicationStates", state)}</span>;
}

function Asked({ file: { application: one, ...file } }: { file: File }) {
  const { t } = useWords("operate");
  const named = useNamed();
  const { contact } = file;
  return (
    <>
      <Facts
        facts={[
          [t("application.state"), <StateOf key="state" state={one.state} />],
          [t("application.received"), <Moment key="received" at={one.receivedAt} />],
          [t("enterprises.creditCode"), copyable(one.creditCode)],
          [t("application.customsCode"), copyable(one.customsCode)],
          [t("enterprises.asked"), one.roles.map((role) => named("roles", role)).join(" · ")],
          [t("note"), one.note],
          [t("application.decidedBy"), file.decidedBy],
        ]}
      />
      {file.known && one.state !== "approved" && <p className="verdict stopped">{t("application.known")}</p>}
      {one.state === "approved" && (
        <p>
          <Link to={`/operate/enterprises/${file.code}`}>{t("application.goOn")}</Link>
        </p>
      )}
      {file.others.length > 0 && (
        <>
          <p className="verdict attention">{t("application.others")}</p>
          <ul className="rows">
            {file.others.map((other) => (
              <li key={other}>
                <Link to={`/operate/applications/${other}`}>{other}</Link>
              </li>
            ))}
          </ul>
        </>
      )}
      <section className="part">
        <h2>{t("application.contact")}</h2>
        <p className="soft">{t("application.logged")}</p>
        {contact ? (
          <Facts
            facts={[
              [t("application.contactName"), contact.name],
              [t("application.telephone"), copyable(contact.telephone)],
              [t("application.mail"), copyable(contact.mail)],
            ]}
          />
        ) : (
          <Nothing>{t("application.erased")}</Nothing>
        )}
      </section>
    </>
  );
}

function Papers({ papers }: { papers: readonly Paper[] }) {
  const { t } = useWords("operate");
  const named = useNamed();
  const columns: Column<Paper>[] = [
    { head: t("licence.kind"), text: (one) => named("licences", one.kind) },
    { head: t("licence.number"), text: (one) => one.number, cell: (one) => copyable(one.number) },
    { head: t("licence.issuedBy"), text: (one) => one.issuedBy },
    {
      head: t("valid"),
      text: (one) => one.validFrom,
      cell: (one) => (
        <>
          <Day date={one.validFrom} /> – {one.validTo && <Day date={one.validTo} />}
        </>
      ),
    },
  ];
  return (
    <section className="part">
      <h2>{t("licence.title")}</h2>
      <Listing
        label={t("licence.title")}
        rows={papers}
        columns={columns}
        id={(one) => `${one.kind} ${one.number}`}
        empty={t("licence.none")}
      />
    </section>
  );
}

function Decide({ file }: { file: File }) {
  const { t } = useWords("operate");
  const { number, state } = file.application;
  const [note, setNote] = useState("");
  const act = useMutation({
    mutationFn: (action: Action) =>
      told(
        client.POST("/api/v1/registry/applications/{number}/actions", {
          params: { path: { number } },
          body: action === "approve" ? { action, papers: file.papersDigest } : { action, note: note.trim() },
        }),
      ),
    onSuccess: (after) => {
      setNote("");
      queries.setQueryData(["registry", "application", number], after);
      void queries.invalidateQueries({ queryKey: ["registry", "applications"] });
      void queries.invalidateQueries({ queryKey: ["registry", "list"] });
      void queries.invalidateQueries({ queryKey: ["registry", "waiting"] });
    },
  });
  const isOpen = state === "waiting" || state === "papers";
  return (
    <aside className="sheet work" aria-label={t("work")}>
      <h2>{t("work")}</h2>
      {act.isError && <Faults cause={act.error} />}
      {act.isSuccess && (
        <p className="verdict good" role="status">
          {t("done")}
        </p>
      )}
      {!isOpen ? (
        <Nothing>{t("application.closed")}</Nothing>
      ) : (
        <>
          <p className="soft">{t("application.approveLead")}</p>
          <Sure
            isPrimary
            label={t("application.approve")}
            question={t("application.approveSure")}
            isBusy={act.isPending}
            onSure={() => act.mutate("approve")}
          />
          <div className="decide">
            <Field
              label={t("application.note")}
              help={t("application.noteHelp")}
              value={note}
              maxLength={500}
              onText={setNote}
            />
            <p className="actions">
              <Button loading={act.isPending} disabled={!note.trim()} onClick={() => act.mutate("ask-papers")}>
                {t("application.askPapers")}
              </Button>
              {note.trim() !== "" && (
                <Sure
                  label={t("application.refuse")}
                  question={t("application.refuseSure")}
                  isBusy={act.isPending}
                  onSure={() => act.mutate("refuse")}
                />
              )}
            </p>
          </div>
        </>
      )}
    </aside>
  );
}
