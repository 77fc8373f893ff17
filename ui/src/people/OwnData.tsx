import { useMutation, useQuery } from "@tanstack/react-query";
import { Alert, Button } from "antd";
import { useState } from "react";
import { client, Refusal, told, type Schemas } from "../api/client";
import { Failure } from "../parts/Answer";
import { Choose } from "../parts/Choose";
import { Field } from "../parts/Field";
import { Code, today } from "../parts/Figures";
import { Head } from "../parts/Head";
import { useWords } from "../words/language";
import "./people.css";
import { Looks, Moves, plainName } from "./Logs";
import { Declarations, Quota } from "./Orders";

type Told = Schemas["BuyerAnswer"];

const CARD = "1";
const OTHER = "2";
const FIRST_YEAR = 2016;

interface Person {
  idType: "1" | "2";
  idNumber: string;
  year: string;
}

/** What the platform knows of a buyer, for that buyer. Nothing of it is kept in the browser. */
export function Component() {
  const { t } = useWords("people");
  const thisYear = Number(today().slice(0, 4));
  const [person, setPerson] = useState<Person>({ idType: CARD, idNumber: "", year: String(thisYear) });
  const [answer, setAnswer] = useState<Told>();
  const years = Array.from({ length: thisYear - FIRST_YEAR + 1 }, (_, back) => String(thisYear - back));
  const demo = useQuery({
    queryKey: ["demo"],
    queryFn: () => told(client.GET("/api/v1/demo/signing")),
    staleTime: Infinity,
  });
  const challenge = useMutation({
    mutationFn: () => told(client.POST("/api/v1/services/quota/challenges")),
  });
  const show = useMutation({
    mutationFn: (given: { challenge: string; signature: string }) => ask(person, given),
    onSuccess: setAnswer,
    onSettled: () => challenge.reset(),
  });
  const isDemo = demo.data?.available ?? false;
  const vouched = useMutation({
    mutationFn: async () => {
      const { challenge: open } = await told(client.POST("/api/v1/services/quota/challenges"));
      const { idType, idNumber } = person;
      const body = { challenge: open, idType, idNumber };
      const { signature } = await told(client.POST("/api/v1/demo/proofs", { body }));
      return ask(person, { challenge: open, signature });
    },
    onSuccess: setAnswer,
  });
  // What one person was told is not left on the page for whoever is typed in next.
  function change(next: Person) {
    setAnswer(undefined);
    setPerson(next);
  }

  const cause = vouched.error ?? challenge.error ?? show.error;
  return (
    <div className="page">
      <Head title={t("buyer.title")} lead={t("buyer.lead")} />
      <form
        className="unprinted"
        onSubmit={(event) => {
          event.preventDefault();
          setAnswer(undefined);
          if (isDemo) vouched.mutate();
          else challenge.mutate();
        }}
      >
        <div className="grid">
          <Choose
            label={t("buyer.idType")}
            value={person.idType}
            options={[
              { value: CARD, label: t("buyer.types.card") },
              { value: OTHER, label: t("buyer.types.other") },
            ]}
            onChoose={(idType) => change({ ...person, idType: idType === OTHER ? OTHER : CARD })}
          />
          <Field
            label={t("buyer.idNumber")}
            value={person.idNumber}
            maxLength={60}
            onText={(idNumber) => change({ ...person, idNumber: idNumber.trim().toUpperCase() })}
          />
          <Choose
            label={t("buyer.year")}
            value={person.year}
            options={years.map((one) => ({ value: one, label: one }))}
            onChoose={(year) => change({ ...person, year })}
          />
        </div>
        <p className="soft">{t("buyer.private")}</p>
        {isDemo && <Alert type="warning" title={t("buyer.demo")} />}
        <p className="actions">
          <Button
            type="primary"
            htmlType="submit"
            disabled={person.idNumber === ""}
            loading={vouched.isPending || challenge.isPending}
          >
            {t(isDemo ? "buyer.show" : "buyer.begin")}
          </Button>
        </p>
      </form>
      {challenge.data && (
        <Proof
          text={`greenway-quota-1\n${challenge.data.challenge}\n${person.idType}\n${person.idNumber}\n`}
          isPending={show.isPending}
          onSigned={(signature) => show.mutate({ challenge: challenge.data.challenge, signature })}
        />
      )}
      {cause && <Refused cause={cause} />}
      <div aria-live="polite">{answer && <Whole told={answer} />}</div>
    </div>
  );
}

/** A number that is none, and a proof that is not good, are what happens to people; said in their words. */
function Refused({ cause }: { cause: Error }) {
  const { t } = useWords("people");
  if (cause instanceof Refusal && cause.kind === "parameters")
    return <Alert type="error" role="alert" title={t("buyer.badNumber")} />;
  if (cause instanceof Refusal && cause.kind === "proof")
    return <Alert type="error" role="alert" title={t("buyer.badProof")} />;
  return <Failure cause={cause} />;
}

function ask(person: Person, given: { challenge: string; signature: string }): Promise<Told> {
  const body = { ...given, idType: person.idType, idNumber: person.idNumber, year: Number(person.year) };
  return told(client.POST("/api/v1/buyer", { body }));
}

interface ProofProps {
  text: string;
  isPending: boolean;
  onSigned: (signature: string) => void;
}

/** Where no demo is, somebody else signs, and the signature is brought here. */
function Proof({ text, isPending, onSigned }: ProofProps) {
  const { t } = useWords("people");
  const [signature, setSignature] = useState("");
  return (
    <form
      className="part"
      onSubmit={(event) => {
        event.preventDefault();
        onSigned(signature);
      }}
    >
      <p>{t("buyer.real")}</p>
      <Code label={t("buyer.lines")} text={text} />
      <Field label={t("buyer.signature")} value={signature} onText={setSignature} />
      <p className="actions">
        <Button type="primary" htmlType="submit" disabled={signature.trim() === ""} loading={isPending}>
          {t("buyer.show")}
        </Button>
      </p>
    </form>
  );
}

function Whole({ told: whole }: { told: Told }) {
  const { t } = useWords("people");
  return (
    <>
      <p className="count">{t("buyer.proved", { by: plainName(whole.vouchedBy), number: whole.idNumber })}</p>
      <Quota told={whole} />
      <Declarations told={whole} year={String(whole.quota.year)} />
      <Moves moves={whole.moves} />
      <Looks looks={whole.accesses} />
      <p className="soft">{t("buyer.again")}</p>
    </>
  );
}
