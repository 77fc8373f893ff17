import { Button } from "antd";
import { useState } from "react";
import { useNavigate } from "react-router";
import { Field } from "../parts/Field";

const LONGEST = 60;

interface AskProps {
  label: string;
  run: string;
  /** What is asked about now; another one makes the form anew. */
  asked: string;
  /** Address of the answer, without what is asked. */
  below: string;
}

/** Asks about one number, which goes into the address of the page. */
export function Ask({ label, run, asked, below }: AskProps) {
  const [typed, setTyped] = useState(asked);
  const navigate = useNavigate();
  const wanted = typed.trim();
  return (
    <form
      className="question beside"
      onSubmit={(event) => {
        event.preventDefault();
        void navigate(`${below}/${encodeURIComponent(wanted)}`);
      }}
    >
      <Field label={label} value={typed} maxLength={LONGEST} onText={setTyped} />
      <Button type="primary" htmlType="submit" disabled={wanted === ""}>
        {run}
      </Button>
    </form>
  );
}
