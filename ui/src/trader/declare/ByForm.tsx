import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import { Link, useLocation, useParams, useSearchParams } from "react-router";
import { client, told, type Schemas } from "../../api/client";
import { Answer, Nothing } from "../../parts/Answer";
import { Field } from "../../parts/Field";
import { Head } from "../../parts/Head";
import { newId } from "../../parts/secure";
import { useSession } from "../../shell/session";
import { useWords } from "../../words/language";
import { pathOf } from "../ask";
import { Copying } from "./Copying";
import { draftOf, drafts, keep, keepDxpId, keptDxpId, type Draft } from "./drafts";
import { followed, isTooMuch, type Left } from "./followUp";
import {
  empty,
  formOf,
  isType,
  partsOf,
  second,
  spotOf,
  written,
  type Filled,
  type Form,
  type Type,
} from "./form";
import { Gaps } from "./Gaps";
import { Groups, Lines, Suggestions, type FaultsAt } from "./Inputs";
import { check } from "./send";
import { Sending } from "./Sending";

const PAUSE_MILLISECONDS = 800;

type Place = NonNullable<Schemas["Session"]["enterprise"]>;

/** A message filled in by hand, checked as it grows by the rules with which it will be taken. */
export function Component() {
  const { t } = useWords("trader");
  const { type } = useParams();
  const { search } = useLocation();
  const { data: session } = useSession();
  const known = isType(type) ? type : undefined;
  const query = useQuery({
    queryKey: ["form", known],
    queryFn: () => formOf(known ?? "CEB621"),
    enabled: known !== undefined,
    staleTime: Infinity,
  });
  const place = session?.enterprise;
  return (
    <div className="page">
      <Head title={known ? t(`forms.${known}`) : ""} lead={t("declare.formLead")} />
      {known === undefined || !place ? (
        <Nothing>{t("declare.noRole")}</Nothing>
      ) : (
        <Answer query={query}>
          {(form) => <Begin key={`${known} ${search}`} type={known} form={form} place={place} />}
        </Answer>
      )}
    </div>
  );
}

/** Begins with a draft, with what a dossier already says, or with an empty form. */
function Begin({ type, form, place }: { type: Type; form: Form; place: Place }) {
  const [search] = useSearchParams();
  const id = search.get("draft");
  const order = search.get("order");
  const ebp = search.get("ebp");
  const follows = type === "CEB623" || type === "CEB625";
  // Looked for once: what is kept while the page is open must not change it. What followed a declaration and was sent
  // is over, and the next one begins anew.
  const [draft] = useState(() =>
    drafts(place.code).find(
      (one) =>
        one.type === type && (id === null ? one.orderNo === order && !(follows && one.isSent) : one.id === id),
    ),
  );
  const [ownNumber] = useState(() => `${type.slice(3)}-${second()}`);
  const isFromDossier = draft === undefined && order !== null && ebp !== null;
  const path = { ebpCode: ebp ?? "", orderNo: order ?? "" };
  const said = useQuery({
    queryKey: ["dossier", path.ebpCode, path.orderNo, "comparison"],
    queryFn: () => told(client.GET("/api/v1/dossiers/{ebpCode}/{orderNo}/comparison", { params: { path } })),
    enabled: isFromDossier,
  });
  const isFollowing = isFromDossier && follows;
  const dossier = useQuery({
    queryKey: ["dossier", path.ebpCode, path.orderNo],
    queryFn: () => told(client.GET("/api/v1/dossiers/{ebpCode}/{orderNo}", { params: { path } })),
    enabled: isFollowing,
    staleTime: 0,
  });
  if (!isFromDossier) {
    const first = draft === undefined ? empty(form, place) : draft.filled;
    return <Editor key={draft?.id} form={form} type={type} place={place} first={first} draft={draft} />;
  }
  if (isFollowing)
    return (
      <Answer query={dossier}>
        {(one) => (
          <Answer query={said}>
            {({ rows }) => {
              const { filled, left } = followed(type, taken(form, place, rows), one, ownNumber);
              return (
                <>
                  <p className="back">
                    <Link to={pathOf(one)}>{one.orderNo}</Link>
                  </p>
                  <Editor form={form} type={type} place={place} first={filled} draft={undefined} left={left} />
                </>
              );
            }}
          </Answer>
        )}
      </Answer>
    );
  return (
    <Answer query={said}>
      {({ rows }) => (
        <Editor form={form} type={type} place={place} first={taken(form, place, rows)} draft={undefined} />
      )}
    </Answer>
  );
}

const PAPER = { CEB311: "order", CEB411: "payment", CEB511: "waybill", CEB621: "inventory" } as const;

/** What the platform already has of the document; personal data is masked there and must be entered again. */
function taken(form: Form, place: Place, rows: Schemas["ComparedRow"][]): Filled {
  const filled = empty(form, place);
  const { headFields, lineFields } = partsOf(form);
  const paper = form.type in PAPER ? PAPER[form.type as keyof typeof PAPER] : "inventory";
  for (const row of rows) {
    const value = row[paper] ?? row.order ?? row.inventory;
    const fields = row.gnum === 0 ? headFields : lineFields;
    const field = fields.find((one) => one.name === row.field);
    if (field === undefined || field.personal || value === null) continue;
    if (row.gnum === 0) filled.head[row.field] = field.kind === "DAY" ? value.replaceAll("-", "") : value;
    else filled.lines[row.gnum - 1] = { ...filled.lines[row.gnum - 1], [row.field]: value };
  }
  filled.lines = Array.from(filled.lines, (one) => one ?? {});
  return filled;
}

