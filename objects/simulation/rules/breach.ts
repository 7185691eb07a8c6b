/** Confidences that are broken come out: whoever hears told on what they had confided trusts the teller less, and knows why. */
import type { Character, CharacterId, Dimension, Known } from "../state.ts";
import { clamp, round } from "../numbers.ts";
import { shorten } from "../text.ts";
import { TUNING } from "../tuning.ts";
import type { World } from "../world.ts";
import { feelingAtBetrayal } from "./appraisal.ts";
import type { Telling } from "./hearsay.ts";
import { factOf } from "./knowledge.ts";
import { DIMENSION_RANGE } from "./relationships.ts";
import { nameTie } from "./renaming.ts";
import { tieOf } from "./tie.ts";

/** How far a chain of tellers is followed back. */
const FURTHEST = 8;

/** To be called when all else that the line does has been recorded; `given` is what the speaker knew and gave away with it. */
export const discoverBreaches = (world: World, telling: Telling, given: readonly Known[]): void => {
  const speaker = world.state.characters.get(telling.speaker_id);
  if (!speaker) return;
  for (const known of given) {
    if (known.from === null) continue;
    for (const id of telling.audience) {
      const owner = id === speaker.id ? undefined : world.state.characters.get(id);
      const teller = owner && whoBroke(world, speaker, known, id);
      if (owner && teller && (teller.id !== speaker.id || isNewToSomebody(world, telling, known.fact_id, id)))
        breakConfidence(world, owner, teller, known.fact_id, telling);
    }
  }
};

/** Whoever had it in confidence from the owner and told it on, so that the speaker came to know it. */
const whoBroke = (world: World, speaker: Character, told: Known, ownerId: CharacterId): Character | undefined => {
  let [holder, known]: [Character | undefined, Known | undefined] = [speaker, told];
  for (let step = 0; step < FURTHEST && holder && known && known.from !== null; step += 1) {
    if (known.from === ownerId) return known.confided ? holder : undefined;
    holder = world.state.characters.get(known.from);
    known = holder && factOf(holder, told.fact_id);
  }
  return undefined;
};

/** Whether the line told somebody else than the owner. */
const isNewToSomebody = (world: World, { line_seq }: Telling, factId: string, ownerId: CharacterId): boolean =>
  world.events.some(
    ({ type, data }) =>
      type === "hearsay" && data.line_seq === line_seq && data.fact_id === factId && data.listeners.some((id) => id !== ownerId),
  );

const breakConfidence = (world: World, owner: Character, teller: Character, fact_id: string, telling: Telling): void => {
  const { line_seq } = telling;
  const audience = [owner.id];
  const told = world.events.flatMap(({ type, seq, data }) =>
    type === "hearsay" && data.line_seq === line_seq && data.fact_id === fact_id ? [seq] : [],
  );
  const broken = world.emit(
    "confidence_broken",
    { owner_id: owner.id, teller_id: teller.id, fact_id, causes: [line_seq, ...told] },
    { audience, visibility: "private" },
  );
  const causes = [broken, line_seq];
  // A whisper's words are not for the public ledger.
  const isPublic = world.events.some(({ seq, visibility }) => seq === line_seq && visibility === "public");
  const quote = isPublic ? shorten(telling.text, 200) : "";
  for (const dimension of ["trust", "strength"] as const) lose(world, owner, teller, dimension, { causes, quote, line_seq });
  nameTie(world, owner.id, teller.id, causes, audience);
  const { emotion, state, because } = feelingAtBetrayal(world.now.at, world.state.characters.get(owner.id) ?? owner, teller.name);
  world.emit("emotion_felt", { character_id: owner.id, emotion, state, causes, because }, { audience });
};

interface Why {
  readonly causes: readonly number[];
  readonly quote: string;
  readonly line_seq: number;
}

/** The nervous take it harder, the agreeable bear less of a grudge; trust is lost either way. */
const lose = (
  world: World,
  owner: Character,
  teller: Character,
  dimension: "trust" | "strength",
  { causes, quote, line_seq }: Why,
): void => {
  const [from, to] = [owner.id, teller.id];
  const { breach_trust, breach_strength, most_trust, most_strength } = TUNING.relationship;
  const { neuroticism, agreeableness } = owner.traits;
  const gravity = 0.8 + 0.4 * neuroticism;
  const [loss, most] =
    dimension === "trust" ? [breach_trust * gravity, most_trust] : [breach_strength * gravity * (1.3 - 0.6 * agreeableness), most_strength];
  // What the line itself has taken counts toward the most that one line may take.
  const left = most + Math.min(0, doneBy(world, line_seq, from, to, dimension));
  const before = tieOf(world.state, from, to)[dimension];
  const [low, high] = DIMENSION_RANGE[dimension];
  const after = round(clamp(before - clamp(loss, 0, left), low, high));
  const delta = round(after - before);
  if (delta === 0) return;
  world.emit(
    "relationship_changed",
    { from, to, dimension, before, delta, after, causes, quote, rule: "a confidence was broken" },
    { audience: [from] },
  );
};

/** What the line has done to one dimension of a tie so far. */
const doneBy = (world: World, line_seq: number, from: CharacterId, to: CharacterId, dimension: Dimension): number =>
  world.events.reduce((sum, { type, data }) => {
    const isIt = type === "relationship_changed" && data.from === from && data.to === to && data.dimension === dimension;
    return isIt && data.causes.includes(line_seq) ? sum + data.delta : sum;
  }, 0);
