import { useMutation, useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { client, told, type Schemas } from "../api/client";
import { queries } from "../api/queries";
import "../desk/desk.css";
import { useChosen } from "../desk/parts/address";
import { Sure } from "../parts/Dialog";
import { Facts } from "../desk/parts/Facts";
import { Listing, type Column } from "../desk/parts/Listing";
import { Answer, Nothing } from "../parts/Answer";
import { Faults } from "../parts/Faults";
import { Day, Moment } from "../parts/Figures";
import { Head } from "../parts/Head";
import { TableRows } from "../parts/TableRows";
import { useSession } from "../shell/session";
import { useWords } from "../words/language";
import { useChanges, useNamed, useTableName } from "./ask";
import { Consequences, preview, sheetOf } from "./consequences";
import { EnterRows } from "./EnterRows";

type Change = Schemas["ReferenceChange"];

const TONES = { entered: "attention", approved: "good", rejected: "stopped" } as const;

/** Changes of reference data: one person enters, another looks at what would follow and approves. */
export function Component() {
  const { t } = useWords("operate");
  const { chosen } = useChosen();
  const query = useChanges();
  const id = Number(chosen("change"));
  return (
    <div className="page">
      <Head title={t("reference.title")} lead={t("reference.lead")} />
      <Answer query={query}>
        {({ changes }) => {
          const one = changes.find((change) => change.id === id);
          return one ? <One key={one.id} change={one} /> : <All changes={changes} />;
        }}
      </Answer>
      {!id && <EnterRows />}
    </div>
  );
}

function All({ changes }: { changes: Change[] }) {
  const { t } = useWords("operate");
  const named = useNamed();
  const nameOf = useTableName();
  const columns: Column<Change>[] = [
    {
      head: t("reference.change"),
      text: (one) => one.id,
      cell: (one) => <Link to={`?change=${one.id}`}>{one.id}</Link>,
    },
    { head: t("reference.table"), text: (one) => nameOf(one.table) },
    {
      head: t("reference.state"),
      text: (one) => named("changeStates", one.state),
      cell: (one) => <span className={`verdict ${TONES[one.state]}`}>{named("changeStates", one.state)}</span>,
    },
    { head: t("reference.rows"), text: (one) => one.rows.length, isNumber: true },
    { head: t("reference.firstDay"), text: (one) => one.firstDay, cell: (one) => <Day date={one.firstDay} /> },
    { head: t("reference.enteredBy"), text: (one) => one.enteredBy },
    {
      head: t("reference.enteredAt"),
      text: (one) => one.enteredAt,
      cell: (one) => <Moment at={one.enteredAt} />,
    },
    { head: t("reference.decidedBy"), text: (one) => one.decidedBy },
  ];
  return (
    <Listing
      label={t("reference.title")}
      rows={changes}
      columns={columns}
      id={(one) => one.id}
      empty={t("reference.none")}
    />
  );
}

function One({ change }: { change: Change }) {
  const { t } = useWords("operate");
  const named = useNamed();
  const nameOf = useTableName();
  return (
    <>
      <p className="back">
        <Link to="/operate/reference">{t("reference.title")}</Link>
      </p>
      <div className="desk-two">
        <div>
          <h2>{`${nameOf(change.table)} ${change.id}`}</h2>
          <Facts
            facts={[
              [
                t("reference.state"),
                <span key="state" className={`verdict ${TONES[change.state]}`}>
                  {named("changeStates", change.state)}
                </span>,
              ],
              [t("reference.firstDay"), <Day key="day" date={change.firstDay} />],
              [t("reference.enteredBy"), change.enteredBy],
              [t("reference.enteredAt"), <Moment key="at" at={change.enteredAt} />],
              [t("reference.decidedBy"), change.decidedBy],
              [t("reference.decidedAt"), change.decidedAt && <Moment key="decided" at={change.decidedAt} />],
            ]}
          />
          {change.state === "entered" && <Following change={change} />}
          <section className="part">
            <h2>{t("reference.rows")}</h2>
            <TableRows rows={change.rows} />
          </section>
        </div>
        <Decision change={change} />
      </div>
    </>
  );
}

/** What would change, computed now: what was entered days ago may mean something else today. */
function Following({ change }: { change: Change }) {
  const { t } = useWords("operate");
  const query = useQuery({
    queryKey: ["reference", "preview", change.id],
    queryFn: () => preview(change.table, sheetOf(change.rows)),
    staleTime: 0,
    retry: false,
  });
  return (
    <section className="part">
      <h2>{t("reference.consequences")}</h2>
      {query.isError ? (
        <Faults cause={query.error} />
      ) : (
        <Answer query={query}>{(one) => <Consequences preview={one} />}</Answer>
      )}
    </section>
  );
}

function Decision({ change }: { change: Change }) {
  const { t } = useWords("operate");
  const { data: session } = useSession();
  const { id } = change;
  const decide = useMutation({
    mutationFn: (isApproved: boolean) =>
      told(
        isApproved
          ? client.POST("/api/v1/reference/changes/{id}/approval", { params: { path: { id } } })
          : client.POST("/api/v1/reference/changes/{id}/rejection", { params: { path: { id } } }),
      ),
    onSuccess: () => queries.invalidateQueries(),
  });
  const isMine = change.enteredBy === session?.username;
  return (
    <aside className="sheet work" aria-label={t("work")}>
      <h2>{t("work")}</h2>
      {decide.isError && <Faults cause={decide.error} />}
      {decide.isSuccess && (
        <p className="verdict good" role="status">
          {t("done")}
        </p>
      )}
      {change.state === "entered" ? (
        <>
          {isMine && <Nothing>{t("reference.another")}</Nothing>}
          <p className="actions">
            {!isMine && (
              <Sure
                isPrimary
                label={t("reference.approve")}
                question={t("reference.approveSure", { day: change.firstDay })}
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
          </p>
        </>
      ) : (
        <p className="actions">
          <Link to={`/rules?view=compare&table=${change.table}&to=${change.firstDay}`}>
            {t("reference.compare")}
          </Link>
        </p>
      )}
    </aside>
  );
}
