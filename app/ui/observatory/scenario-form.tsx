import { useFetcher } from "@remix-run/react";
import { useEffect, useState } from "react";
import type { People } from "../../live/people.ts";
import type { action } from "../../routes/ecosystems.$id_.scenario.ts";
import { Dialog } from "./dialog.tsx";

interface ScenarioFormProps {
  readonly id: string;
  readonly people: People;
  readonly open: boolean;
  readonly onClose: () => void;
}

const LENGTHS = [
  { minutes: 20, label: "a short scene" },
  { minutes: 60, label: "an evening" },
  { minutes: 180, label: "a long night" },
] as const;
const MOST_SECRET_AIMS = 6;

/** A scenario to play: what it is about, what they are after together, and what some of them are after alone. */
export const ScenarioForm = ({ id, people, open, onClose }: ScenarioFormProps) => {
  const fetcher = useFetcher<typeof action>();
  const [alone, setAlone] = useState(0);
  const company = Object.values(people).filter((person) => !person.id.startsWith("visitor:"));
  const refusal = fetcher.state === "idle" ? (fetcher.data?.refusal ?? null) : null;
  const begun = fetcher.state === "idle" && fetcher.data !== undefined && refusal === null;
  useEffect(() => {
    if (begun) onClose();
  }, [begun, onClose]);
  return (
    <Dialog open={open} label="Play a scenario" onClose={onClose}>
      <h2 className="text-2xl">Play a scenario</h2>
      <fetcher.Form method="post" action={`/ecosystems/${id}/scenario`} className="mt-4 space-y-4">
        <input type="hidden" name="action" value="start" />
        <label className="block space-y-1 text-sm font-medium">
          <span>Title</span>
          <input name="title" className="field" maxLength={120} placeholder="The will is read" required />
        </label>
        <label className="block space-y-1 text-sm font-medium">
          <span>What it is about</span>
          <textarea
            name="setting"
            className="field font-serif"
            rows={2}
            maxLength={500}
            placeholder="Everybody expects to be named in it."
          />
        </label>
        <label className="block space-y-1 text-sm font-medium">
          <span>Mood</span>
          <input name="mood" className="field" maxLength={120} placeholder="tense, and polite about it" />
        </label>
        <label className="block space-y-1 text-sm font-medium">
          <span>What they are after together, one aim a line</span>
          <textarea name="aims" className="field font-serif" rows={2} maxLength={1000} placeholder="Find out who wrote the letter" />
        </label>
        {Array.from({ length: alone }, (_, index) => (
          <fieldset key={index} className="grid grid-cols-[8rem_1fr] gap-2">
            <legend className="text-sm font-medium">What one of them is after, in secret</legend>
            <select name="secret_of" className="field" aria-label="Who">
              {company.map((person) => (
                <option key={person.id} value={person.id}>
                  {person.name}
                </option>
              ))}
            </select>
            <input name="secret_aim" className="field font-serif" maxLength={300} aria-label="Their aim" required />
          </fieldset>
        ))}
        {alone < MOST_SECRET_AIMS ? (
          <button type="button" className="link text-sm" onClick={() => setAlone(alone + 1)}>
            Add a secret aim
          </button>
        ) : null}
        <label className="block space-y-1 text-sm font-medium">
          <span>What may come between, one thing a line</span>
          <textarea name="complications" className="field font-serif" rows={2} maxLength={1000} placeholder="The lights go out" />
        </label>
        <label className="block space-y-1 text-sm font-medium">
          <span>How long</span>
          <select name="minutes" className="field" defaultValue={LENGTHS[1].minutes}>
            {LENGTHS.map(({ minutes, label }) => (
              <option key={minutes} value={minutes}>
                {label}, {minutes} minutes of the story
              </option>
            ))}
          </select>
        </label>
        {refusal === null ? null : (
          <p role="alert" className="text-sm text-alarm">
            {refusal.detail}
          </p>
        )}
        <div className="flex gap-2">
          <button type="submit" className="button button-lamp" disabled={fetcher.state !== "idle"}>
            Begin
          </button>
          <button type="button" className="button button-quiet" onClick={onClose}>
            Not now
          </button>
        </div>
      </fetcher.Form>
    </Dialog>
  );
};
