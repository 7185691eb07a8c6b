import { useFetcher } from "@remix-run/react";
import { useState } from "react";
import type { FormEvent } from "react";
import type { Headlines, Room } from "../../live/room.ts";
import { personOf } from "../../live/people.ts";
import type { action } from "../../routes/ecosystems.$id_.control.ts";
import { useUsername } from "../shell.tsx";
import { listed } from "../words.ts";

interface FootProps {
  readonly id: string;
  readonly room: Room;
  readonly headlines: Headlines;
  /** May let things happen, besides speaking. */
  readonly directs: boolean;
  readonly onScenario: () => void;
}

/** Longest line, longest event and most people spoken to, as the wire allows. */
const LONGEST_LINE = 2000;
const LONGEST_EVENT = 500;
const MOST_ADDRESSED = 8;
const WORLD = "world";
const ANYBODY = "";

/** Open talks, latest first, as something to speak into. */
const talksOf = ({ script }: Headlines): readonly { readonly id: string; readonly to: readonly string[]; readonly label: string }[] =>
  Object.entries(script.staging.talks)
    .map(([id, talk]) => [id, { ...talk, participants: talk.participants.filter((person) => !person.startsWith("visitor:")) }] as const)
    .filter(([, talk]) => talk.participants.length > 0)
    .toSorted(([, one], [, other]) => (other.heardLine ?? 0) - (one.heardLine ?? 0))
    .map(([id, talk]) => ({
      id,
      to: talk.participants.slice(0, MOST_ADDRESSED),
      label: listed(talk.participants.map((person) => personOf(script, person).name)),
    }));

/** The foot of the script: a word into a talk, under the reader's own name, or something that happens. */
export const Foot = ({ id, room, headlines, directs, onScenario }: FootProps) => {
  const username = useUsername();
  const fetcher = useFetcher<typeof action>();
  const [text, setText] = useState("");
  const [whisper, setWhisper] = useState(false);
  const [wanted, setWanted] = useState(directs ? WORLD : ANYBODY);
  const talks = talksOf(headlines);
  // a talk that has ended cannot be spoken into: the words go to whoever is talking
  const target = wanted === WORLD || talks.some((talk) => talk.id === wanted) ? wanted : ANYBODY;
  const happens = target === WORLD;
  const refusal = fetcher.state === "idle" ? (fetcher.data?.refusal ?? null) : null;
  const words = text.trim();

  const send = (event: FormEvent): void => {
    event.preventDefault();
    if (words === "") return;
    if (happens) fetcher.submit({ action: "world", content: words }, { method: "post", action: `/ecosystems/${id}/control` });
    else {
      const to = [...(talks.find((talk) => talk.id === target)?.to ?? [])];
      room.send({ type: "say", ref: crypto.randomUUID(), to, text: words, ...(whisper && to.length > 0 ? { whisper: true } : {}) });
    }
    setText("");
  };

  return (
    <form onSubmit={send} className="border-t border-line px-6 py-2 lg:px-10" aria-label="Take part">
      <div className="mb-1.5 flex flex-wrap items-center gap-x-2 text-sm text-soft">
        <label htmlFor="foot-target">
          You, <strong className="font-medium text-ink">{username ?? "a visitor"}</strong>,
        </label>
        <select
          id="foot-target"
          value={target}
          onChange={(event) => setWanted(event.currentTarget.value)}
          className="max-w-full min-w-0 cursor-pointer truncate rounded border border-line bg-sheet px-1 py-0.5 text-ink"
        >
          {directs ? <option value={WORLD}>let something happen</option> : null}
          <option value={ANYBODY}>say to whoever is talking</option>
          {talks.map((talk) => (
            <option key={talk.id} value={talk.id}>
              say to {talk.label}
            </option>
          ))}
        </select>
        {directs && (headlines.scenario === null || headlines.scenario.status === "ended") ? (
          <button type="button" className="link" onClick={onScenario}>
            or play a scenario
          </button>
        ) : null}
        {happens ? null : (
          <label className="flex items-center gap-1">
            <input type="checkbox" checked={whisper} onChange={(event) => setWhisper(event.currentTarget.checked)} />
            whisper
          </label>
        )}
      </div>
      <div className="flex items-center gap-2">
        <input
          name="content"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          maxLength={happens ? LONGEST_EVENT : LONGEST_LINE}
          aria-label={happens ? "What happens" : "What you say"}
          placeholder={happens ? "The lamps go out…" : "Good evening…"}
          className={`field font-serif ${happens ? "italic" : ""}`}
        />
        <button type="submit" className="button button-small" disabled={words === "" || fetcher.state !== "idle"}>
          {happens ? "Let it happen" : "Say it"}
        </button>
      </div>
      {refusal === null ? null : (
        <p role="alert" className="mt-1 text-sm text-alarm">
          {refusal.detail}
        </p>
      )}
    </form>
  );
};
