import { useFetcher } from "@remix-run/react";
import { useCallback, useEffect, useState } from "react";
import { fetchLedger, ledgerLines } from "../../live/ledger.ts";
import type { LedgerLine } from "../../live/ledger.ts";
import type { action } from "../../routes/ecosystems.$id_.ties.ts";

/** Entries shown before the rest is asked for. */
const SHOWN = 12;

interface LedgerProps {
  readonly ecosystemId: string;
  readonly from: string;
  readonly to: string;
  readonly onJump: (seq: number) => void;
  /** May take changes back. */
  readonly directs: boolean;
}

interface LinesProps extends Omit<LedgerProps, "directs"> {
  /** Takes these changes back; null for those who may not. */
  readonly onTakeBack: ((seqs: readonly number[]) => void) | null;
}

/** Every change of a tie, newest first, each with the words that did it and a way to the line. Fetched when it is opened. */
const Lines = ({ ecosystemId, from, to, onJump, onTakeBack }: LinesProps) => {
  const [lines, setLines] = useState<readonly LedgerLine[] | "waiting" | "failed">("waiting");
  const [all, setAll] = useState(false);
  useEffect(() => {
    const leaving = new AbortController();
    fetchLedger(ecosystemId, from, to, leaving.signal).then(
      (entries) => setLines(ledgerLines(entries)),
      () => {
        if (!leaving.signal.aborted) setLines("failed");
      },
    );
    return () => leaving.abort();
  }, [ecosystemId, from, to]);
  if (lines === "waiting") return <p className="late">Opening the ledger…</p>;
  if (lines === "failed") return <p>The ledger could not be fetched. Close it and open it again.</p>;
  if (lines.length === 0) return <p>Nothing has changed between them here yet; this is how they came.</p>;
  return (
    <>
      <ol className="space-y-2">
        {(all ? lines : lines.slice(0, SHOWN)).map((line) => (
          <li key={line.seq}>
            <p className="text-ink">{line.change}</p>
            {line.quote ? <p className="font-serif text-base text-ink">“{line.quote}”</p> : null}
            <p>
              {line.reason}{" "}
              {line.causes.map((seq) => (
                <button key={seq} type="button" className="link mr-2" onClick={() => onJump(seq)}>
                  line {seq}
                </button>
              ))}
              {onTakeBack !== null && line.undoable.length > 0 ? (
                <button type="button" className="link" onClick={() => onTakeBack(line.undoable)}>
                  take it back
                </button>
              ) : null}
            </p>
          </li>
        ))}
      </ol>
      {all || lines.length <= SHOWN ? null : (
        <button type="button" className="link" onClick={() => setAll(true)}>
          All {lines.length} changes
        </button>
      )}
    </>
  );
};

export const Ledger = ({ directs, ...tie }: LedgerProps) => {
  const { ecosystemId, from, to } = tie;
  const [open, setOpen] = useState(false);
  const { state, data: answer, submit } = useFetcher<typeof action>();
  const takeBack = useCallback(
    (seqs: readonly number[]): void => {
      const form = new FormData();
      for (const [name, value] of Object.entries({ action: "undo", from, to })) form.set(name, value);
      for (const seq of seqs) form.append("seq", String(seq));
      submit(form, { method: "post", action: `/ecosystems/${ecosystemId}/ties` });
    },
    [ecosystemId, from, to, submit],
  );
  const refusal = state === "idle" ? (answer?.refusal ?? null) : null;
  return (
    <details className="mt-1 text-sm text-soft" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="cursor-pointer hover:text-ink">Why?</summary>
      <div className="mt-1 border-l border-line pl-3" data-testid="ledger">
        {refusal === null ? null : (
          <p role="alert" className="text-alarm">
            {refusal.detail}
          </p>
        )}
        {/* when something was taken back, the ledger is read again */}
        {open ? <Lines key={answer?.taken} {...tie} onTakeBack={directs && state === "idle" ? takeBack : null} /> : null}
      </div>
    </details>
  );
};
