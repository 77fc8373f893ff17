import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { client, told, type Schemas } from "../api/client";
import { useSay, useWords } from "../words/language";
import { Answer } from "./Answer";
import { Day } from "./Figures";

type Standing = Schemas["GreenChannelStanding"];

/** How an enterprise stands with the green channel: whether it is in it, since when, and what speaks against it. */
export function GreenStanding({ code }: { code: string }) {
  const { t } = useWords();
  const query = useQuery({
    queryKey: ["registry", "green", code],
    queryFn: () =>
      told(client.GET("/api/v1/registry/enterprises/{code}/green-channel", { params: { path: { code } } })),
    staleTime: 0,
  });
  return (
    <>
      <h2>{t("green.title")}</h2>
      <Answer query={query}>{(standing) => <Shown standing={standing} />}</Answer>
    </>
  );
}

function Shown({ standing: { in: isIn, conduct, against, date } }: { standing: Standing }) {
  const { t } = useWords();
  const say = useSay();
  const state = isIn ? (against.length === 0 ? "in" : "leaving") : against.length === 0 ? "entering" : "out";
  return (
    <>
      <p className={`verdict ${isIn ? "good" : "attention"}`}>
        {t(`green.states.${state}`)} <Day date={date} />
      </p>
      {against.length > 0 && (
        <ul className="rows">
          {against.map((one) => (
            <li key={one.number}>
              <span>{say(one.text)}</span>
              <span className="soft">
                {say(one.remedy)} <Link to={`/codes/GW${one.number}`}>GW{one.number}</Link>
              </span>
            </li>
          ))}
        </ul>
      )}
      <p className="soft">
        {t("green.conduct", { released: conduct.released, refused: conduct.refused })}{" "}
        <Link to="/rules/R-085">R-085</Link>
      </p>
    </>
  );
}
