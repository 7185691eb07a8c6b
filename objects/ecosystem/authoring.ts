/** The author's inputs: each is signed by who gave it, and a change of a tie can be taken back once. */
import type { Event, Input } from "../simulation/index.ts";
import type { AuthorInput, TieChange } from "./contract-authoring.ts";
import type { Journal } from "./journal.ts";
import { EcosystemError } from "./refusal.ts";

export const signed = (input: AuthorInput, by: string): Input => (input.kind === "join" ? input : { ...input, by });

/** What takes the change of event `seq` back. @throws EcosystemError when it is none, or has been taken back. */
export const undoing = (journal: Journal, { from, to, seq }: TieChange, by: string): Input => {
  const event = journal.event(seq);
  if (event === null) throw new EcosystemError(404, `There is no event ${seq}.`);
  if (event.type === "relationship_type_changed")
    throw new EcosystemError(422, "What a tie is called follows from its values: take those back, or set the type.");
  if (event.type !== "relationship_changed" || event.data.from !== from || event.data.to !== to)
    throw new EcosystemError(422, `Event ${seq} is not a change of this tie.`);
  if (isTakenBack(journal, seq)) throw new EcosystemError(409, `The change of event ${seq} has been taken back already.`);
  const { dimension, delta } = event.data;
  return { kind: "undo", change: { from, to, dimension, delta }, seq, by };
};

const UNDONE = "author takes it back";

const isTakenBack = (journal: Journal, seq: number): boolean =>
  journal
    .mentioning([`"${UNDONE}"`, `"causes":[${seq}]`], seq)
    .some((event: Event) => event.type === "relationship_changed" && event.data.rule === UNDONE && event.data.causes.includes(seq));
