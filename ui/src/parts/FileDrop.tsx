import { useState, type DragEvent } from "react";
import { Icon } from "./icons";

interface FileDropProps {
  label: string;
  help: string;
  accept: string;
  isMany?: boolean;
  onFiles: (files: File[]) => void;
}

/** A place to drop files, which a click or the keyboard opens as well. */
export function FileDrop({ label, help, accept, isMany = false, onFiles }: FileDropProps) {
  const [isOver, setOver] = useState(false);
  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    onFiles([...event.dataTransfer.files]);
  }
  return (
    <label
      className={isOver ? "drop over" : "drop"}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <input
        className="unseen"
        type="file"
        multiple={isMany}
        accept={accept}
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          event.target.value = "";
        }}
      />
      <Icon name="drop" />
      <strong>{label}</strong>
      <span>{help}</span>
    </label>
  );
}
