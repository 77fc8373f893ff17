import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { useNavigate } from "react-router";
import { client, told } from "../api/client";
import { Choose } from "../parts/Choose";
import { Faults } from "../parts/Faults";
import { Field } from "../parts/Field";
import { useWords } from "../words/language";
import { useNamed } from "./parts/named";
import { isLaidByHand, KINDS, refresh, type LaidKind } from "./tasks";

/** Lays a task on the own desk, for a declaration that the officer wants to look at. */
export function LayTask({ role }: { role: string }) {
  const { t } = useWords("desk");
  const named = useNamed();
  const navigate = useNavigate();
  const kinds = (KINDS[role] ?? []).filter(isLaidByHand);
  const [kind, setKind] = useState<LaidKind | undefined>(kinds[0]);
  const [invtNo, setInvtNo] = useState("");
  const lay = useMutation({
    mutationFn: (body: { kind: LaidKind; invtNo: string }) => told(client.POST("/api/v1/desk/tasks", { body })),
    onSuccess: async (task) => {
      await refresh();
      await navigate(`/desk/tasks/${task.id}`);
    },
  });
  if (kind === undefined) return null;
  return (
    <section className="part">
      <h2>{t("lay.title")}</h2>
      <p className="soft">{t("lay.lead")}</p>
      <form
        className="inline"
        onSubmit={(event) => {
          event.preventDefault();
          lay.mutate({ kind, invtNo: invtNo.trim() });
        }}
      >
        <Choose
          label={t("queue.kind")}
          value={kind}
          options={kinds.map((one) => ({ value: one, label: named("kinds", one) }))}
          onChoose={(value) => setKind(kinds.find((one) => one === value))}
        />
        <Field label={t("invtNo")} value={invtNo} required onText={setInvtNo} />
        <Button htmlType="submit" loading={lay.isPending}>
          {t("lay.do")}
        </Button>
      </form>
      {lay.isError && <Faults cause={lay.error} />}
    </section>
  );
}
