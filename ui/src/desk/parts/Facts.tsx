import type { ReactNode } from "react";
import { Copyable } from "../../parts/Figures";

/** Names and values; what is not there is left out. */
export function Facts({ facts }: { facts: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className="facts columns">
      {facts
        .filter(([, value]) => value !== null && value !== undefined && value !== "")
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

export function copyable(text: string | null | undefined): ReactNode {
  return text ? <Copyable text={text} /> : null;
}
