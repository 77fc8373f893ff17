import { Input, type InputProps } from "antd";
import { useId, type ReactNode } from "react";

interface FieldProps extends Omit<InputProps, "onChange"> {
  label: string;
  help?: ReactNode;
  fault?: ReactNode;
  onText: (text: string) => void;
}

/** A labelled input with its help and what is wrong with it, both read aloud with it. */
export function Field({ label, help, fault, onText, ...input }: FieldProps) {
  const id = useId();
  const about = [help ? `${id}-help` : "", fault ? `${id}-fault` : ""].filter(Boolean).join(" ");
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <Input
        autoComplete="off"
        {...input}
        id={id}
        aria-describedby={about || undefined}
        aria-invalid={fault ? true : undefined}
        {...(fault ? { status: "error" as const } : {})}
        onChange={(event) => onText(event.target.value)}
      />
      {fault && (
        <p className="field-fault" id={`${id}-fault`}>
          {fault}
        </p>
      )}
      {help && (
        <p className="field-help" id={`${id}-help`}>
          {help}
        </p>
      )}
    </div>
  );
}
