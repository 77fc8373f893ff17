import { useQuery } from "@tanstack/react-query";
import { Button, Input, Pagination } from "antd";
import { useId, useState } from "react";
import { Link, useNavigate, useParams, useSearchParams } from "react-router";
import { client, Refusal, told, type Schemas } from "../api/client";
import { Answer, Nothing } from "../parts/Answer";
import { Basis } from "../parts/Basis";
import { Copyable } from "../parts/Figures";
import { Head } from "../parts/Head";
import { useSay, useWords } from "../words/language";

type Code = Schemas["Code"];

const FAMILIES = ["ERROR", "STATUS", "LOGIC", "EXCHANGE", "GREENWAY"] as const;
const ON_A_PAGE = 20;

/** So few are shown in full. */
const FEW = 3;

/** A code, or a receipt that holds codes, as against words. */
function looksLikeCodes(text: string): boolean {
  return /^\s*(-?\d+|GW\d+)\s*$|\[Code:/i.test(text) || /-\d{6}/.test(text);
}

async function find(text: string, family: string): Promise<Code[]> {
  const query: { code?: string; q?: string; family?: Code["family"] } = {};
  if (text) query[looksLikeCodes(text) ? "code" : "q"] = text;
  const known = FAMILIES.find((one) => one === family);
  if (known) query.family = known;
  return (await told(client.GET("/api/v1/codes", { params: { query } }))).codes;
}

async function one(code: string): Promise<Code[]> {
  try {
    return (await told(client.GET("/api/v1/codes/{code}", { params: { path: { code } } }))).codes;
  } catch (refusal) {
    if (refusal instanceof Refusal && refusal.status === 404) return [];
    throw refusal;
  }
}

export function Component() {
  const { t } = useWords();
  const { code } = useParams();
  const [search, setSearch] = useSearchParams();
  const text = code ?? search.get("q") ?? "";
  const family = search.get("family") ?? "";
  const page = Number(search.get("page") ?? "1");
  const query = useQuery({
    queryKey: ["codes", code, text, family],
    queryFn: () => (code === undefined ? find(text, family) : one(code)),
  });
  return (
    <div className="page">
      <Head title={t("codes.title")} lead={t("codes.lead")} />
      <Question key={text} text={text} />
      <div className="families" role="group" aria-label={t("codes.family")}>
        {["", ...FAMILIES].map((one) => (
          <Link
            key={one}
            aria-current={one === family && code === undefined ? "true" : undefined}
            to={{
              pathname: "/codes",
              search: new URLSearchParams({
                ...(code ? {} : { q: text }),
                family: one,
              }).toString(),
            }}
          >
            {one === "" ? t("codes.all") : t(`codes.families.${one as Code["family"]}`)}
          </Link>
        ))}
      </div>
      <Answer query={query}>
        {(codes) =>
          codes.length === 0 ? (
            <Nothing>{t("codes.none")}</Nothing>
          ) : (
            <>
              <p className="count" role="status">
                {t("codes.count", { count: codes.length })}
              </p>
              <ul className="codes">
                {codes.slice((page - 1) * ON_A_PAGE, page * ON_A_PAGE).map((entry) => (
                  <Entry
                    key={`${entry.family} ${entry.code} ${entry.published}`}
                    entry={entry}
                    isOpen={codes.length <= FEW}
                  />
                ))}
              </ul>
              <Pagination
                hideOnSinglePage
                current={page}
                pageSize={ON_A_PAGE}
                showSizeChanger={false}
                total={codes.length}
                onChange={(other) => {
                  search.set("page", String(other));
                  setSearch(search);
                }}
              />
            </>
          )
        }
      </Answer>
    </div>
  );
}

function Question({ text }: { text: string }) {
  const { t } = useWords();
  const id = useId();
  const [asked, setAsked] = useState(text);
  const navigate = useNavigate();
  return (
    <form
      className="question"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        void navigate({
          pathname: "/codes",
          search: new URLSearchParams({ q: asked.trim() }).toString(),
        });
      }}
    >
      <label htmlFor={id}>{t("codes.field")}</label>
      <Input id={id} name="q" value={asked} type="search" onChange={(event) => setAsked(event.target.value)} />
      <Button type="primary" htmlType="submit">
        {t("commodities.run")}
      </Button>
      <p className="field-help">{t("codes.hint")}</p>
    </form>
  );
}

const TONES = {
  REFUSAL: "stopped",
  FAILURE: "attention",
  HOLD: "attention",
  PROGRESS: "good",
  REMARK: "moving",
} as const;

function Entry({ entry, isOpen }: { entry: Code; isOpen: boolean }) {
  const { t } = useWords();
  const say = useSay();
  return (
    <li className="code-entry">
      <p className="code-head">
        <Copyable text={entry.code} />
        <span className={`verdict ${TONES[entry.kind]}`}>{t(`codes.kinds.${entry.kind}`)}</span>
        <span className="soft">{t(`codes.families.${entry.family}`)}</span>
      </p>
      <p className="meaning">{say(entry.meaning)}</p>
      {entry.published && (
        <p className="published" lang="zh-CN">
          {entry.published}
        </p>
      )}
      {isOpen ? (
        <Details entry={entry} />
      ) : (
        <details>
          <summary>{t("codes.open")}</summary>
          <Details entry={entry} />
        </details>
      )}
    </li>
  );
}

function Details({ entry }: { entry: Code }) {
  const { t } = useWords();
  const say = useSay();
  return (
    <>
      <dl className="facts">
        <div>
          <dt>{t("codes.cause")}</dt>
          <dd>{say(entry.cause)}</dd>
        </div>
        <div>
          <dt>{t("codes.remedy")}</dt>
          <dd>{say(entry.remedy)}</dd>
        </div>
        {entry.help.length > 0 && (
          <div>
            <dt>{t("codes.help")}</dt>
            <dd>{entry.help.map((helper) => say(helper.words)).join(" · ")}</dd>
          </div>
        )}
        {entry.messages.length > 0 && (
          <div>
            <dt>{t("codes.messages")}</dt>
            <dd>{entry.messages.join(" ")}</dd>
          </div>
        )}
        {entry.related.length > 0 && (
          <div>
            <dt>{t("codes.related")}</dt>
            <dd>
              {entry.related.map((other) => (
                <Link key={other} className="related" to={`/codes/${encodeURIComponent(other)}`}>
                  {other}
                </Link>
              ))}
            </dd>
          </div>
        )}
        <div>
          <dt>{t("codes.provenance")}</dt>
          <dd>
            {say(entry.source)} · {t(`codes.sure.${entry.certainty}`)}
          </dd>
        </div>
      </dl>
      <Basis rule={entry.rule} documentNo={entry.documentNo} />
    </>
  );
}
