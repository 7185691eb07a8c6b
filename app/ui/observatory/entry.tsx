import { memo } from "react";
import type { Block as BlockData, Entry as EntryData, LineEntry } from "../../live/script.ts";
import { listed } from "../words.ts";
import { Notes } from "./note.tsx";
import { WhySpoke } from "./why-spoke.tsx";

export interface EntryActions {
  readonly onSelect: (id: string) => void;
  readonly onJump: (seq: number) => void;
}

const MANNER: Readonly<Record<LineEntry["manner"], string>> = {
  chat: "",
  greeting: "",
  conflict: "sharply",
  collaboration: "",
  confession: "low",
  gossip: "aside",
  farewell: "taking leave",
  visitor: "from the room",
};

const Line = ({ entry, onSelect, onJump }: EntryActions & { readonly entry: LineEntry }) => {
  const aside = [entry.to.length > 0 ? `to ${listed(entry.to)}` : "", MANNER[entry.manner], entry.whispered ? "whispering" : ""]
    .filter(Boolean)
    .join(", ");
  return (
    <div
      id={`line-${entry.seq}`}
      data-testid="script-line"
      data-seq={entry.seq}
      data-speaker={entry.speaker.name}
      data-lane={entry.lane}
      className={`script-line ${entry.whispered ? "script-whisper" : ""}`}
    >
      {entry.where ? <p className="script-where">{entry.where}</p> : null}
      <p>
        <button type="button" className="script-speaker cursor-pointer" onClick={() => onSelect(entry.speaker.id)}>
          {entry.speaker.name}
        </button>
        {aside ? <span className="script-action text-base"> ({aside})</span> : null}
        <span>. </span>
        {entry.action ? <span className="script-action">[{entry.action}] </span> : null}
        <span>{entry.text}</span>
      </p>
      {entry.answer === null ? null : (
        <p className="mt-1">
          <span className="script-speaker">{entry.answer.speaker.name}. </span>
          {entry.answer.text}
        </p>
      )}
      {entry.why === null ? null : <WhySpoke why={entry.why} name={entry.speaker.name} />}
      <Notes notes={entry.notes} onJump={onJump} />
    </div>
  );
};

export const Entry = memo(({ entry, ...actions }: EntryActions & { readonly entry: EntryData }) => {
  switch (entry.kind) {
    case "heading":
      return <h3 className="script-heading">{entry.text}</h3>;
    case "direction":
      return (
        <p id={`line-${entry.seq}`} data-lane={entry.lane} className={`script-direction ${entry.weight === "marked" ? "text-ink" : ""}`}>
          {entry.text}
        </p>
      );
    case "thought":
      return (
        <p id={`line-${entry.seq}`} data-lane={entry.lane} className="script-line script-thought">
          <button type="button" className="script-speaker cursor-pointer not-italic" onClick={() => actions.onSelect(entry.speaker.id)}>
            {entry.speaker.name}
          </button>{" "}
          thinks: {entry.text}
        </p>
      );
    case "line":
      return <Line entry={entry} {...actions} />;
    default:
      return entry satisfies never;
  }
});
Entry.displayName = "Entry";

/** A few dozen entries, drawn again only when one of them changes. */
export const Block = memo(({ block, ...actions }: EntryActions & { readonly block: BlockData }) => (
  <div className="script-block">
    {block.entries.map((entry) => (
      <Entry key={`${entry.kind}-${entry.seq}`} entry={entry} {...actions} />
    ))}
  </div>
));
Block.displayName = "Block";
