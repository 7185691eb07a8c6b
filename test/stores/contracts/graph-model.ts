/** The relationship graph as plainly as it can be said, in memory: what every engine is held against. */
import type { Event } from "../../../objects/simulation/event.ts";
import type { GraphRelationship, Telling } from "../../../graph/relations.ts";

export interface GraphModel {
  readonly names: ReadonlyMap<string, string>;
  /** By [from, to]. */
  readonly relationships: readonly GraphRelationship[];
  readonly tellings: readonly Telling[];
  /** Ties between, in whichever direction; Infinity where there is no way. */
  distance(from: string, to: string): number;
  /** Product of the bonds on the strongest way; 0 where there is none. */
  strongest(from: string, to: string): number;
}

/** @param events each once, in the order of the log. */
export const modelOf = (ecosystemId: string, events: readonly Event[]): GraphModel => {
  const names = new Map<string, string>();
  const ties = new Map<string, GraphRelationship>();
  const tellings: Telling[] = [];
  const meet = (...ids: readonly string[]): void => {
    for (const id of ids) if (!names.has(id) && !id.startsWith("visitor:")) names.set(id, "");
  };
  const change = (from: string, to: string, values: Partial<GraphRelationship>): void => {
    meet(from, to);
    const key = `${from} ${to}`;
    const stranger = { ecosystem_id: ecosystemId, from, to, type: "stranger", strength: 0, trust: 0, familiarity: 0 } as const;
    ties.set(key, { ...(ties.get(key) ?? stranger), ...values });
  };
  for (const event of events) {
    if (event.type === "character_joined") names.set(event.data.character.id, event.data.character.name);
    if (event.type === "character_left") meet(event.data.character_id);
    if (event.type === "relationship_changed") change(event.data.from, event.data.to, { [event.data.dimension]: event.data.after });
    if (event.type === "relationship_type_changed") change(event.data.from, event.data.to, { type: event.data.after });
    if (event.type === "hearsay") {
      const { fact_id, text, teller_id, listeners, source_seq, conversation_id } = event.data;
      meet(teller_id, ...listeners);
      tellings.push({
        event_id: event.id,
        seq: event.seq,
        timestamp: event.timestamp,
        fact_id,
        text,
        teller_id,
        listeners,
        source_seq,
        conversation_id,
      });
    }
  }
  const ids = [...names.keys()];
  const relationships = [...ties.values()].toSorted((a, b) => (`${a.from} ${a.to}` < `${b.from} ${b.to}` ? -1 : 1));

  /** All pairs, by trying every character as a stop on the way (Floyd and Warshall). */
  const closure = (
    weight: (tie: GraphRelationship) => number,
    [none, self]: readonly [number, number],
    join: (a: number, b: number) => number,
    best: (a: number, b: number) => number,
  ) => {
    const table = new Map<string, number>();
    const get = (from: string, to: string): number => table.get(`${from} ${to}`) ?? none;
    const put = (from: string, to: string, value: number): void => void table.set(`${from} ${to}`, best(get(from, to), value));
    for (const id of ids) put(id, id, self);
    for (const tie of relationships) {
      put(tie.from, tie.to, weight(tie));
      put(tie.to, tie.from, weight(tie));
    }
    for (const stop of ids) for (const from of ids) for (const to of ids) put(from, to, join(get(from, stop), get(stop, to)));
    return get;
  };

  return {
    names,
    relationships,
    tellings,
    distance: closure(
      () => 1,
      [Infinity, 0],
      (a, b) => a + b,
      Math.min,
    ),
    strongest: closure(
      (tie) => Math.max(0, tie.strength),
      [0, 1],
      (a, b) => a * b,
      Math.max,
    ),
  };
};
