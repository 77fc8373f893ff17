import { Input, type InputProps } from "antd";
import { useId, type ReactNode } from "react";
import { Labelled, type About } from "./Labelled";

interface FieldProps extends Omit<InputProps, "onChange" | "about"> {
  label: string;
  help?: ReactNode;
  fault?: ReactNode;
  about?: About;
  onText: (text: string) => void;
}

/** A labelled input with its help and what is wrong with it, both read aloud with it. */
export function Field({ label, help, fault, about, onText, ...input }: FieldProps) {
  const made = useId();
  const id = input.id ?? made;
  return (
    <Labelled id={id} label={label} help={help} fault={fault} about={about}>
      {(aria) => (
        <Input
          autoComplete="off"
          {...input}
          {...aria}
          id={id}
          {...(fault ? { status: "error" as const } : {})}
          onChange={(event) => onText(event.target.value)}
        />
      )}
    </Labelled>
  );
}
