import { useMutation, useQuery } from "@tanstack/react-query";
import { Link, useParams } from "react-router";
import { client, Refusal, told, type Schemas } from "../api/client";
import { queries } from "../api/queries";
import "../desk/desk.css";
import { Facts, copyable } from "../desk/parts/Facts";
import { Listing, type Column } from "../desk/parts/Listing";
import { Answer, Nothing } from "../parts/Answer";
import { Faults } from "../parts/Faults";
import { Day, Kept, Moment } from "../parts/Figures";
import { GreenStanding } from "../parts/GreenStanding";
import { Head } from "../parts/Head";
import { roleOf, useSession } from "../shell/session";
import { useWords } from "../words/language";
import { Actions, type Action } from "./Actions";
import { useNamed } from "./ask";
import { StageOf } from "./Enterprises";

type Enterprise = Schemas["Enterprise"];
type Done = Schemas["ActionPage"]["actions"][number];

const NOT_FOUND = 404;

/** One enterprise: what it asked for, its papers and roles, what was done to it, and what can be done. */
export function Component() {
  const { t } = useWords("operate");
  const { code = "" } = useParams();
  const query = useQuery({
    queryKey: ["registry", "one", code],
    queryFn: () => told(client.GET("/api/v1/registry/enterprises/{code}", { params: { path: { code } } })),
    staleTime: 0,
  });
  const isMissing = query.error instanceof Refusal && query.error.status === NOT_FOUND;
  return (
    <div className="page">
      <p className="back">
        <Link to="/operate/enterprises">{t("enterprises.title")}</Link>
      </p>
      {isMissing ? (
        <Nothing>{t("enterprises.none")}</Nothing>
      ) : (
        <Answer query={query}>
          {(one) => (
            <>
              <Head title={one.name} lead={one.code} />
              <div className="desk-two">
                <div>
                  <Standing enterprise={one} />
                  <Roles enterprise={one} />
                  <Licences enterprise={one} />
                  <Others enterprise={one} />
                  <section className="part">
                    <GreenStanding code={code} />
                  </section>
                  <Log code={code} />
                </div>
                <Work enterprise={one} />
              </div>
            </>
          )}
        </Answer>
      )}
    </div>
  );
}

function Standing({ enterprise: one }: { enterprise: Enterprise }) {
  const { t } = useWords("operate");
  const named = useNamed();
  return (
    <>
      <Facts
        facts={[
          [t("enterprises.stage"), <StageOf key="stage" stage={one.stage} />],
          [t("enterprises.code"), copyable(one.code)],
          [t("enterprises.creditCode"), copyable(one.creditCode)],
          [t("enterprises.credit"), named("credits", one.credit)],
          [t("enterprises.asked"), one.asked?.map((role) => named("roles", role)).join(" · ")],
          [t("enterprises.enteredBy"), one.enteredBy],
        ]}
      />
      <p className="actions">
        <Link to={`/operate/ledgers?${new URLSearchParams({ code: one.code })}`}>{t("ledgers.guarantee")}</Link>
      </p>
    </>
  );
}

function Span({ from, to }: { from?: string | null | undefined; to?: string | null | undefined }) {
  const { t } = useWords("operate");
  if (!from && !to) return <>{t("always")}</>;
  return (
    <>
      {from && <Day date={from} />} – {to && <Day date={to} />}
    </>
  );
}

function Roles({ enterprise: { roles } }: { enterprise: Enterprise }) {
  const { t } = useWords("operate");
  const named = useNamed();
  const columns: Column<Enterprise["roles"][number]>[] = [
    { head: t("enterprises.role"), text: (one) => named("roles", one.role) },
    {
      head: t("valid"),
      text: (one) => one.validFrom,
      cell: (one) => <Span from={one.validFrom} to={one.validTo} />,
    },
  ];
  return (
    <section className="part">
      <h2>{t("enterprises.roles")}</h2>
      <Listing
        label={t("enterprises.roles")}
        rows={roles}
        columns={columns}
        id={(one) => `${one.role} ${one.validFrom}`}
        empty={t("enterprises.noRoles")}
      />
    </section>
  );
}

function Licences({ enterprise: { licences } }: { enterprise: Enterprise }) {
  const { t } = useWords("operate");
  const named = useNamed();
  const columns: Column<Enterprise["licences"][number]>[] = [
    { head: t("licence.kind"), text: (one) => named("licences", one.kind) },
    { head: t("licence.number"), text: (one) => one.number, cell: (one) => copyable(one.number) },
    { head: t("licence.issuedBy"), text: (one) => one.issuedBy },
    {
      head: t("valid"),
      text: (one) => one.validFrom,
      cell: (one) => <Span from={one.validFrom} to={one.validTo} />,
    },
  ];
  return (
    <section className="part">
      <h2>{t("licence.title")}</h2>
      <Listing
        label={t("licence.title")}
        rows={licences}
        columns={columns}
        id={(one) => `${one.kind} ${one.number}`}
        empty={t("licence.none")}
      />
    </section>
  );
}

