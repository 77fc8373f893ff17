import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { client, told, type Schemas } from "../api/client";
import { Answer, Nothing } from "../parts/Answer";
import { Code, Moment } from "../parts/Figures";
import { useSession } from "../shell/session";
import { useSay, useWords } from "../words/language";

type Receipt = Schemas["Receipt"];

/** The answers to the enterprise about this order: in words, and as they were sent. */
export function Receipts({ path }: { path: { ebpCode: string; orderNo: string } }) {
  const { t } = useWords("trader");
  const { data: session } = useSession();
  const query = useQuery({
    queryKey: ["dossier", path.ebpCode, path.orderNo, "receipts"],
    queryFn: () => told(client.GET("/api/v1/dossiers/{ebpCode}/{orderNo}/receipts", { params: { path } })),
    enabled: session?.enterprise != null,
  });
  if (session?.enterprise == null) return null;
  return (
    <section className="part">
      <h2>{t("receipts.title")}</h2>
      <Answer query={query}>
        {({ receipts }) =>
          receipts.length === 0 ? (
            <Nothing>{t("receipts.none")}</Nothing>
          ) : (
            <ul className="rows receipts">
              {receipts.map((one) => (
                <li key={one.cursor}>
                  <One receipt={one} />
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
    </section>
  );
}

function One({ receipt }: { receipt: Receipt }) {
  const { t } = useWords("trader");
  const say = useSay();
  return (
    <div>
      <p>
        <strong>{receipt.messageType}</strong> <Moment at={receipt.createdAt} /> {t("receipts.status")}{" "}
        <Link to={`/codes/${encodeURIComponent(receipt.returnStatus)}`}>{receipt.returnStatus}</Link>
      </p>
      <p lang="zh-CN">{receipt.returnInfo}</p>
      {receipt.explained.map((one, index) => (
        <p key={index}>
          <Link to={`/codes/${encodeURIComponent(one.code)}`}>{one.code}</Link> {say(one.meaning)}{" "}
          {say(one.remedy)}
        </p>
      ))}
      <details>
        <summary>{t("receipts.raw")}</summary>
        <Code text={receipt.xml} label={t("receipts.raw")} />
      </details>
    </div>
  );
}