interface EditorProps {
  form: Form;
  type: Type;
  place: Place;
  first: Filled;
  draft: Draft | undefined;
  /** Of a return: what may still be returned. */
  left?: Left;
}

function Editor({ form, type, place, first, draft, left }: EditorProps) {
  const { t } = useWords("trader");
  const [filled, setFilled] = useState(first);
  const [dxpId, setDxpId] = useState(keptDxpId);
  const [touched, setTouched] = useState(false);
  const [id] = useState(() => draft?.id ?? newId());
  const name = draft?.name ?? "";
  const [text, setText] = useState("");
  const parts = partsOf(form);

  // What is typed is kept and checked a moment after the last key.
  useEffect(() => {
    if (!touched) return undefined;
    const later = setTimeout(() => {
      setText(written(form, [filled], { ...place, dxpId }));
      keep(place.code, form, draftOf({ id, type, name }, filled, false));
      keepDxpId(dxpId);
    }, PAUSE_MILLISECONDS);
    return () => clearTimeout(later);
  }, [form, filled, dxpId, place, touched, id, type, name]);

  const checked = useQuery({
    queryKey: ["check", text],
    queryFn: () => check(text),
    enabled: text !== "",
    staleTime: Infinity,
    gcTime: 0,
    placeholderData: (before) => before,
  });
  const faults = useMemo(
    () => sorted(form, text === "" ? [] : (checked.data?.faults ?? [])),
    [form, text, checked.data],
  );

  function change(next: Filled) {
    setTouched(true);
    setFilled(next);
  }

  return (
    <>
      <form
        className="declare printed"
        onSubmit={(event) => {
          event.preventDefault();
          setTouched(true);
          setText(written(form, [filled], { ...place, dxpId }));
        }}
      >
        <Groups
          fields={parts.headFields}
          values={filled.head}
          faults={faults.head}
          onChange={(head) => change({ ...filled, head })}
        />
        {parts.line !== "" && (
          <Lines
            fields={parts.lineFields}
            lines={filled.lines}
            most={parts.linesMost}
            faults={faults.lines}
            onChange={(lines) => change({ ...filled, lines })}
          />
        )}
        <section className="sheet form-group" aria-labelledby="group-transfer">
          <h2 id="group-transfer">{t("declare.transfer")}</h2>
          <div className="grid">
            <Field
              label={t("declare.dxpId")}
              help={t("declare.dxpHelp")}
              value={dxpId}
              onText={(one) => {
                setTouched(true);
                setDxpId(one.trim());
              }}
            />
          </div>
        </section>
      </form>
      <Gaps head={faults.head} lines={faults.lines} />
      {left !== undefined && left.size > 0 && <WhatIsLeft left={left} lines={filled.lines} />}
      <Suggestions form={form} />
      <Sending
        form={form}
        text={() => written(form, [filled], { ...place, dxpId })}
        answer={text === "" ? undefined : checked.data}
        isChecking={checked.isFetching}
        loose={faults.loose}
        orders={[filled.head["orderNo"] ?? ""]}
        ebpCode={filled.head["ebpCode"] ?? ""}
        onSent={() => keep(place.code, form, draftOf({ id, type, name }, filled, true))}
      />
      <section className="part">
        <Copying
          place={place.code}
          of={() => keep(place.code, form, draftOf({ id, type, name }, filled, false))}
        />
      </section>
    </>
  );
}

/** How much of each line may still be returned; more is refused when it is sent. */
function WhatIsLeft({ left, lines }: { left: Left; lines: Filled["lines"] }) {
  const { t } = useWords("trader");
  return (
    <section className="part">
      <h2>{t("declare.remaining")}</h2>
      <ul className="rows" aria-live="polite">
        {lines.map((line, index) => {
          const gnum = line["gnum"] ?? String(index + 1);
          const most = left.get(gnum);
          return (
            <li key={index}>
              <span>
                {gnum} {line["gname"]}
              </span>
              <span className={isTooMuch(line["qty"], most) ? "verdict stopped" : undefined}>
                {t("declare.remainingOf", { quantity: line["qty"] ?? "", most: most ?? "0" })}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

type Found = Schemas["CheckAnswer"]["faults"][number];

interface Sorted {
  head: FaultsAt;
  lines: FaultsAt[];
  loose: Found[];
}

function sorted(form: Form, found: readonly Found[]): Sorted {
  const sorted: Sorted = { head: {}, lines: [], loose: [] };
  const { headFields, lineFields } = partsOf(form);
  for (const one of found) {
    const spot = spotOf(form, one.fault.path);
    const fields = spot?.line === -1 ? headFields : lineFields;
    if (spot === undefined || !fields.some((field) => field.name === spot.field)) {
      sorted.loose.push(one);
      continue;
    }
    const at = spot.line === -1 ? sorted.head : (sorted.lines[spot.line] ??= {});
    (at[spot.field] ??= []).push(one);
  }
  return sorted;
}
