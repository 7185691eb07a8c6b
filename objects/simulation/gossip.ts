/** Who learned something from whom: a fact's way through the cast, read from the log. */
import type { Event } from "./event.ts";
import type { CharacterId } from "./state.ts";
import { factIdOf } from "./rules/knowledge.ts";

export interface GossipNode {
  /** A character's id or a visitor's. */
  readonly id: string;
  /** The event by which they came to know it. */
  readonly seq: number;
  /** Story minute. */
  readonly at: number;
  /** The line that told them; null for whoever knew it of themselves or from the author. */
  readonly line_seq: number | null;
  /** Told in confidence. */
  readonly confided: boolean;
  /** Those whom they told, in the order in which they did. */
  readonly told: readonly GossipNode[];
}

export interface GossipTrace {
  readonly fact_id: string;
  readonly text: string;
  readonly subjects: readonly CharacterId[];
  /** Those who had it from nobody in the story. */
  readonly sources: readonly GossipNode[];
  /** Confidences that were broken on the way, by the event that says so. */
  readonly broken: readonly { readonly seq: number; readonly owner_id: CharacterId; readonly teller_id: CharacterId }[];
}

interface Growing extends GossipNode {
  readonly told: Growing[];
}

/** The way of one fact; null when the log knows of no such fact. Whoever heard it again stays where they first heard it. */
export const gossipTrace = (events: Iterable<Event>, factId: string): GossipTrace | null => {
  const nodes = new Map<string, Growing>();
  const sources: Growing[] = [];
  const broken: GossipTrace["broken"][number][] = [];
  let fact: Pick<GossipTrace, "text" | "subjects"> | null = null;
  const learn = (id: string, event: Event, line_seq: number | null, confided: boolean, from: Growing | null): Growing => {
    const known = nodes.get(id);
    if (known) return known;
    const node: Growing = { id, seq: event.seq, at: event.at, line_seq, confided, told: [] };
    nodes.set(id, node);
    (from?.told ?? sources).push(node);
    return node;
  };
  for (const event of events)
    switch (event.type) {
      case "secrets_kept":
      case "memory_formed":
      case "fact_learned": {
        const own = ownFact(event, factId);
        if (own === null) break;
        fact ??= own;
        learn(event.data.character_id, event, null, false, null);
        break;
      }
      case "hearsay": {
        if (event.data.fact_id !== factId) break;
        const { teller_id, listeners, line_seq, confided, text, subjects } = event.data;
        fact ??= { text, subjects };
        const teller = learn(teller_id, event, null, false, null);
        for (const id of listeners) learn(id, event, line_seq, confided, teller);
        break;
      }
      case "confidence_broken":
        if (event.data.fact_id === factId) broken.push({ seq: event.seq, owner_id: event.data.owner_id, teller_id: event.data.teller_id });
        break;
      default:
    }
  return fact && { fact_id: factId, ...fact, sources, broken };
};

/** The fact as the event's character has it from nobody; null when the event is about something else. */
const ownFact = (
  event: Extract<Event, { type: "secrets_kept" | "memory_formed" | "fact_learned" }>,
  factId: string,
): Pick<GossipTrace, "text" | "subjects"> | null => {
  if (event.type === "fact_learned") return event.data.known.fact_id === factId ? event.data.known : null;
  if (event.type === "memory_formed") {
    const { kind, text, subjects } = event.data.memory;
    return kind === "canon" && factIdOf(text) === factId ? { text, subjects } : null;
  }
  const text = event.data.secrets.find((secret) => factIdOf(secret) === factId);
  return text === undefined ? null : { text, subjects: [event.data.character_id] };
};
