import { useId, useState } from "react";
import type { Room } from "../../live/room.ts";
import { useUsername } from "../shell.tsx";
import { counted } from "../words.ts";

interface PrompterProps {
  readonly room: Room;
  readonly to: string;
  readonly name: string;
  /** May also give directions that only this character hears. */
  readonly directs: boolean;
}

/** For how many of the character's turns a direction may hold. */
const HOLDS = [1, 3, 5, 10, 20] as const;
/** Longest line, as the wire allows. */
const LONGEST = 2000;

/** A word to a character: aloud, as a person in the room, or as a direction nobody else hears. */
export const Prompter = ({ room, to, name, directs }: PrompterProps) => {
  const [text, setText] = useState("");
  const [turns, setTurns] = useState(3);
  const id = useId();
  const username = useUsername();
  const ready = text.trim() !== "";
  const send = (manner: "aloud" | "whisper" | "direction"): void => {
    if (!ready) return;
    const ref = crypto.randomUUID();
    const words = text.trim();
    if (manner === "direction") room.send({ type: "direct", ref, to, text: words, turns });
    else room.send({ type: "say", ref, to: [to], text: words, ...(manner === "whisper" ? { whisper: true } : {}) });
    setText("");
  };
  return (
    <form
      className="space-y-2"
      onSubmit={(event) => {
        event.preventDefault();
        send("aloud");
      }}
    >
      <label htmlFor={id} className="text-sm font-medium">
        A word to {name}
        {username === null ? "" : `, from you, ${username}`}
      </label>
      <textarea
        id={id}
        value={text}
        maxLength={LONGEST}
        rows={2}
        onChange={(event) => setText(event.currentTarget.value)}
        className="field font-serif"
      />
      <div className="flex flex-wrap gap-2">
        <button type="submit" className="button button-small" disabled={!ready}>
          Say it aloud
        </button>
        <button type="button" className="button button-small" disabled={!ready} onClick={() => send("whisper")}>
          Whisper it
        </button>
      </div>
      {directs ? (
        <div className="flex flex-wrap items-center gap-2 text-sm text-soft">
          <button type="button" className="button button-small" disabled={!ready} onClick={() => send("direction")}>
            Give it as a direction
          </button>
          <label className="flex items-center gap-1">
            for
            <select
              value={turns}
              onChange={(event) => setTurns(Number(event.currentTarget.value))}
              className="rounded border border-line bg-sheet px-1 py-0.5 text-ink"
            >
              {HOLDS.map((number) => (
                <option key={number} value={number}>
                  {counted(number, "turn")}
                </option>
              ))}
            </select>
          </label>
        </div>
      ) : null}
    </form>
  );
};
