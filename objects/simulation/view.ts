/** What a speaker may draw on for the next line: only what they are, know, and were there to hear. */
import { isVisitor } from "./apply-talk.ts";
import { hash32 } from "./hash.ts";
import type { Now } from "./input.ts";
import { clamp } from "./numbers.ts";
import { sharedConversation } from "./rules/can-interact.ts";
import { lettingOut } from "./rules/discretion.ts";
import { energyAt } from "./rules/energy.ts";
import { mayHear } from "./rules/hearing.ts";
import { intentOfAnswer } from "./rules/intent.ts";
import { unsharedOf } from "./rules/knowledge.ts";
import { emotionAt, moodAt } from "./rules/mood.ts";
import { tidy } from "./rules/reply.ts";
import { knownTie } from "./rules/tie.ts";
import { witnessesOf } from "./rules/witnesses.ts";
import type { Character, CharacterId, Conversation, InteractionType, Known, Line, Profile, State, Turn } from "./state.ts";
import { TUNING } from "./tuning.ts";
import type { PartnerView, Told, View, Wish } from "./wish.ts";

/** The lines wanted now: one for each granted turn that waits. None while the story is not running. */
export const wishesOf = (state: State, now: Now): Wish[] => {
  if (state.meta.status === "ended") return [];
  const wishes: Wish[] = [];
  for (const conversation of state.conversations.values()) {
    const speaker = conversation.awaiting && state.characters.get(conversation.awaiting.speaker_id);
    if (conversation.awaiting && speaker) wishes.push(wishFor(state, now, speaker, conversation.awaiting, conversation));
  }
  return wishes;
};

export interface InteractionAsked {
  readonly initiator_id: CharacterId;
  readonly target_id: CharacterId;
  readonly type: InteractionType;
  readonly content: string;
  readonly context?: string;
}

/**
 * The answer wanted from the target of an interaction asked for from outside. Throws RangeError when either is not present:
 * ask `canInteract` first.
 */
export const interactionWish = (state: State, asked: InteractionAsked, now: Now): Wish => {
  const initiator = state.characters.get(asked.initiator_id);
  const target = state.characters.get(asked.target_id);
  if (!initiator || !target) throw new RangeError("Both characters must be present.");
  const line: Line = {
    seq: state.meta.seq,
    speaker_id: initiator.id,
    speaker_name: initiator.name,
    addressees: [target.id],
    text: asked.content,
    interaction_type: asked.type,
    whispered: false,
  };
  const going = sharedConversation(state, initiator.id, target.id);
  const begun: Conversation = {
    id: "",
    participants: [initiator.id, target.id],
    location: target.location,
    reason: "scenario",
    topic: "",
    started_at: now.at,
    heard_from: {},
    turns: 0,
    lines: [],
    awaiting: null,
    closing: false,
    complications: 0,
    stirred_at: 0,
    failures: 0,
  };
  const before = going?.participants.length === 2 ? going : begun;
  const exchange: Conversation = {
    ...before,
    turns: before.turns + 1,
    lines: [...before.lines, line],
    closing: asked.type === "farewell",
  };
  const intent = intentOfAnswer(state, now.at, target, initiator, asked.type);
  const turn: Turn = { id: `x${state.meta.seq}`, speaker_id: target.id, addressees: [initiator.id], intent, granted_tick: now.tick };
  const wish = wishFor(state, now, target, turn, exchange);
  const circumstances = tidy(asked.context ?? "", TUNING.direction.characters);
  return circumstances === "" ? wish : { ...wish, view: { ...wish.view, circumstances } };
};

const wishFor = (state: State, now: Now, speaker: Character, turn: Turn, conversation: Conversation): Wish => ({
  id: turn.id,
  speaker_id: speaker.id,
  addressees: turn.addressees,
  intent: turn.intent,
  view: viewOf(state, now, speaker, turn, conversation),
  recalled: [],
  max_words: Math.round(clamp(speaker.voice.words_per_line * (1.2 + 0.6 * speaker.traits.extraversion), 12, 60)),
  seed: hash32(turn.id, state.meta.seed),
});

const viewOf = (state: State, now: Now, speaker: Character, turn: Turn, conversation: Conversation): View => {
  const since = conversation.heard_from[speaker.id] ?? 0;
  const others = [...turn.addressees, ...conversation.participants.filter((id) => id !== speaker.id && !turn.addressees.includes(id))];
  const letting = lettingOut(state, speaker, turn, conversation);
  const lines = conversation.lines.filter((line) => line.seq >= since && mayHear(speaker.id, line));
  return {
    self: profileOf(speaker),
    mood: moodAt(speaker, now.at),
    emotion: emotionAt(speaker, now.at),
    social_energy: energyAt(speaker, now.at),
    location: speaker.location,
    time_of_day: (state.meta.scene.opens_at + Math.floor(now.at)) % 1440,
    setting: state.meta.scene.setting,
    partners: others.flatMap((id) => partnerView(state, speaker, id, lines)),
    bystanders: witnessesOf(state, conversation, `${turn.id}/view`)
      .filter((id) => !others.includes(id) && id !== speaker.id)
      .map((id) => state.characters.get(id)?.name ?? id),
    conversation: {
      topic: conversation.topic,
      reason: conversation.reason,
      turns: conversation.turns,
      closing: conversation.closing,
      lines,
    },
    memories: speaker.memories,
    knowledge: unsharedOf(state, speaker, conversation.participants).map((known) => toldBy(state, known)),
    letting_out: letting && toldBy(state, letting),
    pursuits: speaker.pursuits,
    scenario: scenarioFor(state, speaker.id),
    direction: speaker.direction?.text ?? null,
  };
};

const toldBy = ({ characters }: State, known: Known): Told => {
  const { from } = known;
  if (from === null) return { ...known, told_by: null };
  return { ...known, told_by: characters.get(from)?.name ?? (isVisitor(from) ? "a visitor" : "somebody who has left") };
};

const scenarioFor = (state: State, id: CharacterId): View["scenario"] => {
  const { scenario } = state.meta;
  if (scenario === null || scenario.status !== "active" || !scenario.cast.includes(id)) return null;
  const { title, mood, phases, phase, objectives } = scenario;
  const own = objectives.filter(({ character_id, status }) => status === "open" && (character_id === null || character_id === id));
  return {
    title,
    mood,
    phase: phases[phase]?.title ?? "",
    intention: phases[phase]?.intention ?? "",
    objectives: own.map(({ text }) => text),
  };
};

const partnerView = (state: State, speaker: Character, id: string, lines: readonly Line[]): readonly PartnerView[] => {
  const partner = state.characters.get(id);
  if (partner) {
    const tie = knownTie(state, speaker.id, partner.id);
    // Who somebody is, one learns by knowing them.
    const background = tie && tie.familiarity >= TUNING.relationship.known ? partner.background : "";
    return [{ id, name: partner.name, pronoun: partner.pronoun, background, tie }];
  }
  if (!isVisitor(id)) return [];
  const name = lines.findLast((line) => line.speaker_id === id)?.speaker_name ?? "a visitor";
  return [{ id, name, pronoun: "they", background: "", tie: null }];
};

const profileOf = (character: Character): Profile => {
  const { id, name, aliases, source, background, pronoun, traits, autonomy_level, goals, secrets, voice, portrait } = character;
  return { id, name, aliases, source, background, pronoun, traits, autonomy_level, goals, secrets, voice, portrait };
};
