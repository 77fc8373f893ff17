import { useInfiniteQuery, useMutation } from "@tanstack/react-query";
import { Button, Input } from "antd";
import { useCallback, useEffect, useEffectEvent, useId, useRef, useState } from "react";
import { Link, useSearchParams } from "react-router";
import { queries } from "../api/queries";
import { useAnswers } from "../live/events";
import { Failure, Nothing } from "../parts/Answer";
import { Choose } from "../parts/Choose";
import { Field } from "../parts/Field";
import { Amount, Moment } from "../parts/Figures";
import { Head } from "../parts/Head";
import { State } from "../parts/State";
import { useWords } from "../words/language";
import {
  asked,
  EVERYTHING,
  HELD,
  NARROWED,
  page,
  pathOf,
  REFUSED,
  tableOf,
  WAITING,
  type Summary,
  type Wanted,
} from "./ask";
import { download } from "./declare/send";
import { Kinds } from "./Kinds";
import { Views } from "./Views";

const ON_A_PAGE = 100;

/** Not below "dossiers", all of which is asked for anew when an answer comes: of this that may be a thousand pages. */
const LIST = "dossier-list";

/** What is typed is looked for so long after the last key, when there are so many letters. */
const PAUSE_MILLISECONDS = 500;
const TYPED_LEAST = 4;
const NEWS_AT_MOST_EVERY_MILLISECONDS = 5000;

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
  const wanted = Object.fromEntries(NARROWED.map((one) => [one, search.get(one) ?? ""])) as Wanted;
  return (
    <div className="page">
      <Head title={t("dossiers.title")} lead={t("dossiers.lead")} />
      <Search
        q={wanted.q}
        onSearch={(q, isTyping) => setSearch(asked({ ...wanted, q }), { replace: isTyping && wanted.q !== "" })}
      />
      <div className="families" role="group" aria-label={t("dossiers.filter")}>
        {(Object.keys(FILTERS) as Filter[]).map((one) => (
          <Link
            key={one}
            to={{ search: new URLSearchParams(asked({ ...wanted, state: FILTERS[one] })).toString() }}
            aria-current={FILTERS[one] === wanted.state ? "true" : undefined}
          >
            {t(`dossiers.filters.${one}`)}
          </Link>
        ))}
      </div>
      <Narrow
        key={`${wanted.mode} ${wanted.seller} ${wanted.from} ${wanted.to}`}
        wanted={wanted}
        onNarrow={(next) => setSearch(asked(next))}
      />
      <div className="list-tools">
        <Views under="dossiers" />
        <Export wanted={wanted} />
      </div>
      <List wanted={wanted} />
    </div>
  );
}

const MODES = ["9610", "1210", "1239"] as const;

/** Days, mode and seller; folded away until one of them is asked for. */
function Narrow({ wanted, onNarrow }: { wanted: Wanted; onNarrow: (next: Wanted) => void }) {
  const { t } = useWords("trader");
  const [next, setNext] = useState(wanted);
  const words: Partial<Record<string, string>> = t("choices", { returnObjects: true });
  const isNarrow = Boolean(wanted.mode || wanted.seller || wanted.from || wanted.to);
  return (
    <details className="narrow" open={isNarrow}>
      <summary>{t("dossiers.narrow")}</summary>
      <form
        className="grid"
        onSubmit={(event) => {
          event.preventDefault();
          onNarrow({ ...next, seller: next.seller.trim() });
        }}
      >
        <Field
          label={t("dossiers.from")}
          type="date"
          value={next.from}
          {...(next.to && { max: next.to })}
          onText={(from) => setNext({ ...next, from })}
        />
        <Field
          label={t("dossiers.to")}
          type="date"
          value={next.to}
          {...(next.from && { min: next.from })}
          onText={(to) => setNext({ ...next, to })}
        />
        <Choose
          label={t("fields.tradeMode")}
          value={next.mode}
          options={[
            { value: "", label: t("dossiers.anyMode") },
            ...MODES.map((one) => ({ value: one, label: `${one} ${words[`tradeMode_${one}`] ?? ""}` })),
          ]}
          onChoose={(mode) => setNext({ ...next, mode })}
        />
        <Field
          label={t("fields.ebcCode")}
          value={next.seller}
          maxLength={18}
          pattern="\s*\w*\s*"
          onText={(seller) => setNext({ ...next, seller })}
        />
        <p className="actions">
          <Button type="primary" htmlType="submit">
            {t("dossiers.show")}
          </Button>
          {isNarrow && (
            <Button onClick={() => onNarrow({ ...EVERYTHING, state: wanted.state, q: wanted.q })}>
              {t("dossiers.wide")}
            </Button>
          )}
        </p>
      </form>
    </details>
  );
}

