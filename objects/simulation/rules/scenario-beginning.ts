/** A scenario as somebody wrote it becomes one that plays: bounded, with its cast present and every objective measurable. */
import type { Input, ScenarioDefinition } from "../input.ts";
import { clamp, round } from "../numbers.ts";
import { Refusal } from "../refusal.ts";
import type { CharacterId, Measure, Objective, Phase, Scenario } from "../state.ts";
import { shorten } from "../text.ts";
import { TUNING } from "../tuning.ts";
import type { World } from "../world.ts";
import { peopleOf } from "./aims.ts";
import { befall } from "./directing.ts";
import { leaveConversation } from "./endings.ts";
import { standingAtFirst } from "./measures.ts";
import { moveTo } from "./movement.ts";
import { followConflicts } from "./threads-of-plot.ts";
import { tieOf } from "./tie.ts";

export const beginScenario = (world: World, { scenario: definition, by }: Extract<Input, { kind: "scenario" }>): void => {
  const { meta, characters } = world.state;
  if (meta.status === "ended") throw new Refusal("The story has ended.");
  if (meta.scenario !== null && meta.scenario.status !== "ended") throw new Refusal("A scenario is being played; end it first.");
  const cast = definition.cast.length === 0 ? meta.roster : [...new Set(definition.cast)].filter((id) => characters.get(id));
  if (cast.length === 0) throw new Refusal("Nobody of the cast is present.");
  const title = shorten(definition.title, TUNING.scenario.title);
  if (title === "") throw new Refusal("The scenario has no title.");
  const id = `n${world.nextSeq()}`;
  const objectives = definition.objectives
    .slice(0, TUNING.scenario.most)
    .map((given, index) => objectiveOf(world, cast, given, `${id}o${index + 1}`));
  const complications = tidied(definition.complications);
  const minutes = Math.round(clamp(Number.isFinite(definition.minutes) ? definition.minutes : 60, 1, TUNING.scenario.minutes));
  const scenario: Scenario = {
    id,
    title,
    setting: shorten(definition.setting, TUNING.scenario.setting),
    mood: shorten(definition.mood, TUNING.scenario.title),
    cast,
    objectives: objectives.filter(({ secret }) => !secret),
    phases: phasesOf(definition, title, minutes),
    phase: 0,
    phase_began_at: world.now.at,
    // What is kept ready is a surprise, and `complications_given` private.
    complications: [],
    status: "active",
    began_at: world.now.at,
    minutes,
    paused_at: null,
    outcome: "",
  };
  world.emit("scenario_started", { scenario, by }, { audience: cast });
  if (complications.length > 0)
    world.emit("complications_given", { scenario_id: id, complications }, { audience: [], visibility: "private" });
  giveSecretly(world, id, objectives, definition, cast);
  gather(world, scenario);
  followConflicts(world, [...scenario.objectives, ...objectives.filter(({ secret }) => secret)], world.state.meta.seq);
  const [first] = scenario.phases;
  if (first && first.opening !== "") befall(world, { kind: "world_event", content: first.opening, location: null, by });
};

const objectiveOf = (
  world: World,
  cast: readonly CharacterId[],
  given: ScenarioDefinition["objectives"][number],
  id: string,
): Objective => {
  const text = shorten(given.text, TUNING.scenario.text);
  if (text === "") throw new Refusal("An objective has no words.");
  if (given.character_id !== null && !cast.includes(given.character_id))
    throw new Refusal(`“${text}” is the objective of somebody who is not in the scenario.`);
  const measure = given.measure ?? {
    kind: "said",
    character_id: given.character_id,
    words: withoutVerb(text),
    times: TUNING.scenario.said,
  };
  if (peopleOf(measure).some((person) => !world.state.characters.get(person)))
    throw new Refusal(`“${text}” is about somebody who is not present.`);
  const start = measure.kind === "tie" ? tieOf(world.state, measure.from, measure.to)[measure.dimension] : null;
  // What the whole cast is after is no secret in it.
  const secret = given.secret && given.character_id !== null;
  const { character_id } = given;
  const objective: Objective = {
    id,
    text,
    character_id,
    secret,
    measure: bounded(measure),
    start,
    progress: 0,
    status: "open",
    evidence: [],
  };
  return { ...objective, progress: standingAtFirst(world.state, objective) };
};

/** "Find out who has the letter" is talked of where the letter is, whatever is done about it. */
const withoutVerb = (text: string): string => text.replace(/^(?:to )?\S+\s+(?=\S)/iu, "");

const bounded = (measure: Measure): Measure =>
  measure.kind === "interaction" || measure.kind === "said"
    ? { ...measure, times: Math.max(1, Math.round(Number.isFinite(measure.times) ? measure.times : 1)) }
    : measure.kind === "tie"
      ? {
          ...measure,
          ...(measure.at_least === undefined ? {} : { at_least: round(measure.at_least) }),
          ...(measure.at_most === undefined ? {} : { at_most: round(measure.at_most) }),
        }
      : measure;

/** At least one: a scenario without phases is one that lasts as long as it does. */
const phasesOf = ({ phases }: ScenarioDefinition, title: string, minutes: number): readonly Phase[] => {
  const given = phases.slice(0, TUNING.scenario.most).map((phase) => ({
    title: shorten(phase.title, TUNING.scenario.title),
    intention: shorten(phase.intention, TUNING.scenario.text),
    minutes: Math.round(clamp(Number.isFinite(phase.minutes) ? phase.minutes : minutes, 1, TUNING.scenario.minutes)),
    opening: shorten(phase.opening, TUNING.scenario.text),
  }));
  return given.length > 0 ? given : [{ title, intention: "", minutes, opening: "" }];
};

const tidied = (texts: readonly string[]): readonly string[] => [
  ...new Set(texts.slice(0, TUNING.scenario.most).flatMap((text) => shorten(text, TUNING.scenario.text) || [])),
];

/** Each owner learns of their secret objectives, and of what they are let hide, alone. */
const giveSecretly = (
  world: World,
  scenario_id: string,
  objectives: readonly Objective[],
  { secrets }: ScenarioDefinition,
  cast: readonly CharacterId[],
): void => {
  for (const character_id of cast) {
    const reach = { audience: [character_id], visibility: "private" } as const;
    const own = objectives.filter((objective) => objective.secret && objective.character_id === character_id);
    if (own.length > 0) world.emit("objectives_given", { scenario_id, character_id, objectives: own }, reach);
    const kept = world.state.characters.get(character_id)?.secrets ?? [];
    const given = secrets.filter((secret) => secret.character_id === character_id).map(({ text }) => shorten(text, TUNING.scenario.text));
    const fresh = given.filter((text) => text !== "" && !kept.includes(text));
    if (fresh.length > 0) world.emit("secrets_kept", { character_id, secrets: [...kept, ...fresh] }, reach);
  }
};

/** Where the setting names a place of the scene, the cast meets there. */
const gather = (world: World, { setting, cast, title }: Scenario): void => {
  const place = world.state.meta.scene.locations.find((location) => setting.toLowerCase().includes(location.toLowerCase()));
  if (place === undefined) return;
  for (const id of cast) {
    const character = world.state.characters.get(id);
    if (!character || character.location === place) continue;
    leaveConversation(world, id, `${character.name} is wanted at ${place}`);
    const there = world.state.characters.get(id);
    if (there) moveTo(world, there, place, `for “${title}”`);
  }
};
