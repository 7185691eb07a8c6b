import { Form, useNavigation } from "@remix-run/react";
import { useState } from "react";
import type { People } from "../../live/people.ts";
import { Dialog } from "./dialog.tsx";

interface BranchDialogProps {
  readonly id: string;
  readonly name: string;
  /** The event it would start after. */
  readonly seq: number;
  readonly people: People;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** What may be different, in a reader's words; `ecosystems.$id_.branches.ts` knows what each means. */
const CHANGES = [
  { kind: "none", label: "nothing yet", who: false, words: "" },
  { kind: "world_event", label: "something happens", who: false, words: "What happens" },
  { kind: "direct", label: "somebody is given a direction", who: true, words: "What they are to do" },
  { kind: "tell", label: "somebody is let into a secret", who: true, words: "What they know from then on" },
  { kind: "mood", label: "somebody feels otherwise", who: true, words: "" },
  { kind: "leave", label: "somebody leaves", who: true, words: "" },
] as const;

const FEELINGS = ["joy", "anger", "fear", "distress", "love", "shame"] as const;

/** What if: a room of one's own that shares this story up to a moment, and then goes its own way. */
export const BranchDialog = ({ id, name, seq, people, open, onClose }: BranchDialogProps) => {
  const [kind, setKind] = useState<(typeof CHANGES)[number]["kind"]>("none");
  const busy = useNavigation().state !== "idle";
  const chosen = CHANGES.find((change) => change.kind === kind) ?? CHANGES[0];
  const company = Object.values(people).filter((person) => !person.id.startsWith("visitor:"));
  return (
    <Dialog open={open} label="Branch from here" onClose={onClose}>
      <h2 className="text-2xl">What if?</h2>
      <p className="mt-1 text-sm text-soft">
        A room of your own that shares this story up to event {seq}, memories and all. This room stays as it is.
      </p>
      <Form method="post" action={`/ecosystems/${id}/branches`} className="mt-4 space-y-4">
        <input type="hidden" name="from_seq" value={seq} />
        <label className="block space-y-1 text-sm font-medium">
          <span>Name</span>
          <input name="name" className="field" maxLength={120} defaultValue={`What if: ${name}`.slice(0, 120)} required />
        </label>
        <label className="block space-y-1 text-sm font-medium">
          <span>What is different</span>
          <select
            name="change"
            className="field"
            value={kind}
            onChange={(event) => setKind(CHANGES.find((change) => change.kind === event.currentTarget.value)?.kind ?? "none")}
          >
            {CHANGES.map((change) => (
              <option key={change.kind} value={change.kind}>
                {change.label}
              </option>
            ))}
          </select>
        </label>
        {chosen.who ? (
          <label className="block space-y-1 text-sm font-medium">
            <span>Who</span>
            <select name="character_id" className="field" required>
              {company.map((person) => (
                <option key={person.id} value={person.id}>
                  {person.name}
                </option>
              ))}
            </select>
          </label>
        ) : null}
        {kind === "mood" ? (
          <label className="block space-y-1 text-sm font-medium">
            <span>What they feel</span>
            <select name="feeling" className="field">
              {FEELINGS.map((feeling) => (
                <option key={feeling}>{feeling}</option>
              ))}
            </select>
          </label>
        ) : null}
        {chosen.words ? (
          <label className="block space-y-1 text-sm font-medium">
            <span>{chosen.words}</span>
            <textarea name="text" className="field font-serif" rows={2} maxLength={500} required />
          </label>
        ) : null}
        <div className="flex gap-2">
          <button type="submit" className="button button-lamp" disabled={busy}>
            {busy ? "Opening the room…" : "Branch from here"}
          </button>
          <button type="button" className="button button-quiet" onClick={onClose}>
            Stay
          </button>
        </div>
      </Form>
    </Dialog>
  );
};
