import { useEffect, type ReactNode } from "react";
import { useWords } from "../words/language";

/** Title and purpose of a page; the title is the window's too. */
export function Head({ title, lead, children }: { title: string; lead: string; children?: ReactNode }) {
  const { t } = useWords();
  const name = t("name");
  useEffect(() => {
    document.title = `${title} · ${name}`;
  }, [title, name]);
  return (
    <header className="head">
      <h1>{title}</h1>
      <p className="lead">{lead}</p>
      {children}
    </header>
  );
}
