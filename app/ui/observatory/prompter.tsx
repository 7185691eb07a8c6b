import { useId, useState } from "react";
import type { Room } from "../../live/room.ts";
import { useUsername } from "../shell.tsx";

interface PrompterProps {
  readonly room: Room;
  readonly to: string;
  readonly name: string;
  /** May also give directions that only this character hears. */
  readonly directs: boolean;
}

/** Longest line, as the wire allows. */
const LONGEST = 2000;

/** A word to a character: aloud, as a person in the room, or as a direction nobody else hears. */
export const Prompter = ({ room, to, name, directs }: PrompterProps) => {
  const [text, setText] = useState("");
  const id = useId();
  const username = useUsername();
  const ready = text.trim() !== "";
  const send = (type: "say" | "direct"): void => {
    if (!ready) return;
    const ref = crypto.randomUUID();
    room.send(type === "say" ? { type, ref, to: [to], text: text.trim() } : { type, ref, to, text: text.trim() });
    setText("");
  };
  return (
    <form
      className="space-y-2"
      onSubmit={(event) => {
        event.preventDefault();
        send("say");
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
      <div className="flex gap-2">
        <button type="submit" className="button button-small" disabled={!ready}>
          Say it aloud
        </button>
        {directs ? (
          <button type="button" className="button button-small" disabled={!ready} onClick={() => send("direct")}>
            Give it as a direction
          </button>
        ) : null}
      </div>
    </form>
  );
};