/** The whole list as a file, as it is asked for now. */
function Export({ wanted }: { wanted: Wanted }) {
  const { t } = useWords("trader");
  const making = useMutation({
    mutationFn: () => tableOf(wanted),
    onSuccess: (table) => download("dossiers.csv", table, "text/csv"),
  });
  return (
    <div aria-live="polite">
      <Button loading={making.isPending} onClick={() => making.mutate()}>
        {t(making.isPending ? "dossiers.exporting" : "dossiers.export")}
      </Button>
      {making.isError && <Failure cause={making.error} again={() => making.mutate()} />}
    </div>
  );
}

interface SearchProps {
  q: string;
  /** Looks for a text; while somebody types, it takes the place of what was looked for before. */
  onSearch: (q: string, isTyping: boolean) => void;
}

function Search({ q, onSearch }: SearchProps) {
  const { t } = useWords("trader");
  const id = useId();
  const [text, setText] = useState(q);
  const asked = useRef(q);

  // Who went back, or opened a saved view, sees what is looked for now.
  useEffect(() => {
    if (q !== asked.current) setText(q);
    asked.current = q;
  }, [q]);

  function search(isTyping: boolean) {
    const plain = text.trim();
    if (isTyping && plain === asked.current) return;
    asked.current = plain;
    onSearch(plain, isTyping);
  }

  const look = useEffectEvent(search);
  useEffect(() => {
    const plain = text.trim();
    // Fewer letters are the beginning of too many numbers.
    if (plain.length > 0 && plain.length < TYPED_LEAST) return undefined;
    const later = setTimeout(() => look(true), PAUSE_MILLISECONDS);
    return () => clearTimeout(later);
  }, [text]);

  return (
    <form
      className="question"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        search(false);
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
  const queryKey = [LIST, ...NARROWED.map((one) => wanted[one])];
  const query = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }) => page(wanted, pageParam, ON_A_PAGE, signal),
    initialPageParam: "",
    getNextPageParam: (last) => last.next,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  const pages = query.data?.pages ?? [];
  const { isBehind, renew } = useNews(queryKey, pages.length);
  const count = pages.reduce((sum, one) => sum + one.dossiers.length, 0);
  if (query.isError && pages.length === 0)
    return <Failure cause={query.error} again={() => void query.refetch()} />;
  return (
    <>
      <p className="count" role="status">
        {query.isPending ? t("dossiers.asking") : t("dossiers.count", { count })}
      </p>
      {isBehind && (
        <p className="news" role="status">
          {t("dossiers.news")} <Button onClick={renew}>{t("dossiers.renew")}</Button>
        </p>
      )}
      {count > 0 && (
        <div className="scroll" tabIndex={0} role="region" aria-label={t("dossiers.title")}>
          <table className="dossiers">
            <thead>
              <tr>
                <th scope="col">{t("fields.orderNo")}</th>
                <th scope="col">{t("dossiers.state")}</th>
                <th scope="col">{t("fields.invtNo")}</th>
                <th scope="col">{t("dossiers.sellerAndMode")}</th>
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

/**
 * Answers change what is listed. A single page is asked for anew; of many, which somebody is reading, it is only said
 * that they have changed, and they begin anew when that is wanted.
 */
function useNews(queryKey: readonly string[], pages: number) {
  const [isBehind, setBehind] = useState(false);
  const key = queryKey.join(" ");
  const [of, setOf] = useState(key);
  if (of !== key) {
    setOf(key);
    setBehind(false);
  }
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  const shown = useRef(pages);
  useEffect(() => {
    shown.current = pages;
  }, [pages]);
  useEffect(() => () => clearTimeout(waiting.current), []);
  const hear = useCallback(() => {
    waiting.current ??= setTimeout(() => {
      waiting.current = undefined;
      if (shown.current > 1) setBehind(true);
      else void queries.invalidateQueries({ queryKey: [LIST], type: "active" });
    }, NEWS_AT_MOST_EVERY_MILLISECONDS);
  }, []);
  useAnswers(hear);
  return {
    isBehind,
    renew: () => {
      setBehind(false);
      scrollTo({ top: 0 });
      void queries.resetQueries({ queryKey });
    },
  };
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
          <td colSpan={7} />
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
        {one.ebcCode && <code>{one.ebcCode}</code>} <small>{one.tradeMode}</small>
      </td>
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
