import { marginsOf } from "../../live/margin.ts";
import type { Margin } from "../../live/margin.ts";
import type { Note as NoteData } from "../../live/notes.ts";
import { spaced } from "../words.ts";

interface NotesProps {
  readonly notes: readonly NoteData[];
  readonly onJump: (seq: number) => void;
}

/** Margins beside a line that stand open; a line that changed more says how much more. */
const SHOWN = 3;

const Why = ({ note, onJump }: { readonly note: NoteData; readonly onJump: (seq: number) => void }) => (
  <div className="border-l border-line py-1 pl-3">
    {note.quote ? <p className="font-serif text-base text-ink">“{note.quote}”</p> : null}
    <p>
      {note.who}: {note.detail}
      {note.rule ? ` · by the rule “${spaced(note.rule)}”` : ""}{" "}
      {note.causes.map((seq) => (
        <button key={seq} type="button" className="link mr-2" onClick={() => onJump(seq)}>
          line {seq}
        </button>
      ))}
    </p>
  </div>
);

const MarginNote = ({ margin, onJump }: { readonly margin: Margin; readonly onJump: (seq: number) => void }) => (
  <details className="script-note">
    <summary>{margin.text}</summary>
    {margin.notes.map((note) => (
      <Why key={note.seq} note={note} onJump={onJump} />
    ))}
  </details>
);

/** What a line changed, in the margin; each opens its why. */
export const Notes = ({ notes, onJump }: NotesProps) => {
  if (notes.length === 0) return null;
  const margins = marginsOf(notes);
  const shown = margins.length <= SHOWN ? margins : margins.slice(0, SHOWN - 1);
  const rest = margins.slice(shown.length);
  return (
    <>
      {shown.map((margin) => (
        <MarginNote key={margin.key} margin={margin} onJump={onJump} />
      ))}
      {rest.length === 0 ? null : (
        <details className="script-note">
          <summary>and {rest.length} more changes</summary>
          {rest.map((margin) => (
            <MarginNote key={margin.key} margin={margin} onJump={onJump} />
          ))}
        </details>
      )}
    </>
  );
};
