import type { Schemas } from "../api/client";
import { useNamed } from "./ask";

type Reminder = Schemas["Reminders"]["reminders"][number];

/** What ends, in words: the kind of a licence with its number, the role, or whose mandate. */
export function Ending({ reminder: { what, subject } }: { reminder: Reminder }) {
  const named = useNamed();
  const [kind = "", ...number] = subject.split(" ");
  switch (what) {
    case "licence":
      return `${named("licences", kind)} ${number.join(" ")}`;
    case "role":
      return `${named("ending", what)}: ${named("roles", subject)}`;
    default:
      return `${named("ending", what)}: ${subject}`;
  }
}
