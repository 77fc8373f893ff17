import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { client, told } from "../api/client";
import { Faults } from "../parts/Faults";
import { Field } from "../parts/Field";
import { mayDo, useSession } from "../shell/session";
import { useWords } from "../words/language";

/** Whom a parcel is for: told to who says what for, and written down for the buyer to see. */
export function Buyer({ path }: { path: { ebpCode: string; orderNo: string } }) {
  const { t } = useWords("trader");
  const { data: session } = useSession();
  const [purpose, setPurpose] = useState("");
  const reveal = useMutation({
    mutationFn: () =>
      told(
        client.POST("/api/v1/dossiers/{ebpCode}/{orderNo}/buyer", {
          params: { path },
          body: { purpose },
        }),
      ),
  });
  if (!mayDo(session, "declarant")) return null;
  return (
    <section className="part unprinted">
      <h2>{t("buyer.title")}</h2>
      {reveal.data ? (
        <dl className="facts">
          {(["name", "idNumber", "telephone", "address"] as const).map((one) => (
            <div key={one}>
              <dt>{t(`buyer.${one}`)}</dt>
              <dd>{reveal.data[one]}</dd>
            </div>
          ))}
        </dl>
      ) : (
        <form
          className="inline"
          onSubmit={(event) => {
            event.preventDefault();
            reveal.mutate();
          }}
        >
          <Field
            label={t("buyer.purpose")}
            help={t("buyer.logged")}
            value={purpose}
            minLength={4}
            maxLength={200}
            required
            onText={setPurpose}
          />
          <Button htmlType="submit" loading={reveal.isPending}>
            {t("buyer.reveal")}
          </Button>
        </form>
      )}
      {reveal.isError && <Faults cause={reveal.error} />}
    </section>
  );
}
