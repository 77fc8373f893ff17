import { Button } from "antd";
import { useEffect, useId, useRef, useState, type ReactNode } from "react";
import { useWords } from "../words/language";
import { Icon, type IconName } from "./icons";

interface DialogProps {
  title: string;
  onClose: () => void;
  children: ReactNode;
}

/** The browser's own dialog: it holds the focus, gives it back, and is left with Escape. */
export function Dialog({ title, onClose, children }: DialogProps) {
  const { t } = useWords();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby={id} onClose={onClose}>
      <h2 id={id}>{title}</h2>
      {children}
      <Button onClick={onClose}>{t("close")}</Button>
    </dialog>
  );
}

interface SureProps {
  label: string;
  question: string;
  isBusy?: boolean;
  isPrimary?: boolean;
  /** Shown instead of the label, where a list has little room. */
  icon?: IconName;
  onSure: () => void;
}

/** A button for what cannot be taken back: it asks once more. */
export function Sure({ label, question, isBusy, isPrimary, icon, onSure }: SureProps) {
  const [isAsked, setAsked] = useState(false);
  return (
    <>
      {icon ? (
        <Button
          type="text"
          size="small"
          icon={<Icon name={icon} />}
          aria-label={label}
          onClick={() => setAsked(true)}
        />
      ) : (
        <Button
          loading={isBusy ?? false}
          type={isPrimary ? "primary" : "default"}
          onClick={() => setAsked(true)}
        >
          {label}
        </Button>
      )}
      {isAsked && (
        <Dialog title={label} onClose={() => setAsked(false)}>
          <p>{question}</p>
          <Button
            type="primary"
            onClick={() => {
              setAsked(false);
              onSure();
            }}
          >
            {label}
          </Button>
        </Dialog>
      )}
    </>
  );
}
