import type { Schemas } from "../api/client";
import { Moment } from "../parts/Figures";
import { useSay } from "../words/language";

/** What happened to a parcel, oldest first. */
export function Steps({ steps }: { steps: Schemas["ParcelStep"][] }) {
  const say = useSay();
  return (
    <ol className="trail">
      {steps.map((one, index) => (
        <li key={index}>
          <strong>{say(one.text)}</strong>
          <p className="soft">
            <Moment at={one.at} />
          </p>
        </li>
      ))}
    </ol>
  );
}
