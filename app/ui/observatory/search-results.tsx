import { useState } from "react";
import type { Room } from "../../live/room.ts";
import type { Entry, Script } from "../../live/script.ts";

const MOST = 100;

/** Whether an entry has the words, in any case. Exported for tests. */
export const matches = (entry: Entry, query: string): boolean => {
  const text = entry.kind === "line" ? `${entry.speaker.name} ${entry.text} ${entry.answer?.text ?? ""} ${entry.action}` : entry.text;
  return text.toLocaleLowerCase("en").includes(query.toLocaleLowerCase("en"));
};

/** Lines that hold the words looked for; each leads to its place in the script. */
export const SearchResults = ({
  room,
  script,
  query,
  onJump,
}: {
  readonly room: Room;
  readonly script: Script;
  readonly query: string;
  readonly onJump: (seq: number) => void;
}) => {
  const [fetching, setFetching] = useState(false);
  const earlier = async (): Promise<void> => {
    setFetching(true);
    try {
      await room.earlier();
    } finally {
      setFetching(false);
    }
  };
  const found = script.blocks.flatMap((block) => block.entries).filter((entry) => entry.kind !== "heading" && matches(entry, query));
  return (
    <section aria-label="Found in the script" className="border-b border-line bg-well px-6 py-3 lg:px-10">
      <output className="block text-sm text-soft">
        {found.length === 0
          ? script.from > 0
            ? "Not in the pages at hand."
            : "Nobody has said so in this room."
          : `Found ${found.length} ${script.from > 0 ? "in the pages at hand" : "in the whole script"}.`}
      </output>
      {script.from > 0 ? (
        <button type="button" className="link text-sm" onClick={() => void earlier()} disabled={fetching}>
          {fetching ? "Fetching earlier pages…" : "Look in earlier pages too"}
        </button>
      ) : null}
      <ul className="mt-1 max-h-72 overflow-y-auto">
        {found
          .slice(-MOST)
          .toReversed()
          .map((entry) => (
            <li key={`${entry.kind}-${entry.seq}`}>
              <button
                type="button"
                className="w-full cursor-pointer py-1 text-left font-serif hover:text-lamp"
                onClick={() => onJump(entry.seq)}
              >
                {entry.kind === "line" ? <span className="script-speaker">{entry.speaker.name}. </span> : null}
                {entry.kind === "heading" ? null : entry.text}
              </button>
            </li>
          ))}
      </ul>
    </section>
  );
};
