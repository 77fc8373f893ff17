import { useMutation } from "@tanstack/react-query";
import { Alert, Progress } from "antd";
import { useMemo, useState } from "react";
import { useParams } from "react-router";
import { Failure, Nothing, Waiting } from "../../parts/Answer";
import { Field } from "../../parts/Field";
import { FileDrop } from "../../parts/FileDrop";
import { Head } from "../../parts/Head";
import { useSession } from "../../shell/session";
import { useWords } from "../../words/language";
import { keepDxpId, keptDxpId } from "./drafts";
import { isType } from "./form";
import { Result, type Judged } from "./Judged";
import { useKind, type Kind, type Place } from "./kind";
import { check } from "./send";
import { read } from "./sheet";
import { checked } from "./table";
import { Template } from "./Template";

/** Many documents from a table: read here, checked by the platform, sent message by message. */
export function Component() {
  const { t } = useWords("trader");
  const { type } = useParams();
  const { data: session } = useSession();
  const place = session?.enterprise ?? undefined;
  const { isKnown, failure, again, kind } = useKind(type, place);
  const paper = isType(type) ? t(`forms.${type}`) : t("file.trades");
  return (
    <div className="page">
      <Head
        title={isKnown ? t("file.title", { paper }) : ""}
        lead={t(kind?.isTrades ? "file.tradesLead" : "file.lead")}
      />
      {!isKnown || !place ? (
        <Nothing>{t("declare.noRole")}</Nothing>
      ) : failure !== undefined ? (
        <Failure cause={failure} again={again} />
      ) : kind === undefined ? (
        <Waiting />
      ) : (
        <Work key={kind.name} kind={kind} place={place} />
      )}
    </div>
  );
}

function Work({ kind, place }: { kind: Kind; place: Place }) {
  const { t } = useWords("trader");
  const [dxpId, setDxpId] = useState(keptDxpId);
  const [progress, setProgress] = useState(0);
  const sender = useMemo(() => ({ ...place, dxpId }), [place, dxpId]);
  const judging = useMutation({
    mutationFn: async (file: File): Promise<Judged> => {
      setProgress(0);
      const table = kind.read(await read(file));
      const wrong = [...table.wrong];
      const all = table.bundles.reduce((sum, one) => sum + one.documents.length, 0);
      let done = 0;
      for (const bundle of table.bundles) {
        const found = await checked(bundle, sender, check, (count) => {
          done += count;
          setProgress(Math.round((done / all) * 100));
        });
        wrong.push(...kind.place(bundle.form, found, table.rows));
      }
      return { name: file.name, table, wrong: kind.once(wrong) };
    },
  });
  return (
    <>
      <Template kind={kind} />
      <div className="file-in">
        <Field
          label={t("declare.dxpId")}
          help={t("declare.dxpHelp")}
          value={dxpId}
          onText={(one) => {
            setDxpId(one.trim());
            keepDxpId(one.trim());
          }}
        />
        <FileDrop
          label={t("file.drop")}
          help={t("file.limits")}
          accept=".xlsx,.csv,.txt"
          onFiles={([file]) => file && judging.mutate(file)}
        />
      </div>
      <div aria-live="polite">
        {judging.isPending && (
          <>
            <p>{t("file.checking")}</p>
            <Progress percent={progress} aria-label={t("file.checking")} />
          </>
        )}
        {judging.isError && <Unreadable cause={judging.error} />}
        {judging.data && (
          <Result key={judging.submittedAt} judged={judging.data} kind={kind} sender={sender} place={place} />
        )}
      </div>
    </>
  );
}

function Unreadable({ cause }: { cause: unknown }) {
  const { t } = useWords("trader");
  if (cause instanceof RangeError)
    return <Alert type="error" role="alert" title={t("file.tooMany", { most: cause.message })} />;
  if (cause instanceof TypeError) return <Alert type="error" role="alert" title={t("file.unreadable")} />;
  return <Failure cause={cause} />;
}
