/** What the room looks like from outside, read off the state. Pure. */
import { climateOf, emotionAt, energyAt, moodAt, octantOf, stateHash, type Relationship, type State } from "../simulation/index.ts";
import type { Dashboard, EcosystemHealth, Graph, Settings } from "./contract.ts";
import type { Room } from "./room.ts";

export const dashboardOf = (state: State, at: number, room: { viewers: number; settings: Settings }): Dashboard => {
  const climate = climateOf(state, at);
  let relationships = 0;
  for (const ties of state.ties.values()) relationships += Object.keys(ties).length;
  let openThreads = 0;
  for (const thread of state.threads.values()) if (thread.status === "open") openThreads++;
  return {
    ecosystem_id: state.meta.id,
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

export const graphOf = (state: State, at: number): Graph => ({
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
