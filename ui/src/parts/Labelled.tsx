import { useState, type KeyboardEvent, type ReactNode } from "react";

/** What a field means, told below it when its button is pressed. */
export interface About {
  button: string;
  text: ReactNode;
}

interface Aria {
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
}

interface LabelledProps {
  id: string;
  label: string;
  help?: ReactNode;
  fault?: ReactNode;
  about?: About | undefined;
  /** What is filled in; it takes what reads help and faults aloud with it. */
  children: (aria: Aria) => ReactNode;
}

/** A label, what is filled in, its help and what is wrong with it. */
export function Labelled({ id, label, help, fault, about, children }: LabelledProps) {
  const [isTold, setTold] = useState(false);
  const aboutId = `${id}-about`;
  const described = [isTold && aboutId, help && `${id}-help`, fault && `${id}-fault`].filter(Boolean);
  const close = (event: KeyboardEvent) => {
    if (event.key === "Escape") setTold(false);
  };
  return (
    <div className="field">
      {about ? (
        <span className="field-label">
          <label htmlFor={id}>{label}</label>
          <button
            type="button"
            className="ask"
            aria-label={about.button}
            aria-expanded={isTold}
            {...(isTold && { "aria-controls": aboutId })}
            onClick={() => setTold(!isTold)}
            onKeyDown={close}
          >
            ?
          </button>
        </span>
      ) : (
        <label htmlFor={id}>{label}</label>
      )}
      {children({
        "aria-describedby": described.join(" ") || undefined,
        "aria-invalid": fault ? true : undefined,
      })}
      {fault && (
        <p className="field-fault" id={`${id}-fault`}>
          {fault}
        </p>
      )}
      {about && isTold && (
        <div className="field-about" id={aboutId}>
          {about.text}
        </div>
      )}
      {help && (
        <p className="field-help" id={`${id}-help`}>
          {help}
        </p>
      )}
    </div>
  );
}
