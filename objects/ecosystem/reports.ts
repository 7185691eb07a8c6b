/** What the room looks like from outside, read off the state. Pure. */
import { climateOf, emotionAt, energyAt, moodAt, octantOf, stateHash, type Relationship, type State } from "../simulation/index.ts";
import type { Dashboard, EcosystemHealth, Graph, Settings } from "./contract.ts";
import type { Clock } from "./journal.ts";
import type { Room } from "./room.ts";

/** `id` is the object's: a log that came from elsewhere names the ecosystem where it was begun. */
const dashboardOf = (state: State, at: number, room: { id: string; viewers: number; settings: Settings }): Dashboard => {
  const climate = climateOf(state, at);
  let relationships = 0;
  for (const ties of state.ties.values()) relationships += Object.keys(ties).length;
  let openThreads = 0;
  for (const thread of state.threads.values()) if (thread.status === "open") openThreads++;
  return {
    ecosystem_id: room.id,
    name: state.meta.name,
    seq: state.meta.seq,
    state_hash: stateHash(state),
    status: state.meta.status,
    active_characters: state.meta.roster.length,
    relationships,
    ongoing_conversations: state.conversations.size,
    story_threads: openThreads,
    energy_level: climate.energy,
    mood: octantOf(climate.mood),
    climate,
    viewers: room.viewers,
    budget: { spent_usd: 0, cap_usd: null },
    settings: room.settings,
  };
};

const graphOf = (state: State, at: number): Graph => ({
  nodes: state.meta.roster.flatMap((id) => {
    const character = state.characters.get(id);
    if (!character) return [];
    return [
      {
        id,
        name: character.name,
        location: character.location,
        social_energy: energyAt(character, at),
        mood: octantOf(moodAt(character, at)),
        emotion: emotionAt(character, at)?.name ?? null,
        conversation_id: character.conversation_id,
      },
    ];
  }),
  edges: [...state.ties.values()].flatMap((ties): Relationship[] => Object.values(ties)),
});

/** Reports that are asked for again and again while nothing happens: kept until the next event or tick. */
export class Reports {
  #dashboard: { readonly of: string; readonly report: Dashboard } | null = null;
  #graph: { readonly of: string; readonly report: Graph } | null = null;

  dashboard({ state, clock, settings }: Room, { id, viewers }: { id: string; viewers: number }): Dashboard {
    const of = versionOf(state, clock);
    if (this.#dashboard?.of !== of) this.#dashboard = { of, report: dashboardOf(state, clock.at, { id, viewers, settings }) };
    // neither moves the story
    return { ...this.#dashboard.report, viewers, settings };
  }

  graph({ state, clock }: Room): Graph {
    const of = versionOf(state, clock);
    if (this.#graph?.of !== of) this.#graph = { of, report: graphOf(state, clock.at) };
    return this.#graph.report;
  }
}

/** Of the state as such: an ecosystem that was deleted and one in its place have none in common. */
const versionOf = ({ meta }: State, { tick }: Clock): string => `${meta.id} ${meta.seed} ${meta.seq} ${tick}`;

/** A character's ties, outgoing and incoming. */
export const relationshipsOf = (state: State, characterId: string): Relationship[] => {
  const incoming: Relationship[] = [];
  for (const [from, ties] of state.ties.entries()) {
    const tie = from === characterId ? undefined : ties[characterId];
    if (tie) incoming.push(tie);
  }
  return [...Object.values(state.ties.get(characterId) ?? {}), ...incoming];
};

export const isoTime = (milliseconds: number | null): string | null =>
  milliseconds === null ? null : new Date(milliseconds).toISOString();

/** The part of an ecosystem's health that its log tells. */
export const healthOf = (
  id: string,
  { state, clock, journal }: Room,
): Omit<EcosystemHealth, "viewers" | "alarms" | "interaction_seconds" | "sinks"> => ({
  ecosystem_id: id,
  seq: state.meta.seq,
  tick: clock.tick,
  status: state.meta.status,
  next_tick_at: isoTime(clock.next_tick_at),
  active_characters: state.meta.roster.length,
  interactions: journal.interactions,
});
