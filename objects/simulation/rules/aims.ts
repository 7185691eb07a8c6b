/** What a scenario makes its people want: how its objectives and its mood bear on the next line, on whom they seek and on what they talk of. */
import type {
  Character,
  CharacterId,
  Conversation,
  InteractionType,
  Measure,
  Objective,
  RelationshipType,
  Scenario,
  State,
} from "../state.ts";
import { TUNING } from "../tuning.ts";
import type { Option } from "./intent.ts";
import { factIdOf } from "./knowledge.ts";

/** The scenario that the character plays in now, or null. */
export const playedBy = ({ meta }: State, id: CharacterId): Scenario | null =>
  meta.scenario?.status === "active" && meta.scenario.cast.includes(id) ? meta.scenario : null;

/** Objectives that are the character's to pursue: the shared ones and their own, as long as they are open. */
export const objectivesOf = (state: State, id: CharacterId): readonly Objective[] =>
  (playedBy(state, id)?.objectives ?? []).filter(
    ({ character_id, status, progress }) => (character_id === null || character_id === id) && status === "open" && progress < 1,
  );

/** What may be talked of openly: the words of objectives that are no secret. */
export const sharedAims = (state: State, { id }: Character): readonly string[] =>
  objectivesOf(state, id).flatMap(({ secret, text, measure }) => (secret || measure.kind === "kept" ? [] : [bare(text)]));

const WARM = /warm|festiv|merr|cheer|tender|joy|playful|cosy|cozy|romantic|gentle|hopeful|celebrat|comic|light|friendly|intimate/i;
const TENSE =
  /tens[ei]|hostil|ang(er|ry)|bitter|cold|cruel|suspici|fear|dread|uneas|grim|dark|storm|quarrel|strain|ominous|resent|threat|menac|hatred|rival/i;
const SAD = /sad|mourn|grie[fv]|melanchol|gloom|sombre|somber|lonel/i;

/** How the scenario's mood tints its people: 1 warm, -1 tense, 0 neither or not theirs. */
export const moodSway = (state: State, id: CharacterId): number => {
  const mood = playedBy(state, id)?.mood ?? "";
  if (mood === "") return 0;
  return TENSE.test(mood) ? -1 : SAD.test(mood) ? -0.4 : WARM.test(mood) ? 1 : 0;
};

/** Whether a secret of the speaker's own must not come out in this scenario. */
export const holdsTheirTongue = (state: State, speaker: Character): boolean =>
  objectivesOfKind(state, speaker.id, "kept").some(({ measure }) => measure.kind === "kept" && knows(speaker, measure.text));

/** Lines with which the speaker would serve an objective, said to this listener. */
export const aimsToward = (
  state: State,
  speaker: Character,
  listener: Character,
  conversation: Conversation,
  warmth: number,
): readonly Option[] =>
  objectivesOf(state, speaker.id).flatMap((objective) => {
    const served = serve(objective.measure, speaker, listener);
    if (served === null) return [];
    const { type, warmer } = served;
    // The same thing over and over serves nothing.
    const lately = conversation.lines.filter((line) => line.speaker_id === speaker.id && line.interaction_type === type).length;
    const confided = type === "confession" || type === "gossip";
    const open = !objective.secret && !confided && objective.measure.kind === "said";
    return [
      {
        type,
        score: TUNING.scenario.pursue + (type === "chat" ? 0.3 : 0) - 0.35 * lately,
        warmth: type === "conflict" ? Math.min(-0.3, warmth - 0.3) : warmth + warmer,
        because: objective.secret ? "has something in mind" : `has an aim: ${bare(objective.text)}`,
        ...(open ? { topic: bare(objective.text) } : confided ? { topic: "something kept back" } : {}),
        ...(confided && conversation.participants.length > 2 ? { whisperedTo: listener.id } : {}),
      },
    ];
  });

/** How much the speaker's objectives draw them to another of the cast; 0 outside a scenario. */
export const pullOfScenario = (state: State, seeker: CharacterId, other: CharacterId): number => {
  const scenario = playedBy(state, seeker);
  if (!scenario?.cast.includes(other)) return 0;
  const { cast, named } = TUNING.scenario;
  return cast + (objectivesOf(state, seeker).some(({ measure }) => peopleOf(measure).includes(other)) ? named : 0);
};

/** Those whom a measure names. */
export const peopleOf = (measure: Measure): readonly CharacterId[] => {
  switch (measure.kind) {
    case "tie":
    case "relationship":
      return [measure.from, measure.to];
    case "interaction":
      return [measure.from, measure.to].filter((id) => id !== null);
    case "known":
      return [measure.character_id];
    case "said":
      return measure.character_id === null ? [] : [measure.character_id];
    case "kept":
      return [];
    default:
      return measure satisfies never;
  }
};

/** Whether the words are a secret of the character's or something that they know. */
export const knows = ({ secrets, knowledge }: Character, text: string): boolean => {
  const fact = factIdOf(text);
  return knowledge.some(({ fact_id }) => fact_id === fact) || secrets.some((secret) => factIdOf(secret) === fact);
};

const KINDLY: readonly RelationshipType[] = ["friend", "ally", "romance", "family", "mentor"];
const HOSTILE: readonly RelationshipType[] = ["rival", "enemy"];

interface Served {
  readonly type: InteractionType;
  readonly warmer: number;
}

/** The kind of line that would bring the measure about between these two; null when it is not theirs to bring about. */
const serve = (measure: Measure, speaker: Character, listener: Character): Served | null => {
  const between = (from: CharacterId | null, to: CharacterId | null): boolean =>
    (from === speaker.id && to === listener.id) || (from === listener.id && to === speaker.id);
  switch (measure.kind) {
    case "tie":
      if (!between(measure.from, measure.to)) return null;
      if (measure.at_least === undefined) return measure.dimension === "familiarity" ? null : { type: "conflict", warmer: 0 };
      return { type: measure.dimension === "trust" ? "collaboration" : "chat", warmer: 0.25 };
    case "relationship":
      if (!between(measure.from, measure.to)) return null;
      if (HOSTILE.includes(measure.type)) return { type: "conflict", warmer: 0 };
      return KINDLY.includes(measure.type) ? { type: "chat", warmer: 0.3 } : null;
    case "interaction": {
      const theirs = (measure.from ?? speaker.id) === speaker.id && (measure.to ?? listener.id) === listener.id;
      return theirs && measure.type !== "farewell" ? { type: measure.type ?? "chat", warmer: 0.1 } : null;
    }
    case "known":
      if (measure.character_id !== listener.id || !knows(speaker, measure.text)) return null;
      return { type: speaker.secrets.some((secret) => factIdOf(secret) === factIdOf(measure.text)) ? "confession" : "gossip", warmer: 0.1 };
    case "said":
      return { type: "chat", warmer: 0 };
    case "kept":
      return null;
    default:
      return measure satisfies never;
  }
};

const objectivesOfKind = (state: State, id: CharacterId, kind: Measure["kind"]): readonly Objective[] =>
  (playedBy(state, id)?.objectives ?? []).filter(
    ({ measure, character_id }) => measure.kind === kind && (character_id === null || character_id === id),
  );

const bare = (text: string): string => text.replace(/[.!]+$/u, "");
