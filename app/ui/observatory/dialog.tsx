import { useEffect, useRef } from "react";
import type { ReactNode } from "react";

interface DialogProps {
  readonly open: boolean;
  readonly label: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A sheet over the room; Escape closes it. */
export const Dialog = ({ open, label, onClose, children }: DialogProps) => {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);
  return (
    <dialog
      ref={dialog}
      onClose={onClose}
      aria-label={label}
      className="m-auto w-full max-w-md rounded-lg border border-line bg-sheet p-6 text-ink backdrop:bg-black/50"
    >
      {open ? children : null}
    </dialog>
  );
};
