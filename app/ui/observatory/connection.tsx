import type { Headlines } from "../../live/room.ts";

const WORDS = {
  connecting: "Connecting…",
  live: "Live",
  reconnecting: "Reconnecting; nothing is lost",
  refused: "Not connected",
} as const;

/** Whether what is seen is what happens; a shape and a word, never a colour alone. */
export const Connection = ({ connection }: Pick<Headlines, "connection">) => (
  <output data-testid="connection" data-state={connection} className="inline-flex items-center gap-1.5 text-sm text-soft">
    <svg viewBox="0 0 10 10" className="size-2.5" aria-hidden="true">
      {connection === "live" ? (
        <circle cx="5" cy="5" r="4" className="fill-lamp" />
      ) : (
        <circle cx="5" cy="5" r="3.5" fill="none" stroke="currentColor" strokeDasharray="3 2" />
      )}
    </svg>
    {WORDS[connection]}
  </output>
);
