import { useInfiniteQuery } from "@tanstack/react-query";
import { Button, Input } from "antd";
import { useEffect, useId, useRef, useState } from "react";
import { Link, useSearchParams } from "react-router";
import { Failure, Nothing } from "../parts/Answer";
import { Amount, Moment } from "../parts/Figures";
import { Head } from "../parts/Head";
import { State } from "../parts/State";
import { useWords } from "../words/language";
import { HELD, page, pathOf, REFUSED, WAITING, type Summary, type Wanted } from "./ask";
import { Kinds } from "./Kinds";
import { Views } from "./Views";

const ON_A_PAGE = 100;

/** Common questions first; each is a list of states. */
const FILTERS = {
  all: "",
  refused: REFUSED,
  waiting: `COLLECTING,${WAITING}`,
  held: HELD,
  customs: "CHECKED,REVIEW,APPROVED,INSPECTION,DETAINED",
  released: "RELEASED",
  closed: "CLOSED,CANCELLED,RETURNED_ABROAD",
} as const;
type Filter = keyof typeof FILTERS;

/** The dossiers, newest first; what is asked stands in the address. */
export function Component() {
  const { t } = useWords("trader");
  const [search, setSearch] = useSearchParams();
  const wanted: Wanted = { state: search.get("state") ?? "", q: search.get("q") ?? "" };
  const table = new URLSearchParams({ format: "csv", ...(wanted.state && { state: wanted.state }) });
  if (wanted.q) table.set("q", wanted.q);
  return (
    <div className="page">
      <Head title={t("dossiers.title")} lead={t("dossiers.lead")} />
      <Search key={wanted.q} q={wanted.q} onSearch={(q) => setSearch(without({ ...wanted, q }))} />
      <div className="families" role="group" aria-label={t("dossiers.filter")}>
        {(Object.keys(FILTERS) as Filter[]).map((one) => (
          <Link
            key={one}
            to={{ search: new URLSearchParams(without({ ...wanted, state: FILTERS[one] })).toString() }}
            aria-current={FILTERS[one] === wanted.state ? "true" : undefined}
          >
            {t(`dossiers.filters.${one}`)}
          </Link>
        ))}
      </div>
      <div className="list-tools">
        <Views under="dossiers" />
        <a href={`/api/v1/dossiers?${table.toString()}`} download="dossiers.csv">
          {t("dossiers.export")}
        </a>
      </div>
      <List wanted={wanted} />
    </div>
  );
}

function without(wanted: Wanted): Record<string, string> {
  return { ...(wanted.state && { state: wanted.state }), ...(wanted.q && { q: wanted.q }) };
}

function Search({ q, onSearch }: { q: string; onSearch: (q: string) => void }) {
  const { t } = useWords("trader");
  const id = useId();
  const [text, setText] = useState(q);
  return (
    <form
      className="question"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        onSearch(text.trim());
      }}
    >
      <label htmlFor={id}>{t("dossiers.search")}</label>
      <Input
        id={id}
        type="search"
        maxLength={60}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <Button type="primary" htmlType="submit">
        {t("dossiers.find")}
      </Button>
      <p className="field-help">{t("dossiers.searchHelp")}</p>
    </form>
  );
}

function List({ wanted }: { wanted: Wanted }) {
  const { t } = useWords("trader");
  const query = useInfiniteQuery({
    queryKey: ["dossiers", "list", wanted.state, wanted.q],
    queryFn: ({ pageParam }) => page(wanted, pageParam, ON_A_PAGE),
    initialPageParam: "",
    getNextPageParam: (last) => last.next,
  });
  const pages = query.data?.pages ?? [];
  const count = pages.reduce((sum, one) => sum + one.dossiers.length, 0);
  if (query.isError && pages.length === 0)
    return <Failure cause={query.error} again={() => void query.refetch()} />;
  return (
    <>
      <p className="count" role="status">
        {query.isPending ? t("dossiers.asking") : t("dossiers.count", { count })}
      </p>
      {count > 0 && (
        <div className="scroll" tabIndex={0} role="region" aria-label={t("dossiers.title")}>
          <table className="dossiers">
            <thead>
              <tr>
                <th scope="col">{t("fields.orderNo")}</th>
                <th scope="col">{t("dossiers.state")}</th>
                <th scope="col">{t("fields.invtNo")}</th>
                <th scope="col">{t("dossiers.papers")}</th>
                <th scope="col" className="number">
                  {t("dossiers.tax")}
                </th>
                <th scope="col">{t("dossiers.changed")}</th>
              </tr>
            </thead>
            {pages.map((one, index) => (
              <Chunk key={index} dossiers={one.dossiers} />
            ))}
          </table>
        </div>
      )}
      {count === 0 && query.isSuccess && !query.hasNextPage && <Nothing>{t("dossiers.none")}</Nothing>}
      {query.isError && <Failure cause={query.error} again={() => void query.fetchNextPage()} />}
      {query.hasNextPage && !query.isError && (
        <More
          isBusy={query.isFetchingNextPage}
          isLooking={count === 0}
          onMore={() => void query.fetchNextPage()}
        />
      )}
    </>
  );
}

/** Rows are drawn only near what is seen, so that a hundred thousand of them are no burden. */
function Chunk({ dossiers }: { dossiers: readonly Summary[] }) {
  const body = useRef<HTMLTableSectionElement>(null);
  const [height, setHeight] = useState<number>();
  useEffect(() => {
    const element = body.current;
    if (element === null) return undefined;
    const watch = new IntersectionObserver(
      ([entry]) => setHeight(entry?.isIntersecting === false ? entry.boundingClientRect.height : undefined),
      { rootMargin: "1500px" },
    );
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  return (
    <tbody ref={body}>
      {height === undefined ? (
        dossiers.map((one) => <Row key={`${one.ebpCode} ${one.orderNo}`} one={one} />)
      ) : (
        <tr aria-hidden="true" style={{ height }}>
          <td colSpan={6} />
        </tr>
      )}
    </tbody>
  );
}

function Row({ one }: { one: Summary }) {
  return (
    <tr>
      <th scope="row">
        <Link to={pathOf(one)}>{one.orderNo}</Link>
        <small>{one.ebpCode}</small>
      </th>
      <td>
        <State state={one.state} text={one.stateText} />
      </td>
      <td>{one.invtNo && <code>{one.invtNo}</code>}</td>
      <td>
        <Kinds kinds={one.documents} />
      </td>
      <td className="number">
        <Amount yuan={one.taxTotal} />
      </td>
      <td>
        <Moment at={one.updatedAt} />
      </td>
    </tr>
  );
}

/** Goes on by itself when its place comes near; the button is for the keyboard. */
function More({ isBusy, isLooking, onMore }: { isBusy: boolean; isLooking: boolean; onMore: () => void }) {
  const { t } = useWords("trader");
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = place.current;
    if (element === null || isBusy) return undefined;
    const watch = new IntersectionObserver(([entry]) => entry?.isIntersecting && onMore(), {
      rootMargin: "600px",
    });
    watch.observe(element);
    return () => watch.disconnect();
  }, [isBusy, onMore]);
  return (
    <div ref={place} className="more">
      <Button loading={isBusy} onClick={onMore}>
        {t(isLooking ? "dossiers.further" : "dossiers.more")}
      </Button>
    </div>
  );
}
