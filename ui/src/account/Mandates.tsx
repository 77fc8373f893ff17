import { useMutation, useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { client, told, type Schemas } from "../api/client";
import { queries } from "../api/queries";
import { Dialog, Sure } from "../parts/Dialog";
import { Answer, Nothing } from "../parts/Answer";
import { Faults } from "../parts/Faults";
import { Field } from "../parts/Field";
import { Day, today } from "../parts/Figures";
import { useWords } from "../words/language";

/** A step in the registry; the description of the interface names the members of a mandate in words only. */
interface Action {
  action: "give-mandate" | "revoke-mandate";
  agent?: string;
  mandate?: { agent: string; validFrom: string; validTo: string | null };
}

/** Who may declare for the enterprise: it gives and takes its mandates itself. */
export function Mandates({ code }: { code: string }) {
  const { t } = useWords("account");
  const [agent, setAgent] = useState("");
  const [validFrom, setFrom] = useState(today);
  const [validTo, setTo] = useState("");
  const [isAsked, setAsked] = useState(false);
  const key = ["registry", "one", code];
  const query = useQuery({
    queryKey: key,
    queryFn: () => told(client.GET("/api/v1/registry/enterprises/{code}", { params: { path: { code } } })),
    staleTime: 0,
  });
  const act = useMutation({
    mutationFn: (action: Action) =>
      told(
        client.POST("/api/v1/registry/enterprises/{code}/actions", {
          params: { path: { code } },
          body: action as unknown as Schemas["RegistryAction"],
        }),
      ),
    onSuccess: (after) => {
      queries.setQueryData(key, after);
      setAgent("");
    },
  });
  const give = { agent: agent.trim(), validFrom, validTo: validTo || null };
  return (
    <section className="part" aria-labelledby="mandates">
      <h2 id="mandates">{t("mandates.title")}</h2>
      <p className="soft">{t("mandates.lead")}</p>
      <Answer query={query}>
        {({ mandates = [] }) =>
          mandates.length === 0 ? (
            <Nothing>{t("mandates.none")}</Nothing>
          ) : (
            <ul className="rows">
              {mandates.map((one, index) => (
                <li key={index}>
                  <span>
                    <strong>
                      <code>{one.agent}</code>
                    </strong>
                    <small>
                      {t("mandates.from")} <Day date={one.validFrom} />
                      {one.validTo && (
                        <>
                          {" "}
                          {t("mandates.to")} <Day date={one.validTo} />
                        </>
                      )}
                    </small>
                  </span>
                  {one.validTo && one.validTo < today() ? (
                    <span className="verdict">{t("mandates.ended")}</span>
                  ) : (
                    <Sure
                      label={t("mandates.revoke")}
                      question={t("mandates.revokeSure", { agent: one.agent })}
                      isBusy={act.isPending}
                      onSure={() => act.mutate({ action: "revoke-mandate", agent: one.agent })}
                    />
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
      {act.isError && <Faults cause={act.error} />}
      <form
        className="sheet key-form"
        onSubmit={(event) => {
          event.preventDefault();
          setAsked(true);
        }}
      >
        <Field
          label={t("mandates.agent")}
          help={t("mandates.agentHelp")}
          value={agent}
          required
          spellCheck={false}
          onText={setAgent}
        />
        <Field label={t("mandates.from")} type="date" value={validFrom} required onText={setFrom} />
        <Field label={t("mandates.to")} type="date" value={validTo} onText={setTo} />
        <Button htmlType="submit" loading={act.isPending}>
          {t("mandates.give")}
        </Button>
      </form>
      {isAsked && (
        <Dialog title={t("mandates.give")} onClose={() => setAsked(false)}>
          <p>{t("mandates.giveSure", { agent: give.agent })}</p>
          <Button
            type="primary"
            onClick={() => {
              setAsked(false);
              act.mutate({ action: "give-mandate", mandate: give });
            }}
          >
            {t("mandates.give")}
          </Button>
        </Dialog>
      )}
    </section>
  );
}