/** Credit decisions, mandates and suspensions; what there is none of is not shown. */
function Others({ enterprise: { ratings, mandates, suspensions } }: { enterprise: Enterprise }) {
  const { t } = useWords("operate");
  const named = useNamed();
  const part = (title: string, rows: { key: string; said: React.ReactNode }[]) =>
    rows.length > 0 && (
      <section className="part">
        <h2>{title}</h2>
        <ul className="rows">
          {rows.map((one) => (
            <li key={one.key}>
              <span>{one.said}</span>
            </li>
          ))}
        </ul>
      </section>
    );
  return (
    <>
      {part(
        t("ratings"),
        (ratings ?? []).map((one) => ({
          key: one.validFrom,
          said: (
            <>
              <strong>{named("credits", one.credit)}</strong> {one.documentNo} · <Day date={one.validFrom} />
            </>
          ),
        })),
      )}
      {part(
        t("mandates"),
        (mandates ?? []).map((one) => ({
          key: `${one.agent} ${one.validFrom}`,
          said: (
            <>
              <code>{one.agent}</code> <Span from={one.validFrom} to={one.validTo} />
            </>
          ),
        })),
      )}
      {part(
        t("suspensions"),
        (suspensions ?? []).map((one) => ({
          key: one.validFrom,
          said: (
            <>
              <strong>{named("suspensionReasons", one.reason)}</strong> {one.note} ·{" "}
              <Span from={one.validFrom} to={one.validTo} />
            </>
          ),
        })),
      )}
    </>
  );
}

const ACTIONS_MOST = 500;

/** The log of what people did to it, chained by hashes; whether it is as it was written stands above. */
function Log({ code }: { code: string }) {
  const { t } = useWords("operate");
  const named = useNamed();
  const query = useQuery({
    queryKey: ["registry", "log", code],
    queryFn: () =>
      told(
        client.GET("/api/v1/registry/enterprises/{code}/actions", {
          params: { path: { code }, query: { limit: ACTIONS_MOST } },
        }),
      ),
  });
  const columns: Column<Done>[] = [
    { head: t("log.at"), text: (one) => one.at, cell: (one) => <Moment at={one.at} /> },
    { head: t("log.actor"), text: (one) => one.actor },
    { head: t("log.kind"), text: (one) => named("registryEvents", one.kind) },
    { head: t("log.body"), text: (one) => one.body, cell: (one) => <Kept text={one.body} /> },
  ];
  return (
    <section className="part">
      <h2>{t("log.title")}</h2>
      <Answer query={query}>
        {({ actions, intact }) => (
          <>
            <p className={`verdict ${intact ? "good" : "stopped"}`}>
              {t(intact ? "log.intact" : "log.broken")}
            </p>
            <Listing
              label={t("log.title")}
              rows={actions}
              columns={columns}
              id={(one) => one.id}
              empty={t("log.none")}
            />
          </>
        )}
      </Answer>
    </section>
  );
}

function Work({ enterprise }: { enterprise: Enterprise }) {
  const { t } = useWords("operate");
  const { code } = enterprise;
  const act = useMutation({
    mutationFn: (action: Action) =>
      told(
        client.POST("/api/v1/registry/enterprises/{code}/actions", {
          params: { path: { code } },
          body: action as unknown as Schemas["RegistryAction"],
        }),
      ),
    onSuccess: async (after) => {
      await queries.invalidateQueries({ queryKey: ["registry"] });
      queries.setQueryData(["registry", "one", code], after);
    },
    onError: () => queries.invalidateQueries({ queryKey: ["registry", "one", code] }),
  });
  return (
    <aside className="sheet work" aria-label={t("work")}>
      <h2>{t("work")}</h2>
      {act.isError && <Faults cause={act.error} />}
      {act.isSuccess && (
        <p className="verdict good" role="status">
          {t("done")}
        </p>
      )}
      <Actions
        key={enterprise.stage}
        enterprise={enterprise}
        isBusy={act.isPending}
        onAct={(action) => act.mutate(action)}
      />
      {enterprise.stage === "active" && <ItsPeople code={code} />}
    </aside>
  );
}

function ItsPeople({ code }: { code: string }) {
  const { t } = useWords("operate");
  const { data: session } = useSession();
  if (roleOf(session) !== "administrator") return <p className="soft">{t("itsPeopleBy")}</p>;
  return <Link to={`/operate/people?${new URLSearchParams({ enterprise: code })}`}>{t("itsPeople")}</Link>;
}
