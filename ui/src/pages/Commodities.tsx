import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Button, Input } from "antd";
import { useId, useState } from "react";
import { Link, useSearchParams } from "react-router";
import { client, told, type Schemas } from "../api/client";
import { Answer, Nothing } from "../parts/Answer";
import { Copyable } from "../parts/Figures";
import { Head } from "../parts/Head";
import { useSay, useWords } from "../words/language";

type Commodity = Schemas["Commodity"];

const MOST = 30;

export function Component() {
  const { t } = useWords();
  const [search] = useSearchParams();
  const asked = search.get("q") ?? "";
  const query = useQuery({
    queryKey: ["commodities", asked],
    queryFn: () =>
      told(client.GET("/api/v1/services/commodities", { params: { query: { q: asked, limit: MOST } } })),
    enabled: asked !== "",
    placeholderData: keepPreviousData,
  });
  return (
    <div className="page">
      <Head title={t("commodities.title")} lead={t("commodities.lead")} />
      <Question asked={asked} />
      {asked === "" ? (
        <Nothing>{t("commodities.start")}</Nothing>
      ) : (
        <Answer query={query}>
          {(page) =>
            page.commodities.length === 0 ? (
              <Nothing>{t("nothing")}</Nothing>
            ) : (
              <>
                <p className="count" role="status">
                  {t("commodities.count", {
                    total: page.total,
                    shown: page.commodities.length,
                  })}
                </p>
                <ul className="commodities">
                  {page.commodities.map((one) => (
                    <li key={one.code}>
                      <Found commodity={one} />
                    </li>
                  ))}
                </ul>
              </>
            )
          }
        </Answer>
      )}
    </div>
  );
}

function Question({ asked }: { asked: string }) {
  const { t } = useWords();
  const id = useId();
  const [text, setText] = useState(asked);
  const [, setSearch] = useSearchParams();
  // The back button changes what is asked.
  const [before, setBefore] = useState(asked);
  if (before !== asked) {
    setBefore(asked);
    setText(asked);
  }
  return (
    <form
      className="question"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        setSearch(text.trim() ? { q: text.trim() } : {});
      }}
    >
      <label htmlFor={id}>{t("commodities.field")}</label>
      <Input
        id={id}
        value={text}
        maxLength={100}
        type="search"
        onChange={(event) => setText(event.target.value)}
      />
      <Button type="primary" htmlType="submit">
        {t("commodities.run")}
      </Button>
      <p className="field-help">{t("commodities.hint")}</p>
    </form>
  );
}

function Found({ commodity }: { commodity: Commodity }) {
  const { t, language } = useWords();
  const say = useSay();
  const { tax } = commodity;
  const other = language === "zh" ? commodity.nameEn : commodity.nameZh;
  const units = [commodity.unit1, commodity.unit2].flatMap((unit) =>
    unit ? [`${unit.name} ${unit.code}`] : [],
  );
  return (
    <article className="commodity">
      <p className="code-head">
        <Copyable text={commodity.code} />
        <span className={commodity.listed ? "verdict good" : "verdict"}>
          {commodity.listed ? t("commodities.listed") : t("commodities.notListed")}
        </span>
      </p>
      <h2>
        {language !== "zh" && commodity.nameEn ? (
          <span lang="en">{commodity.nameEn}</span>
        ) : (
          <span lang="zh-CN">{commodity.nameZh}</span>
        )}{" "}
        {other && other !== commodity.nameZh ? <small lang="en">{other}</small> : null}
        {other && commodity.nameEn && other === commodity.nameZh ? <small lang="zh-CN">{other}</small> : null}
      </h2>
      <dl className="facts columns">
        {tax && (
          <Fact name={t("commodities.within")}>
            <strong>
              {tax.withinLimits === tax.withinLimitsMost
                ? tax.withinLimits
                : t("commodities.to", { least: tax.withinLimits, most: tax.withinLimitsMost })}
            </strong>
          </Fact>
        )}
        {tax && <Fact name={t("commodities.vat")}>{tax.vat}</Fact>}
        {tax && <Fact name={t("commodities.consumption")}>{tax.consumptionTax}</Fact>}
        {tax && <Fact name={t("commodities.mfn")}>{tax.mfn}</Fact>}
        {tax?.provisional && <Fact name={t("commodities.provisional")}>{tax.provisional}</Fact>}
        <Fact name={t("commodities.units")}>
          <span lang="zh-CN">{units.join("、")}</span>
        </Fact>
        {commodity.declaredAs.length > 0 && (
          <Fact name={t("commodities.declaredAs")}>
            <span lang="zh-CN">
              {commodity.declaredAs.map((one) => `${one.code} ${one.nameZh}`).join("；")}
            </span>
          </Fact>
        )}
        {commodity.note && <Fact name={t("commodities.note")}>{commodity.note}</Fact>}
        {commodity.conditions.length > 0 && (
          <Fact name={t("commodities.conditions")}>
            {commodity.conditions.map((one) => (
              <span key={one.predicate}>
                {say(one.words)} <code>{one.predicate}</code>{" "}
              </span>
            ))}
          </Fact>
        )}
      </dl>
      <p className="soft">{say(commodity.advice)}</p>
      <p className="basis">
        <span lang="zh-CN">{commodity.documentNo}</span>
        {commodity.listed && (
          <Link
            to={{
              pathname: "/costs",
              search: new URLSearchParams({ item: `${commodity.code}|1||` }).toString(),
            }}
          >
            {t("commodities.cost")}
          </Link>
        )}
      </p>
    </article>
  );
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
