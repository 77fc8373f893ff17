import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { client, told, type Schemas } from "../api/client";
import { Failure, Nothing } from "../parts/Answer";
import { Amount, Day } from "../parts/Figures";
import { Head } from "../parts/Head";
import { More } from "../parts/More";
import { useWords } from "../words/language";
import { Period, usePeriod } from "./Period";

type Bill = Schemas["TaxBillPage"]["bills"][number];

const ON_A_PAGE = 100;

const TONES: Record<Bill["stage"], string> = {
  ESTIMATED: "moving",
  ISSUED: "moving",
  PAYABLE: "attention",
  OVERDUE: "stopped",
  PAID: "good",
  OFFSET: "good",
};

/** The tax bills of the days asked for. */
export function Component() {
  const { t } = useWords("trader");
  const { from, to } = usePeriod();
  const query = useInfiniteQuery({
    queryKey: ["bills", from, to],
    queryFn: ({ pageParam }) =>
      told(
        client.GET("/api/v1/tax/bills", {
          params: { query: { from, to, limit: ON_A_PAGE, ...(pageParam && { after: pageParam }) } },
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (last) => (last.bills.length < ON_A_PAGE ? null : last.bills.at(-1)?.invtNo),
  });
  const bills = query.data?.pages.flatMap((one) => one.bills) ?? [];
  return (
    <div className="page">
      <Head title={t("bills.title")} lead={t("bills.lead")} />
      <Period key={`${from} ${to}`} from={t("bills.from")} to={t("bills.to")} show={t("bills.show")} />
      {query.isError && <Failure cause={query.error} again={() => void query.refetch()} />}
      {query.isSuccess && bills.length === 0 && <Nothing>{t("bills.none")}</Nothing>}
      {bills.length > 0 && <Table bills={bills} />}
      <More query={query} />
    </div>
  );
}

function Table({ bills }: { bills: readonly Bill[] }) {
  const { t } = useWords("trader");
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={t("bills.title")}>
      <table className="bills">
        <thead>
          <tr>
            <th scope="col">{t("fields.invtNo")}</th>
            <th scope="col">{t("bills.stage")}</th>
            <th scope="col" className="number">
              {t("bills.estimated")}
            </th>
            <th scope="col" className="number">
              {t("bills.due")}
            </th>
            <th scope="col">{t("bills.pay")}</th>
            <th scope="col">{t("bills.payer")}</th>
            <th scope="col">{t("bills.print")}</th>
          </tr>
        </thead>
        <tbody>
          {bills.map((one) => (
            <tr key={one.invtNo}>
              <th scope="row">
                <Link to={`/trade/bills/${encodeURIComponent(one.invtNo)}`}>{one.invtNo}</Link>
              </th>
              <td>
                <span className={`verdict ${TONES[one.stage]}`}>{t(`bills.stages.${one.stage}`)}</span>
                {one.differs && <small>{t("bills.differs")}</small>}
                {one.enquiry && <small>{t(`bills.enquiries.${one.enquiry}`)}</small>}
              </td>
              <td className="number">
                <Amount yuan={one.estimated} />
              </td>
              <td className="number">
                <Amount yuan={one.due} />
                {Number(one.lateFee) > 0 && (
                  <small>
                    {t("bills.lateFee")} <Amount yuan={one.lateFee} />
                  </small>
                )}
              </td>
              <td>
                {one.payFrom && <Day date={one.payFrom} />} – {one.payTo && <Day date={one.payTo} />}
              </td>
              <td>
                <code>{one.payerCode}</code>
              </td>
              <td>
                {one.taxNo !== null && (
                  <a
                    download
                    href={`/api/v1/tax/bills/${encodeURIComponent(one.invtNo)}/document`}
                    aria-label={`${t("bills.download")} ${one.invtNo}`}
                  >
                    {t("bills.download")}
                  </a>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
