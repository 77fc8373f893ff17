import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Link, useParams } from "react-router";
import { client, Refusal, told, type Schemas } from "../api/client";
import "../desk/desk.css";
import { useChosen } from "../desk/parts/address";
import { Listing, type Column } from "../desk/parts/Listing";
import { Answer, Failure, Nothing } from "../parts/Answer";
import { Field } from "../parts/Field";
import { Day, Moment, today } from "../parts/Figures";
import { Head } from "../parts/Head";
import { More } from "../parts/More";
import { useWords } from "../words/language";

type Line = Schemas["BookLines"]["lines"][number];
type Move = Schemas["BookMoves"]["moves"][number];
type Stated = Schemas["BookStatement"]["lines"][number];

const VIEWS = ["stock", "moves", "statement"] as const;
const ON_A_PAGE = 200;
const NOT_FOUND = 404;

/** One account book: what lies in it, what moved, and what a period left. */
export function Component() {
  const { t } = useWords("trader");
  const { number = "" } = useParams();
  const { chosen, choose } = useChosen();
  const view = VIEWS.find((one) => one === chosen("view")) ?? "stock";
  return (
    <div className="page">
      <p className="back">
        <Link to="/trade/books">{t("books.title")}</Link>
      </p>
      <Head title={number} lead={t("books.oneLead")} />
      <div className="switch" role="group" aria-label={t("books.title")}>
        {VIEWS.map((one) => (
          <button key={one} type="button" aria-pressed={one === view} onClick={() => choose({ view: one })}>
            {t(`books.views.${one}`)}
          </button>
        ))}
      </div>
      {view === "stock" && <Stock number={number} />}
      {view === "moves" && <Moves number={number} />}
      {view === "statement" && <Statement number={number} />}
    </div>
  );
}

function Broken({ cause }: { cause: unknown }) {
  const { t } = useWords("trader");
  const isMissing = cause instanceof Refusal && cause.status === NOT_FOUND;
  return isMissing ? <Nothing>{t("books.unknown")}</Nothing> : <Failure cause={cause} />;
}

