import { Button, Input } from "antd";
import { useId, useState } from "react";
import { Link, useLocation } from "react-router";
import { Sure } from "../parts/Dialog";
import { useWords } from "../words/language";

interface View {
  name: string;
  search: string;
}

const MOST = 20;

function isView(one: unknown): one is View {
  return typeof one === "object" && one !== null && "name" in one && "search" in one;
}

function kept(key: string): View[] {
  try {
    const read: unknown = JSON.parse(localStorage.getItem(key) ?? "[]");
    return Array.isArray(read) ? read.filter(isView) : [];
  } catch {
    return [];
  }
}

/** Questions that somebody asks often, kept in this browser under names of their own. */
export function Views({ under }: { under: string }) {
  const { t } = useWords("trader");
  const key = `greenway.views.${under}`;
  const { search } = useLocation();
  const [views, setViews] = useState(() => kept(key));
  const [name, setName] = useState("");
  const id = useId();

  function keep(next: View[]) {
    setViews(next);
    try {
      localStorage.setItem(key, JSON.stringify(next));
    } catch {
      // A browser may refuse to keep anything; then they last as long as the page.
    }
  }

  return (
    <details className="views">
      <summary>{t("views.title", { count: views.length })}</summary>
      <ul>
        {views.map((one) => (
          <li key={one.name}>
            <Link to={{ search: one.search }}>{one.name}</Link>
            <Sure
              label={t("views.remove", { name: one.name })}
              question={t("views.removeSure")}
              icon="close"
              onSure={() => keep(views.filter((other) => other !== one))}
            />
          </li>
        ))}
      </ul>
      <form
        className="inline"
        onSubmit={(event) => {
          event.preventDefault();
          const plain = name.trim();
          if (plain === "") return;
          keep([...views.filter((one) => one.name !== plain), { name: plain, search }].slice(-MOST));
          setName("");
        }}
      >
        <label className="unseen" htmlFor={id}>
          {t("views.name")}
        </label>
        <Input
          id={id}
          placeholder={t("views.name")}
          maxLength={40}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <Button htmlType="submit">{t("views.keep")}</Button>
      </form>
    </details>
  );
}
