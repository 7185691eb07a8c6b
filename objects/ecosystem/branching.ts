/** A what-if: another object takes this one's log up to an event, and goes on from there with one thing changed. */
import type { Input, State } from "../simulation/index.ts";
import { adoptRows, beginAdoption, finishAdoption, PAGE_BYTES } from "./adoption.ts";
import type { Autonomy } from "./autonomy.ts";
import type { BranchChange, BranchRequest, EcosystemRpc } from "./contract.ts";
import { interact } from "./interact.ts";
import { EcosystemError, type Answer, type Answering } from "./refusal.ts";
import type { Room } from "./room.ts";
import type { LogHead, PageStart, RowPage } from "./row-pages.ts";
import type { Storage } from "./schema.ts";

type Parent = Pick<Answering<EcosystemRpc>, "prepareExport" | "exportRows">;

/** Copies the parent's log into an object that has none. @throws EcosystemError when the parent refuses. */
export const copyLog = async (storage: Storage, parent: Parent, { parent_id, from_seq }: BranchRequest): Promise<LogHead> => {
  const head = valueOf(await parent.prepareExport(from_seq));
  beginAdoption(storage, parent_id, from_seq);
  const pageFrom = (start: PageStart | null) => parent.exportRows(from_seq, start, PAGE_BYTES);
  for (let coming: ReturnType<typeof pageFrom> | null = pageFrom(null); coming !== null;) {
    const page: RowPage = valueOf(await coming);
    // asked for before this one is written
    coming = page.next === null ? null : pageFrom(page.next);
    adoptRows(storage, page);
  }
  finishAdoption(storage, head);
  return head;
};

const valueOf = <Value>(answer: Answer<Value>): Value => {
  if ("refusal" in answer) throw new EcosystemError(answer.refusal.status, answer.refusal.reason);
  return answer.value;
};

/** The inputs of a branch's first step. */
export const branchInputs = ({ id, name, change }: BranchRequest, { characters }: State, by: string): readonly Input[] => [
  { kind: "branch", id, name, change: wordsFor(change, (one) => characters.get(one)?.name ?? "somebody"), by },
  ...inputsOf(change, by),
];

/** A changed line is an exchange, which takes a mind (`changeLine`), and settings are no part of the story: neither is an input. */
const inputsOf = (change: BranchChange, by: string): readonly Input[] => {
  switch (change.kind) {
    case "none":
    case "settings":
    case "line":
      return [];
    case "mood":
      return [{ ...change, kind: "feel", by }];
    case "join":
      return [{ kind: "join", character: change.character, ties: [], memories: [] }];
    default:
      return [{ ...change, by }];
  }
};

/** Lets the changed line be said and answered. @throws EcosystemError when the two cannot talk. */
export const changeLine = async (change: BranchChange, room: Room, autonomy: Autonomy): Promise<void> => {
  if (change.kind !== "line") return;
  const { character_id: initiator_id, to: target_id, type, text: content } = change;
  const { success, reason } = await interact(
    { initiator_id, target_id, type, content },
    { state: room.state, now: room.next(false) },
    autonomy,
  );
  if (!success) throw new EcosystemError(422, `The line cannot be said: ${reason ?? "nothing came of it."}`);
};

/** What is different, for whoever may watch: what is told or directed in private is not in it. */
const wordsFor = (change: BranchChange, nameOf: (id: string) => string): string => {
  switch (change.kind) {
    case "none":
      return "nothing is changed";
    case "settings":
      return "it runs otherwise";
    case "mood":
      return `${nameOf(change.character_id)} feels ${change.emotion}`;
    case "line":
      return `${nameOf(change.character_id)} says to ${nameOf(change.to)}: “${change.text}”`;
    case "join":
      return `${change.character.name} comes`;
    case "leave":
      return `${nameOf(change.character_id)} leaves`;
    case "direct":
      return `${nameOf(change.to)} is directed`;
    case "tell":
      return `${change.to.map(nameOf).join(", ")} is let know something`;
    case "move":
      return `${nameOf(change.character_id)} goes to ${change.location}`;
    case "override":
      return `what ${nameOf(change.from)} feels for ${nameOf(change.to)}: ${change.change.dimension} is ${change.change.value}`;
    case "world_event":
      return change.content;
    default:
      return change satisfies never;
  }
};
