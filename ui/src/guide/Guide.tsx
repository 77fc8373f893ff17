import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useEffect, useRef, useState } from "react";
import { useLocation, useNavigate } from "react-router";
import { client, told } from "../api/client";
import { EVERYTHING, page, pathOf, REFUSED } from "../trader/ask";
import { bring, useWords } from "../words/language";
import "./guide.css";
import { end, go, type Tour, type Visit } from "./state";
import type { GuideWords } from "./words/zh";

/** A step: the page that it is at, what is shown there, and what is said. */
interface Step {
  word: keyof GuideWords["steps"];
  to: string;
  target: string;
}

const VISITOR: readonly Step[] = [
  { word: "window", to: "/", target: ".hero-words" },
  { word: "regulators", to: "/", target: ".regulators" },
  { word: "check", to: "/check", target: ".check-in" },
  { word: "code", to: "/codes/-621018", target: ".code-entry" },
  { word: "zone", to: "/zone", target: ".totals, .nothing" },
  { word: "signIn", to: "/login", target: ".sign-in" },
];

/** What is to be seen depends on what the enterprise has declared. */
function trader(newest: string | undefined, refused: string | undefined): readonly Step[] {
  return [
    { word: "home", to: "/trade", target: ".concerns" },
    { word: "declare", to: "/trade/declare", target: ".ways" },
    { word: "list", to: "/dossiers", target: ".question" },
    newest
      ? { word: "lanes", to: newest, target: ".lanes" }
      : { word: "noDossier", to: "/dossiers", target: ".nothing" },
    refused
      ? { word: "refused", to: refused, target: ".fault.stopped" }
      : { word: "noRefused", to: `/dossiers?${new URLSearchParams({ state: REFUSED })}`, target: ".families" },
    { word: "desks", to: refused ?? newest ?? "/trade", target: ".shell-menu .entries, .menu-button" },
  ];
}

async function first(state: string): Promise<string | null> {
  const { dossiers } = await page({ ...EVERYTHING, state }, "", 1);
  return dossiers[0] ? pathOf(dossiers[0]) : null;
}

/** The steps of a visit; undefined until they are known. */
function useSteps(tour: Tour): readonly Step[] | undefined {
  const isTrader = tour === "trader";
  const found = useQuery({
    queryKey: ["guide", tour],
    queryFn: async () => ({ newest: await first(""), refused: await first(REFUSED) }),
    enabled: isTrader,
    staleTime: Infinity,
  });
  if (!isTrader) return VISITOR;
  if (found.isPending) return undefined;
  return trader(found.data?.newest ?? undefined, found.data?.refused ?? undefined);
}

const READY = bring("guide");

/** Leads along the pages: brings each up, shows where to look, and says what it is for. */
export default function Guide({ visit }: { visit: Visit }) {
  const steps = useSteps(visit.tour);
  const [isReady, setReady] = useState(false);
  useEffect(() => {
    void READY.then(() => setReady(true));
  }, []);
  const step = steps?.[visit.step];
  if (!isReady || steps === undefined || step === undefined) return null;
  return <Shown key={visit.step} visit={visit} step={step} of={steps.length} />;
}

interface ShownProps {
  visit: Visit;
  step: Step;
  of: number;
}

function Shown({ visit: { tour, step: at }, step, of }: ShownProps) {
  const { t } = useWords("guide");
  const demo = useQuery({
    queryKey: ["demo"],
    queryFn: () => told(client.GET("/api/v1/demo/signing")),
    staleTime: Infinity,
  });
  const title = useRef<HTMLHeadingElement>(null);
  const isLast = at === of - 1;
  useAt(step.to);
  useHighlight(step.target);

  // Who reads by ear hears the new step, after the page that came with it; the page stays within the keyboard's reach.
  const { pathname } = useLocation();
  const isHere = step.to.split("?")[0] === pathname;
  useEffect(() => {
    if (!isHere) return undefined;
    const later = requestAnimationFrame(() => title.current?.focus({ preventScroll: true }));
    return () => cancelAnimationFrame(later);
  }, [isHere]);
  useEffect(() => {
    const leave = (event: KeyboardEvent) => event.key === "Escape" && end();
    addEventListener("keydown", leave);
    return () => removeEventListener("keydown", leave);
  }, []);

  const word = step.word === "signIn" && demo.data?.available ? "signInDemo" : step.word;
  return (
    <section className="guide" role="dialog" aria-labelledby="guide-title" aria-describedby="guide-text">
      <p className="soft">{t("step", { step: at + 1, of })}</p>
      <h2 id="guide-title" ref={title} tabIndex={-1}>
        {t(`steps.${word}.title`)}
      </h2>
      <p id="guide-text">{t(`steps.${word}.text`)}</p>
      <p className="actions">
        {!isLast && (
          <Button type="primary" onClick={() => go(tour, at + 1)}>
            {t("next")}
          </Button>
        )}
        {at > 0 && <Button onClick={() => go(tour, at - 1)}>{t("back")}</Button>}
        <Button type={isLast ? "primary" : "text"} onClick={end}>
          {t(isLast ? "done" : "end")}
        </Button>
      </p>
    </section>
  );
}

/** Opens the page of a step, once; whoever looks around on the way is not called back. */
function useAt(to: string) {
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  const isThere = useRef(`${pathname}${search}` === to);
  useEffect(() => {
    if (!isThere.current) void navigate(to);
    isThere.current = true;
  }, [navigate, to]);
}

/** Marks what a step is about as soon as it is there. */
function useHighlight(target: string) {
  const { pathname } = useLocation();
  useEffect(() => {
    let shown: Element | undefined;
    function show() {
      const found = [...document.querySelectorAll(target)].find((one) => one.checkVisibility());
      if (found === undefined || found === shown) return;
      shown?.removeAttribute("data-guided");
      shown = found;
      found.setAttribute("data-guided", "");
      const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
      found.scrollIntoView({ block: "center", behavior: isStill ? "auto" : "smooth" });
    }
    show();
    const watch = new MutationObserver(show);
    watch.observe(document.body, { childList: true, subtree: true });
    return () => {
      watch.disconnect();
      shown?.removeAttribute("data-guided");
    };
  }, [target, pathname]);
}
