import type { Schemas } from "../api/client";
import { Nothing } from "../parts/Answer";
import { Amount, Copyable, Day } from "../parts/Figures";
import { State } from "../parts/State";
import { useSay, useWords } from "../words/language";
import { Steps } from "./Steps";

type Told = Schemas["BuyerAnswer"];
type Declaration = Schemas["OwnDeclaration"];

export function Quota({ told }: { told: Told }) {
  const { t } = useWords("people");
  const { quota } = told;
  const facts = [
    [t("buyer.left"), quota.left],
    [t("buyer.used"), quota.confirmed],
    [t("buyer.reserved"), quota.reserved],
    [t("buyer.limit"), quota.limit],
    [t("buyer.single"), told.singleLimit],
  ] as const;
  return (
    <section className="part">
      <h2>
        {t("buyer.quota")} {quota.year}
      </h2>
      <dl className="facts columns">
        {facts.map(([name, yuan]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <Amount yuan={yuan} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

export function Declarations({ told, year }: { told: Told; year: string }) {
  const { t } = useWords("people");
  return (
    <section className="part">
      <h2>{t("buyer.declarations", { year })}</h2>
      {told.declarations.length === 0 && <Nothing>{t("buyer.declarationsNone")}</Nothing>}
      {told.declarations.map((one) => (
        <One key={`${one.platform} ${one.orderNo}`} one={one} />
      ))}
      {!told.isAll && <p className="soft">{t("buyer.notAll")}</p>}
    </section>
  );
}

function One({ one }: { one: Declaration }) {
  const { t } = useWords("people");
  const say = useSay();
  const kind = Number(one.quota) === 0 ? "none" : one.quotaUsed ? "used" : "reserved";
  return (
    <article className="sheet own-order">
      <h3>
        {t("buyer.order", { order: one.orderNo })} <State state={one.stage} text={one.stageText} />
      </h3>
      {one.why && (
        <p>
          <strong>{t("buyer.why")}:</strong> {say(one.why)}
        </p>
      )}
      <dl className="facts columns">
        <div>
          <dt>{t("buyer.platform")}</dt>
          <dd>{one.platform}</dd>
        </div>
        <div>
          <dt>{t("buyer.seller")}</dt>
          <dd>{one.seller}</dd>
        </div>
        {one.invtNo !== null && (
          <div>
            <dt>{t("buyer.invtNo")}</dt>
            <dd>
              <Copyable text={one.invtNo} />
            </dd>
          </div>
        )}
        <div>
          <dt>{t("buyer.value")}</dt>
          <dd>
            <Amount yuan={one.value} />
          </dd>
        </div>
        <div>
          <dt>{t("buyer.tax")}</dt>
          <dd>
            <Amount yuan={one.tax} />
          </dd>
        </div>
        <div>
          <dt>{t("buyer.quotaHeld")}</dt>
          <dd>
            <Amount yuan={one.quota} /> ({t(`buyer.quotaKinds.${kind}`)})
          </dd>
        </div>
        <div>
          <dt>{t("buyer.goods")}</dt>
          <dd lang="zh-CN">{one.goods.map((item) => `${item.name} × ${item.quantity}`).join("；")}</dd>
        </div>
      </dl>
      {one.returns.length > 0 && <Returns returns={one.returns} />}
      <details>
        <summary>{t("buyer.steps")}</summary>
        <Steps steps={one.steps} />
      </details>
    </article>
  );
}

function Returns({ returns }: { returns: Declaration["returns"] }) {
  const { t } = useWords("people");
  return (
    <>
      <h4>{t("buyer.returns")}</h4>
      {returns.map((one) => (
        <dl className="facts columns" key={one.preNo}>
          <div>
            <dt>
              <code>{one.preNo}</code>
            </dt>
            <dd>{t(`buyer.returnStates.${one.state}`)}</dd>
          </div>
          <div>
            <dt>{t("buyer.arriveBy")}</dt>
            <dd>
              <Day date={one.arriveBy} />
            </dd>
          </div>
          <div>
            <dt>{t("buyer.quotaBack")}</dt>
            <dd>
              <Amount yuan={one.quota} />
            </dd>
          </div>
          <div>
            <dt>{t("buyer.taxBack")}</dt>
            <dd>
              <Amount yuan={one.tax} />
            </dd>
          </div>
        </dl>
      ))}
    </>
  );
}
