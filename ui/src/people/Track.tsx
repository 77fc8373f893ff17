import { useQuery } from "@tanstack/react-query";
import { useParams } from "react-router";
import { client, told, type Schemas } from "../api/client";
import { Answer, Nothing } from "../parts/Answer";
import { Copyable } from "../parts/Figures";
import { Head } from "../parts/Head";
import { useSay, useWords } from "../words/language";
import { Ask } from "./Ask";
import "./people.css";
import { Steps } from "./Steps";

type Parcel = Schemas["ParcelAnswer"]["parcels"][number];

/** Where a parcel is, by the number on it. */
export function Component() {
  const { t } = useWords("people");
  const { number = "" } = useParams();
  const query = useQuery({
    queryKey: ["parcel", number],
    queryFn: () => told(client.GET("/api/v1/services/parcels/{number}", { params: { path: { number } } })),
    enabled: number !== "",
    staleTime: 0,
  });
  return (
    <div className="page narrow">
      <Head title={t("track.title")} lead={t("track.lead")} />
      <Ask key={number} label={t("track.number")} run={t("track.run")} asked={number} below="/track" />
      <div aria-live="polite">
        {number === "" ? (
          <Nothing>{t("track.ask")}</Nothing>
        ) : (
          <Answer query={query}>
            {({ parcels }) => (
              <>
                {parcels.length === 0 && <Nothing>{t("track.unknown", { number })}</Nothing>}
                {parcels.length > 1 && <p className="count">{t("track.many", { count: parcels.length })}</p>}
                {parcels.map((one, index) => (
                  <Found key={index} number={number} parcel={one} />
                ))}
              </>
            )}
          </Answer>
        )}
      </div>
    </div>
  );
}

const TONES: Record<string, string> = {
  RELEASED: "good",
  LEFT: "good",
  DELIVERED: "good",
  CLOSED: "good",
  RETURN_ARRIVED: "good",
  WAITING: "attention",
  REJECTED: "stopped",
  EXPIRED: "stopped",
  DETAINED: "stopped",
  TURNED_BACK: "stopped",
  RETURN_REFUSED: "stopped",
  RETURN_LAPSED: "stopped",
};

function Found({ number, parcel }: { number: string; parcel: Parcel }) {
  const { t } = useWords("people");
  const say = useSay();
  return (
    <section className="part" aria-label={t("track.parcel", { number })}>
      <h2>
        <Copyable text={number} />
      </h2>
      <p className={`verdict big ${TONES[parcel.state] ?? "moving"}`}>{say(parcel.stateText)}</p>
      {parcel.district && (
        <dl className="facts">
          <div>
            <dt>{t("track.district")}</dt>
            <dd>
              {parcel.districtName && say(parcel.districtName)} <code>{parcel.district}</code>
            </dd>
          </div>
        </dl>
      )}
      <h3>{t("track.steps")}</h3>
      <Steps steps={parcel.steps} />
    </section>
  );
}
