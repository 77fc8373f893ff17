import { useQuery } from "@tanstack/react-query";
import { client, told } from "../api/client";
import { Answer, Nothing } from "../parts/Answer";
import { Field } from "../parts/Field";
import { Amount, today } from "../parts/Figures";
import { Head } from "../parts/Head";
import { roleOf, useSession } from "../shell/session";
import { useWords } from "../words/language";
import "./desk.css";
import { useChosen } from "./parts/address";
import { Keys } from "./parts/Keys";
import { Export, Listing, type Column } from "./parts/Listing";
import { REGULATORS } from "./parts/named";
import { useRows } from "./parts/rows";
import type { Schemas } from "../api/client";

type Sum = Schemas["ViewSums"]["sums"][number];

const MONTH = /^\d{4}-\d{2}$/;

/** What the declarations released in a month come to, by seller, over what this regulator sees. */
export function Component() {
  const { t } = useWords("desk");
  const { data: session } = useSession();
  const role = roleOf(session);
  const regulator = REGULATORS.find((one) => one === role);
  const { chosen, choose } = useChosen();
  const month = chosen("month") || today().slice(0, 7);
  const query = useQuery({
    queryKey: ["sums", regulator, month],
    queryFn: () =>
      told(
        client.GET("/api/v1/views/{regulator}/sums", {
          params: { path: { regulator: regulator ?? "customs" }, query: { month } },
        }),
      ),
    enabled: regulator !== undefined && MONTH.test(month),
  });
  const columns: Column<Sum>[] = [
    {
      head: t("view.seller"),
      text: (one) => one.ebcCode,
      cell: (one) => (
        <span tabIndex={-1} data-row>
          {one.ebcCode}
        </span>
      ),
    },
    { head: t("sums.declarations"), text: (one) => one.declarations, isNumber: true },
    {
      head: t("view.goods"),
      text: (one) => one.goods,
      cell: (one) => <Amount yuan={one.goods} />,
      isNumber: true,
    },
    { head: t("sums.returns"), text: (one) => one.returns, isNumber: true },
    {
      head: t("sums.returned"),
      text: (one) => one.returned,
      cell: (one) => <Amount yuan={one.returned} />,
      isNumber: true,
    },
    { head: t("sums.net"), text: (one) => one.net, cell: (one) => <Amount yuan={one.net} />, isNumber: true },
  ];
  const keys = useRows();
  if (regulator === undefined) return <Nothing>{t("declaration.notYours")}</Nothing>;
  return (
    <div className="page">
      <Head title={t("sums.title")} lead={t("sums.lead")} />
      <div className="list-tools">
        <Field label={t("month")} type="month" value={month} onText={(value) => choose({ month: value })} />
        <span className="tools-end">
          <Export name={`sums-${month}`} columns={columns} rows={() => query.data?.sums ?? []} />
          <Keys keys={keys} />
        </span>
      </div>
      <Answer query={query}>
        {({ sums }) => (
          <Listing
            label={t("sums.title")}
            rows={sums}
            columns={columns}
            id={(one) => one.ebcCode}
            empty={t("nothing")}
          />
        )}
      </Answer>
    </div>
  );
}
