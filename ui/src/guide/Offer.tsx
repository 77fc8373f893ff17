import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { lazy, Suspense, useEffect, useRef } from "react";
import { useLocation } from "react-router";
import { client, told } from "../api/client";
import { roleOf, useSession } from "../shell/session";
import { useWords } from "../words/language";
import { end, go, remember, useVisit, useWasOffered, type Tour } from "./state";

const Guide = lazy(() => import("./Guide"));

/** Where a visit is offered: on the first page of the window, and on that of an enterprise. */
const AT: Record<string, Tour> = { "/": "visitor", "/trade": "trader" };

/** The visit that is under way; before that, in a demo zone, the offer of one. */
export function Guided() {
  const { pathname } = useLocation();
  const visit = useVisit();
  const tour = AT[pathname];
  const { data: session } = useSession();
  const isIn = session?.signedIn ?? false;
  const wasIn = useRef(isIn);
  // The first visit leads to the login; whoever signed in has seen it all and is offered the other one.
  useEffect(() => {
    if (isIn && !wasIn.current && visit?.tour === "visitor") end();
    wasIn.current = isIn;
  }, [isIn, visit]);
  if (visit !== undefined)
    return (
      <Suspense>
        <Guide visit={visit} />
      </Suspense>
    );
  return tour && <Offer key={tour} tour={tour} />;
}

/** Offered once in a browser, and only where nothing that is tried has consequences. */
function Offer({ tour }: { tour: Tour }) {
  const { t } = useWords();
  const wasOffered = useWasOffered(tour);
  const { data: session } = useSession();
  const isFor = tour === "visitor" ? session?.signedIn === false : roleOf(session) === "enterprise";
  const demo = useQuery({
    queryKey: ["demo"],
    queryFn: () => told(client.GET("/api/v1/demo/signing")),
    staleTime: Infinity,
    enabled: !wasOffered && isFor,
  });
  if (wasOffered || !isFor || !demo.data?.available) return null;
  return (
    <aside className="offer" aria-label={t("guide.title")}>
      <p>{t(`guide.offers.${tour}`)}</p>
      <p className="actions">
        <Button type="primary" onClick={() => go(tour, 0)}>
          {t("guide.take")}
        </Button>
        <Button onClick={() => remember(tour)}>{t("guide.decline")}</Button>
      </p>
    </aside>
  );
}

/** Begins a visit again, wherever somebody is. */
export function GuideButton() {
  const { t } = useWords();
  const { data: session } = useSession();
  const tour: Tour = roleOf(session) === "enterprise" ? "trader" : "visitor";
  return (
    <button type="button" className="plain" onClick={() => go(tour, 0)}>
      {t("guide.title")}
    </button>
  );
}
