import { useEffect, useState } from "react";
import { fetchLedger, ledgerLines } from "../../live/ledger.ts";
import type { LedgerLine } from "../../live/ledger.ts";

/** Entries shown before the rest is asked for. */
const SHOWN = 12;

interface LedgerProps {
  readonly ecosystemId: string;
  readonly from: string;
  readonly to: string;
  readonly onJump: (seq: number) => void;
}

/** Every change of a tie, newest first, each with the words that did it and a way to the line. Fetched when it is opened. */
const Lines = ({ ecosystemId, from, to, onJump }: LedgerProps) => {
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

export const Ledger = (props: LedgerProps) => {
  const [open, setOpen] = useState(false);
  return (
    <details className="mt-1 text-sm text-soft" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="cursor-pointer hover:text-ink">Why?</summary>
      <div className="mt-1 border-l border-line pl-3" data-testid="ledger">
        {open ? <Lines {...props} /> : null}
      </div>
    </details>
  );
};
