import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { client, told, type Schemas } from "../api/client";
import { Answer, Nothing } from "../parts/Answer";
import { Day } from "../parts/Figures";
import { Head } from "../parts/Head";
import { useWords } from "../words/language";

type Notice = Schemas["RecallNotice"];

const MOST = 500;

export function useNotices() {
  return useQuery({
    queryKey: ["notices"],
    queryFn: () => told(client.GET("/api/v1/inspection/notices", { params: { query: { limit: MOST } } })),
  });
}

/** What a recall is about: a batch, or goods of a kind and a producer. */
export function useSubject(): (one: Notice) => string {
  const { t } = useWords("trader");
  return (one) =>
    [
      one.batchNo && t("recalls.batch", { batchNo: one.batchNo }),
      one.code && t("recalls.code", { code: one.code }),
      one.producer,
    ]
      .filter(Boolean)
      .join(" · ");
}

/** Recalls of goods that the enterprise sold, those that are overdue in front. */
export function Component() {
  const { t } = useWords("trader");
  const query = useNotices();
  return (
    <div className="page">
      <Head title={t("recalls.title")} lead={t("recalls.lead")} />
      <Answer query={query}>
        {({ notices }) =>
          notices.length === 0 ? (
            <Nothing>{t("recalls.none")}</Nothing>
          ) : (
            <>
              <ul className="rows">
                {notices.map((one) => (
                  <One key={one.recall} notice={one} />
                ))}
              </ul>
              {notices.length === MOST && <p className="soft">{t("recalls.cut", { most: MOST })}</p>}
            </>
          )
        }
      </Answer>
    </div>
  );
}

/** A notice in a list, with what is to be done about it by when. */
export function One({ notice: one }: { notice: Notice }) {
  const { t } = useWords("trader");
  const subject = useSubject();
  return (
    <li>
      <span>
        <Link to={`/trade/recalls/${one.recall}`}>
          {t("recalls.one", { number: one.recall })} {subject(one)}
        </Link>
        <small>
          {one.reason} · {t("recalls.parcels", { count: one.parcels })}
        </small>
      </span>
      <Stage notice={one} />
    </li>
  );
}

const TONES = { ISSUED: "attention", ACKNOWLEDGED: "moving", FINISHED: "good" } as const;

export function Stage({ notice: one }: { notice: Notice }) {
  const { t } = useWords("trader");
  return (
    <span>
      <span className={`verdict ${one.overdue ? "stopped" : TONES[one.stage]}`}>
        {one.overdue ? t("recalls.overdue") : t(`recalls.stages.${one.stage}`)}
      </span>{" "}
      {one.stage === "ISSUED" && (
        <>
          {t("recalls.answerBy")} <Day date={one.answerBy} />
        </>
      )}
    </span>
  );
}
