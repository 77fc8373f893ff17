import { Button } from "antd";
import { useEffect, useRef, useState } from "react";
import { Link, NavLink, Outlet, ScrollRestoration, useLocation } from "react-router";
import { choose, LANGUAGES, TAGS, useWords, type Language } from "../words/language";
import { Guided, GuideButton } from "../guide/Offer";
import { Menu } from "../shell/Menu";
import { Person } from "../shell/Person";
import { useSession } from "../shell/session";
import { Icon } from "./icons";
import { chooseScheme, SCHEMES, useOnline, useScheme } from "./preferences";

const TOOLS = [
  "track",
  "check",
  "codes",
  "costs",
  "mode",
  "commodities",
  "deadlines",
  "rules",
  "status",
] as const;

/** Where one works; the services that everybody may use step back there. */
const WORK = /^\/(home|account|trade|dossiers|desk|operate|city)(\/|$)/;

/** What stands around every page: the way to the others, language, appearance, and where to sign in. */
export function Frame() {
  const { t } = useWords();
  const isOnline = useOnline();
  const main = useRef<HTMLElement>(null);
  useFocusOnNewPages(main);
  return (
    <>
      <a className="skip" href="#main">
        {t("skip")}
      </a>
      <Top />
      {!isOnline && (
        <p className="offline" role="status">
          {t("offline")}
        </p>
      )}
      <Guided />
      <main id="main" ref={main} tabIndex={-1}>
        <Outlet />
      </main>
      <Foot />
      <ScrollRestoration />
    </>
  );
}

/** Whoever reads by ear must hear that the page is another one. */
function useFocusOnNewPages(main: React.RefObject<HTMLElement | null>) {
  const { pathname } = useLocation();
  const before = useRef(pathname);
  useEffect(() => {
    if (before.current !== pathname) main.current?.focus({ preventScroll: true });
    before.current = pathname;
  }, [pathname, main]);
}

function Top() {
  const { t } = useWords();
  const { pathname } = useLocation();
  // Whoever went to another page has chosen, so the menu is closed there.
  const [openAt, setOpenAt] = useState<string>();
  const isOpen = openAt === pathname;
  const { data: session } = useSession();
  const isWork = WORK.test(pathname) && session?.signedIn;
  return (
    <header className="top">
      <div className="top-row">
        <Link className="brand" to="/">
          <img src="/assets/mark.svg" alt="" width="28" height="28" />
          <Brand />
        </Link>
        <Button
          className="menu-button"
          type="text"
          aria-expanded={isOpen}
          aria-controls="tools"
          icon={<Icon name={isOpen ? "close" : "menu"} />}
          onClick={() => setOpenAt(isOpen ? undefined : pathname)}
        >
          {t("menu")}
        </Button>
        <div className={isOpen ? "tools open" : "tools"} id="tools">
          {session?.signedIn && (
            <div className="phone-menu">
              <Menu session={session} />
            </div>
          )}
          <nav aria-label={t("services")} className={isWork ? "aside" : undefined}>
            {TOOLS.map((tool) => (
              <NavLink key={tool} to={`/${tool}`}>
                {t(`pages.${tool}`)}
              </NavLink>
            ))}
          </nav>
          <div className="choices">
            <LanguageChoice />
            <SchemeChoice />
            <Person />
          </div>
        </div>
      </div>
    </header>
  );
}

/** The name in the reader's language, and in Chinese. */
function Brand() {
  const { t, language } = useWords();
  return (
    <span>
      {language === "zh" ? (
        <>
          绿道 <span lang="en">Greenway</span>
        </>
      ) : (
        <>
          Greenway <span lang="zh-CN">绿道</span>
        </>
      )}
      {language === "sw" && <small>{t("name")}</small>}
    </span>
  );
}

function LanguageChoice() {
  const { t, language } = useWords();
  return (
    <div className="switch" role="group" aria-label={t("language")}>
      {(Object.entries(LANGUAGES) as [Language, string][]).map(([code, name]) => (
        <button
          key={code}
          type="button"
          lang={TAGS[code]}
          aria-pressed={code === language}
          onClick={() => void choose(code)}
        >
          {name}
        </button>
      ))}
    </div>
  );
}

function SchemeChoice() {
  const { t } = useWords();
  const { scheme } = useScheme();
  return (
    <div className="switch icons" role="group" aria-label={t("scheme")}>
      {SCHEMES.map((one) => (
        <button
          key={one}
          type="button"
          aria-pressed={one === scheme}
          aria-label={t(`schemes.${one}`)}
          title={t(`schemes.${one}`)}
          onClick={() => chooseScheme(one)}
        >
          <Icon name={one} />
        </button>
      ))}
    </div>
  );
}

function Foot() {
  const { t } = useWords();
  return (
    <footer className="foot">
      <div>
        <p>{t("place")}</p>
        <ul>
          <li>
            <a href="/api-docs/">{t("interface")}</a>
          </li>
          <li>
            <Link to="/buyer">{t("pages.buyer")}</Link>
          </li>
          <li>
            <Link to="/papers">{t("pages.papers")}</Link>
          </li>
          <li>
            <Link to="/zone">{t("pages.zone")}</Link>
          </li>
          <li>
            <Link to="/times">{t("pages.times")}</Link>
          </li>
          <li>
            <Link to="/rules">{t("pages.rules")}</Link>
          </li>
          <li>
            <Link to="/status">{t("pages.status")}</Link>
          </li>
          <li>
            <GuideButton />
          </li>
        </ul>
      </div>
    </footer>
  );
}
