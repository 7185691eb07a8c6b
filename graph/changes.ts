/** What a batch of events does to the graph: pure, and the same for every store. */
import type { CharacterId, Dimension, RelationshipType } from "../objects/simulation/state.ts";
import type { Event } from "../objects/simulation/event.ts";
import type { GraphChange, Telling } from "./relations.ts";

/** A value and the event that set it; seq 0 when the batch does not set it. */
interface Stamped<Value> {
  readonly value: Value;
  readonly seq: number;
}

export interface CharacterPatch {
  readonly id: CharacterId;
  readonly name: Stamped<string>;
  readonly present: Stamped<boolean>;
}

export interface RelationshipPatch extends Readonly<Record<Dimension, Stamped<number>>> {
  readonly from: CharacterId;
  readonly to: CharacterId;
  readonly type: Stamped<RelationshipType>;
}

export interface GraphBatch {
  readonly characters: readonly CharacterPatch[];
  readonly relationships: readonly RelationshipPatch[];
  readonly changes: readonly GraphChange[];
  readonly tellings: readonly Telling[];
}

const newer = <Value>(old: Stamped<Value>, next: Stamped<Value>): Stamped<Value> => (next.seq > old.seq ? next : old);

const blankCharacter = (id: CharacterId): CharacterPatch => ({ id, name: { value: "", seq: 0 }, present: { value: true, seq: 0 } });

const blankRelationship = (from: CharacterId, to: CharacterId): RelationshipPatch => ({
  from,
  to,
  type: { value: "stranger", seq: 0 },
  strength: { value: 0, seq: 0 },
  trust: { value: 0, seq: 0 },
  familiarity: { value: 0, seq: 0 },
});

/** A visitor who talks is no node of the graph. */
const isCharacter = (id: string): boolean => !id.startsWith("visitor:");

/**
 * Sums a batch up: at most one patch per character and per tie, one change per event. Whoever a tie or a telling
 * names is among the characters, so that a store may link them even when their joining comes late.
 */
export const batchOf = (ecosystemId: string, events: readonly Event[]): GraphBatch => {
  const characters = new Map<CharacterId, CharacterPatch>();
  const relationships = new Map<string, RelationshipPatch>();
  const changes = new Map<number, GraphChange>();
  const tellings = new Map<number, Telling>();

  const character = (id: CharacterId): CharacterPatch => characters.get(id) ?? blankCharacter(id);
  const patchCharacter = (patch: CharacterPatch): void => void characters.set(patch.id, patch);
  const patchRelationship = (from: CharacterId, to: CharacterId, change: (old: RelationshipPatch) => Partial<RelationshipPatch>): void => {
    const key = JSON.stringify([from, to]);
    const old = relationships.get(key) ?? blankRelationship(from, to);
    relationships.set(key, { ...old, ...change(old) });
    patchCharacter(character(from));
    patchCharacter(character(to));
  };

  for (const event of events) {
    const { seq, id: event_id, timestamp } = event;
    if (event.type === "character_joined") {
      const { id, name } = event.data.character;
      const old = character(id);
      patchCharacter({ id, name: newer(old.name, { value: name, seq }), present: newer(old.present, { value: true, seq }) });
    } else if (event.type === "character_left") {
      const old = character(event.data.character_id);
      patchCharacter({ ...old, present: newer(old.present, { value: false, seq }) });
    } else if (event.type === "relationship_changed") {
      const { from, to, dimension, after } = event.data;
      patchRelationship(from, to, (old) => ({ [dimension]: newer(old[dimension], { value: after, seq }) }));
      changes.set(seq, { ecosystem_id: ecosystemId, event_id, seq, timestamp, ...event.data });
    } else if (event.type === "relationship_type_changed") {
      const { from, to, after } = event.data;
      patchRelationship(from, to, (old) => ({ type: newer(old.type, { value: after, seq }) }));
      const change = { dimension: "type", delta: null, quote: "" } as const;
      changes.set(seq, { ecosystem_id: ecosystemId, event_id, seq, timestamp, ...change, ...event.data });
    } else if (event.type === "hearsay") {
      const { fact_id, text, teller_id, listeners, source_seq, conversation_id } = event.data;
      tellings.set(seq, { event_id, seq, timestamp, fact_id, text, teller_id, listeners, source_seq, conversation_id });
      for (const id of [teller_id, ...listeners].filter(isCharacter)) patchCharacter(character(id));
    }
  }
  return {
    characters: [...characters.values()],
    relationships: [...relationships.values()],
    changes: [...changes.values()],
    tellings: [...tellings.values()],
  };
};

export const isEmpty = ({ characters, tellings }: GraphBatch): boolean => characters.length === 0 && tellings.length === 0;
