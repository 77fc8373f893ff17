import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { client, told, type Schemas } from "../api/client";
import { Faults } from "../parts/Faults";
import { Field } from "../parts/Field";
import { useWords } from "../words/language";
import { Facts } from "./parts/Facts";

interface BuyerProps {
  invtNo: string;
  /** The order under which the buyer may be told in clear; absent where the declaration names none. */
  order: { ebpCode: string; orderNo: string } | undefined;
}

/** Whom a parcel is for, masked; each look is written down with what it is for, so it is asked for by itself. */
export function Buyer({ invtNo, order }: BuyerProps) {
  const { t } = useWords("desk");
  const masked = useMutation({
    mutationFn: (purpose: string) =>
      told(
        client.GET("/api/v1/views/customs/declarations/{invtNo}/buyer", {
          params: { path: { invtNo }, query: { purpose } },
        }),
      ),
  });
  return (
    <section className="part">
      <h2>{t("buyer.title")}</h2>
      <p className="soft">{t("buyer.lead")}</p>
      {masked.data ? <Told buyer={masked.data} /> : <For label={t("buyer.show")} look={masked} />}
      {masked.data && order && <InClear order={order} />}
    </section>
  );
}

/** The buyer in clear is another look, with a purpose of its own, that the buyer is shown. */
function InClear({ order }: { order: { ebpCode: string; orderNo: string } }) {
  const { t } = useWords("desk");
  const clear = useMutation({
    mutationFn: (purpose: string) =>
      told(
        client.POST("/api/v1/dossiers/{ebpCode}/{orderNo}/buyer", {
          params: { path: order },
          body: { purpose },
        }),
      ),
  });
  return (
    <>
      <h3>{t("buyer.clear")}</h3>
      <p className="soft">{t("buyer.clearLead")}</p>
      {clear.data ? <Told buyer={clear.data} /> : <For label={t("buyer.reveal")} look={clear} />}
    </>
  );
}

interface ForProps {
  label: string;
  look: { isPending: boolean; isError: boolean; error: unknown; mutate: (purpose: string) => void };
}

/** Asks what a look is for. */
function For({ label, look }: ForProps) {
  const { t } = useWords("desk");
  const [purpose, setPurpose] = useState("");
  return (
    <>
      <form
        className="inline"
        onSubmit={(event) => {
          event.preventDefault();
          look.mutate(purpose.trim());
        }}
      >
        <Field
          label={t("purpose.label")}
          value={purpose}
          required
          minLength={4}
          maxLength={200}
          onText={setPurpose}
        />
        <Button htmlType="submit" loading={look.isPending}>
          {label}
        </Button>
      </form>
      {look.isError && <Faults cause={look.error} />}
    </>
  );
}

function Told({ buyer }: { buyer: Schemas["Buyer"] }) {
  const { t } = useWords("desk");
  return (
    <Facts
      facts={[
        [t("buyer.name"), buyer.name],
        [t("buyer.idType"), buyer.idType],
        [t("buyer.idNumber"), buyer.idNumber],
        [t("buyer.telephone"), buyer.telephone],
        [t("buyer.address"), buyer.address],
      ]}
    />
  );
}
