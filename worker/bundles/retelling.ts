/** What a log tells besides itself, read off it event by event: who is there at the end, what was played, whose branch it is. */
import type { Event, Profile, ScenarioDefinition } from "../../objects/simulation/index.ts";

export interface Retelling {
  take(event: Event): void;
  /** Those who are there as they came, in joining order: what a story makes of somebody stays in the story. */
  cast(): readonly Profile[];
  /** Every scenario as somebody could write it to play it again, in the order in which they were begun. */
  scenarios(): readonly ScenarioDefinition[];
  /** The ecosystem that this one is a branch of, and the last event of it; null for one that is none. */
  parent(): { readonly id: string; readonly seq: number } | null;
}

interface Played {
  readonly id: string;
  readonly tick: number;
  readonly definition: ScenarioDefinition;
}

export const createRetelling = (): Retelling => {
  const cast = new Map<string, { readonly profile: Profile; readonly tick: number }>();
  const secretsOf = new Map<string, readonly string[]>();
  const played: Played[] = [];
  let parent: { readonly id: string; readonly seq: number } | null = null;

  const change = (index: number, part: Partial<ScenarioDefinition>): void => {
    const one = played.at(index);
    if (one !== undefined) played[played.length + index] = { ...one, definition: { ...one.definition, ...part } };
  };
  const last = (id: string): ScenarioDefinition | null => {
    const one = played.at(-1);
    return one?.id === id ? one.definition : null;
  };

  return {
    take(event) {
      switch (event.type) {
        case "ecosystem_branched":
          parent = { id: event.data.parent_id, seq: event.data.from_seq };
          return;
        case "character_joined":
          cast.set(event.data.character.id, { profile: event.data.character, tick: event.tick });
          secretsOf.delete(event.data.character.id);
          return;
        case "character_left":
          cast.delete(event.data.character_id);
          return;
        case "secrets_kept": {
          const { character_id, secrets } = event.data;
          const before = secretsOf.get(character_id) ?? [];
          secretsOf.set(character_id, secrets);
          const came = cast.get(character_id);
          // whoever joins brings theirs in the same step
          if (came?.tick === event.tick) cast.set(character_id, { ...came, profile: { ...came.profile, secrets } });
          const scenario = played.at(-1);
          // a scenario gives its secrets in the step that begins it
          if (scenario?.tick !== event.tick) return;
          const given = secrets.filter((text) => !before.includes(text)).map((text) => ({ character_id, text }));
          change(-1, { secrets: [...scenario.definition.secrets, ...given] });
          return;
        }
        case "scenario_started": {
          const { id, title, setting, mood, cast: players, objectives, phases, minutes } = event.data.scenario;
          const written = objectives.map(({ text, character_id, secret, measure }) => ({ text, character_id, secret, measure }));
          const definition = { title, setting, mood, cast: players, objectives: written, phases, secrets: [], complications: [], minutes };
          played.push({ id, tick: event.tick, definition });
          return;
        }
        case "objectives_given": {
          const scenario = last(event.data.scenario_id);
          if (scenario === null) return;
          const written = event.data.objectives.map(({ text, character_id, secret, measure }) => ({ text, character_id, secret, measure }));
          change(-1, { objectives: [...scenario.objectives, ...written] });
          return;
        }
        case "complications_given":
          if (last(event.data.scenario_id) !== null) change(-1, { complications: event.data.complications });
      }
    },
    cast: () => [...cast.values()].map(({ profile }) => profile),
    scenarios: () => played.map(({ definition }) => definition),
    parent: () => parent,
  };
};
