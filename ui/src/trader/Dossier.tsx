import { useQuery } from "@tanstack/react-query";
import { useParams } from "react-router";
import { client, Refusal, told } from "../api/client";
import { Answer, Failure, Nothing } from "../parts/Answer";
import { Copyable, Moment } from "../parts/Figures";
import { Head } from "../parts/Head";
import { State } from "../parts/State";
import { useWords } from "../words/language";
import type { Dossier } from "./ask";
import { Buyer } from "./Buyer";
import { Compared } from "./Compared";
import { Lanes } from "./Lanes";
import { Next } from "./Next";
import { Receipts } from "./Receipts";
import { Returned } from "./Returned";
import { TaxSteps } from "./TaxSteps";
import { Timeline } from "./Timeline";

/** Of these there is a release note. */
const RELEASED = new Set(["RELEASED", "CLOSED"]);

/** One dossier: where it stands with each regulator, what stands against it, and how it came to this. */
export function Component() {
  const { t } = useWords("trader");
  const { ebpCode = "", orderNo = "" } = useParams();
  const path = { ebpCode, orderNo };
  const query = useQuery({
    queryKey: ["dossier", ebpCode, orderNo],
    queryFn: () => told(client.GET("/api/v1/dossiers/{ebpCode}/{orderNo}", { params: { path } })),
  });
  if (query.error instanceof Refusal && query.error.status === 404 && query.data === undefined)
    return (
      <div className="page">
        <Head title={orderNo} lead={ebpCode} />
        <Nothing>{t("dossier.unknown")}</Nothing>
      </div>
    );
  return (
    <div className="page">
      <Head title={orderNo} lead={t("dossier.lead", { ebpCode })} />
      <Answer query={query}>
        {(dossier) => (
          <>
            {query.isError && <Failure cause={query.error} />}
            <Facts dossier={dossier} />
            {RELEASED.has(dossier.state) && (
              <p className="actions unprinted">
                <a
                  className="big-link"
                  download
                  href={`/api/v1/dossiers/${encodeURIComponent(ebpCode)}/${encodeURIComponent(orderNo)}/release-note`}
                >
                  {t("dossier.releaseNote")}
                </a>
              </p>
            )}
            <Next dossier={dossier} />
            <Lanes dossier={dossier} />
            <Returned returns={dossier.returns} />
            <Compared dossier={dossier} />
            {dossier.tax && <TaxSteps tax={dossier.tax} />}
            <Receipts path={path} />
            <Timeline entries={dossier.timeline} />
            <Buyer path={path} />
          </>
        )}
      </Answer>
    </div>
  );
}

function Facts({ dossier }: { dossier: Dossier }) {
  const { t } = useWords("trader");
  return (
    <dl className="facts columns">
      <div>
        <dt>{t("dossiers.state")}</dt>
        <dd>
          <State state={dossier.state} text={dossier.stateText} />
        </dd>
      </div>
      <div>
        <dt>{t("fields.orderNo")}</dt>
        <dd>
          <Copyable text={dossier.orderNo} />
        </dd>
      </div>
      {dossier.invtNo && (
        <div>
          <dt>{t("fields.invtNo")}</dt>
          <dd>
            <Copyable text={dossier.invtNo} />
          </dd>
        </div>
      )}
      {dossier.preNo && (
        <div>
          <dt>{t("fields.preNo")}</dt>
          <dd>
            <Copyable text={dossier.preNo} />
          </dd>
        </div>
      )}
      {dossier.timeline.length > 0 && (
        <div>
          <dt>{t("dossier.begun")}</dt>
          <dd>
            <Moment at={dossier.timeline[0]?.at ?? ""} />
          </dd>
        </div>
      )}
    </dl>
  );
}
