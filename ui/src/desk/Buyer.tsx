import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { client, told } from "../api/client";
import { Faults } from "../parts/Faults";
import { Field } from "../parts/Field";
import { useWords } from "../words/language";
import { Facts } from "./parts/Facts";

/** Whom a parcel is for, masked; each look is written down with what it is for, so it is asked for by itself. */
export function Buyer({ invtNo }: { invtNo: string }) {
  const { t } = useWords("desk");
  const [purpose, setPurpose] = useState("");
  const look = useMutation({
    mutationFn: () =>
      told(
        client.GET("/api/v1/views/customs/declarations/{invtNo}/buyer", {
          params: { path: { invtNo }, query: { purpose: purpose.trim() } },
        }),
      ),
  });
  return (
    <section className="part">
      <h2>{t("buyer.title")}</h2>
      <p className="soft">{t("buyer.lead")}</p>
      {look.data ? (
        <Facts
          facts={[
            [t("buyer.name"), look.data.name],
            [t("buyer.idType"), look.data.idType],
            [t("buyer.idNumber"), look.data.idNumber],
            [t("buyer.telephone"), look.data.telephone],
            [t("buyer.address"), look.data.address],
          ]}
        />
      ) : (
        <form
          className="inline"
          onSubmit={(event) => {
            event.preventDefault();
            look.mutate();
          }}
        >
          <Field label={t("purpose.label")} value={purpose} required maxLength={200} onText={setPurpose} />
          <Button htmlType="submit" loading={look.isPending}>
            {t("buyer.show")}
          </Button>
        </form>
      )}
      {look.isError && <Faults cause={look.error} />}
    </section>
  );
}
