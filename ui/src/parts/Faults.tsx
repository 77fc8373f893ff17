import { Alert } from "antd";
import { Link } from "react-router";
import { Refusal, type Fault } from "../api/client";
import { useSay, useWords } from "../words/language";
import { Failure } from "./Answer";
import { useCodes } from "./codes";

/** Why something was not done: each fault in the words of the platform, with what was found and what should be. */
export function Faults({ cause }: { cause: unknown }) {
  if (!(cause instanceof Refusal) || cause.faults.length === 0) return <Failure cause={cause} />;
  return <FaultList faults={cause.faults} />;
}

function FaultList({ faults }: { faults: readonly Fault[] }) {
  const { t } = useWords();
  const say = useSay();
  const codeOf = useCodes(faults);
  return (
    <Alert
      type="error"
      role="alert"
      title={t("refused")}
      description={
        <ul className="fault-list">
          {faults.map((one, index) => {
            const code = codeOf(one);
            return (
              <li key={index}>
                <p>{code ? say(code.meaning) : one.name}</p>
                {code && <p>{say(code.remedy)}</p>}
                <p className="basis">
                  <Link to={`/codes/GW${one.number}`}>GW{one.number}</Link>
                  {one.found && <span>{`${t("check.found")} ${one.found}`}</span>}
                  {one.expected && <span>{`${t("check.expected")} ${one.expected}`}</span>}
                </p>
              </li>
            );
          })}
        </ul>
      }
    />
  );
}