function Stock({ number }: { number: string }) {
  const { t } = useWords("trader");
  const query = useInfiniteQuery({
    queryKey: ["books", number, "lines"],
    queryFn: ({ pageParam }) =>
      told(
        client.GET("/api/v1/books/{number}", {
          params: { path: { number }, query: { limit: ON_A_PAGE, ...(pageParam && { after: pageParam }) } },
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (last) => (last.lines.length === ON_A_PAGE ? last.lines.at(-1)?.item : undefined),
  });
  const book = query.data?.pages[0]?.book;
  const lines = query.data?.pages.flatMap((one) => one.lines) ?? [];
  const columns: Column<Line>[] = [
    {
      head: t("books.item"),
      text: (one) => one.item,
      cell: (one) => (
        <>
          <code>{one.item}</code> {one.name}
        </>
      ),
    },
    { head: t("books.hsCode"), text: (one) => one.hsCode, cell: (one) => <code>{one.hsCode}</code> },
    { head: t("books.unit"), text: (one) => one.unit },
    { head: t("books.received"), text: (one) => one.received, isNumber: true },
    { head: t("books.taken"), text: (one) => one.taken, isNumber: true },
    { head: t("books.returned"), text: (one) => one.returned, isNumber: true },
    { head: t("books.adjusted"), text: (one) => one.adjusted, isNumber: true },
    { head: t("books.locked"), text: (one) => one.locked, isNumber: true },
    { head: t("books.frozen"), text: (one) => one.frozen, isNumber: true },
    {
      head: t("books.onHand"),
      text: (one) => one.onHand,
      cell: (one) => <strong>{one.onHand}</strong>,
      isNumber: true,
    },
  ];
  if (query.isError) return <Broken cause={query.error} />;
  return (
    <section className="part">
      <h2>{t("books.views.stock")}</h2>
      {book && (
        <dl className="facts columns">
          <div>
            <dt>{t("books.mode")}</dt>
            <dd>{book.mode}</dd>
          </div>
          <div>
            <dt>{t("books.site")}</dt>
            <dd>
              <code>{book.site}</code>
            </dd>
          </div>
          <div>
            <dt>{t("books.valid")}</dt>
            <dd>
              <Day date={book.validFrom} /> – <Day date={book.validTo} />
            </dd>
          </div>
        </dl>
      )}
      <p className="soft">{t("books.balance")}</p>
      {!query.isPending && (
        <Listing
          label={t("books.views.stock")}
          rows={lines}
          columns={columns}
          id={(one) => one.item}
          empty={t("books.noLines")}
        />
      )}
      <More query={query} />
    </section>
  );
}

function Moves({ number }: { number: string }) {
  const { t } = useWords("trader");
  const query = useInfiniteQuery({
    queryKey: ["books", number, "moves"],
    queryFn: ({ pageParam }) =>
      told(
        client.GET("/api/v1/books/{number}/moves", {
          params: { path: { number }, query: { limit: ON_A_PAGE, ...(pageParam && { after: pageParam }) } },
        }),
      ),
    initialPageParam: 0,
    getNextPageParam: (last) => (last.moves.length === ON_A_PAGE ? last.moves.at(-1)?.id : undefined),
  });
  const moves = query.data?.pages.flatMap((one) => one.moves) ?? [];
  const columns: Column<Move>[] = [
    { head: t("books.at"), text: (one) => one.at, cell: (one) => <Moment at={one.at} /> },
    { head: t("books.item"), text: (one) => one.item, cell: (one) => <code>{one.item}</code> },
    { head: t("books.move"), text: (one) => t(`books.kinds.${one.kind}`) },
    { head: t("books.quantity"), text: (one) => one.quantity, isNumber: true },
    {
      head: t("books.because"),
      text: (one) => one.invtNo ?? one.guid,
      cell: (one) => <code>{one.invtNo ?? one.guid ?? "–"}</code>,
    },
  ];
  if (query.isError) return <Broken cause={query.error} />;
  return (
    <section className="part">
      <h2>{t("books.views.moves")}</h2>
      {!query.isPending && (
        <Listing
          label={t("books.views.moves")}
          rows={moves}
          columns={columns}
          id={(one) => one.id}
          empty={t("books.noMoves")}
        />
      )}
      <More query={query} />
    </section>
  );
}

function Statement({ number }: { number: string }) {
  const { t } = useWords("trader");
  const { chosen, choose } = useChosen();
  const now = today();
  const from = chosen("from") || `${now.slice(0, 7)}-01`;
  const to = chosen("to") || now;
  const query = useQuery({
    queryKey: ["books", number, "statement", from, to],
    queryFn: () =>
      told(
        client.GET("/api/v1/books/{number}/statement", {
          params: { path: { number }, query: { from, to, limit: ON_A_PAGE } },
        }),
      ),
  });
  const number1 = (name: Exclude<keyof Stated, "item">, head: string): Column<Stated> => ({
    head,
    text: (one) => one[name],
    isNumber: true,
  });
  const columns: Column<Stated>[] = [
    { head: t("books.item"), text: (one) => one.item, cell: (one) => <code>{one.item}</code> },
    number1("opening", t("books.opening")),
    number1("received", t("books.received")),
    number1("taken", t("books.taken")),
    number1("returned", t("books.returned")),
    number1("adjusted", t("books.adjusted")),
    number1("writtenOff", t("books.writtenOff")),
    number1("closing", t("books.closing")),
    number1("locked", t("books.locked")),
  ];
  return (
    <section className="part">
      <h2>{t("books.views.statement")}</h2>
      <div className="filters">
        <Field label={t("guarantee.from")} type="date" value={from} onText={(day) => choose({ from: day })} />
        <Field label={t("guarantee.to")} type="date" value={to} onText={(day) => choose({ to: day })} />
      </div>
      <Answer query={query}>
        {({ lines }) => (
          <>
            <Listing
              label={t("books.views.statement")}
              rows={lines}
              columns={columns}
              id={(one) => one.item}
              empty={t("books.noMoves")}
            />
            {lines.length === ON_A_PAGE && <p className="soft">{t("books.cut", { count: ON_A_PAGE })}</p>}
          </>
        )}
      </Answer>
    </section>
  );
}
