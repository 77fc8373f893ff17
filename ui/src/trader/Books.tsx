import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { client, told } from "../api/client";
import { Answer, Nothing } from "../parts/Answer";
import { Day } from "../parts/Figures";
import { Head } from "../parts/Head";
import { useWords } from "../words/language";

/** The account books of a bonded warehouse. */
export function Component() {
  const { t } = useWords("trader");
  const query = useQuery({ queryKey: ["books"], queryFn: () => told(client.GET("/api/v1/books")) });
  return (
    <div className="page">
      <Head title={t("books.title")} lead={t("books.lead")} />
      <Answer query={query}>
        {({ books }) =>
          books.length === 0 ? (
            <Nothing>{t("books.none")}</Nothing>
          ) : (
            <ul className="rows">
              {books.map((one) => (
                <li key={one.number}>
                  <span>
                    <Link to={`/trade/books/${encodeURIComponent(one.number)}`}>{one.number}</Link>
                    <small>
                      {one.mode} · {t("books.lines", { count: one.lines })}
                    </small>
                  </span>
                  <span>
                    <span className={`verdict ${one.open ? "good" : "stopped"}`}>
                      {t(one.open ? "books.open" : "books.closed")}
                    </span>{" "}
                    <Day date={one.validFrom} /> – <Day date={one.validTo} />
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
    </div>
  );
}
