/** Frames into words: choices by the dice, slots by the moment. */
import type { Bank } from "./bank/bank.ts";
import { fractionOf } from "./dice.ts";
import type { Moment } from "./moment.ts";
import { slotValue } from "./slots.ts";

const DEPTH = 8;
const CHOICE = /\{([^{}]*)\}/;
const SLOT = /\[([^[\]]+)\]/;

/** The frame in words, or null when one of its slots has no value. Choices are made from the inside out. */
export const expand = (frame: string, moment: Moment): string | null => {
  let text = frame;
  for (let depth = 0; depth < DEPTH; depth += 1) {
    for (let choice = CHOICE.exec(text); choice; choice = CHOICE.exec(text)) {
      const options = (choice[1] ?? "").split("|");
      text = text.replace(choice[0], () => moment.dice.weighted(options, () => 1) ?? "");
    }
    for (let slot = SLOT.exec(text); slot; slot = SLOT.exec(text)) {
      const value = slotValue(slot[1] ?? "", moment);
      if (value === null) return null;
      text = text.replace(slot[0], () => value);
    }
    if (!CHOICE.test(text)) return text;
  }
  return null;
};

/** Cues that say who speaks weigh more than those that say what about: it is they that make a voice. */
const CHARACTER = new Set(["blunt", "gentle", "anxious", "calm", "dreamer", "plain", "exact", "loose", "talker", "quiet"]);

/** Everybody has ways of putting things that they come back to, and ways that are never theirs. */
const leaning = (fraction: number): number => (fraction < 0.4 ? 0.22 : 0.3 + 1.6 * (fraction - 0.4) ** 2 * 2.8);

/** Frames of the bank whose cues all hold, each with its weight for this speaker. */
const fitting = (bank: Bank, moment: Moment): readonly { readonly frame: string; readonly weight: number }[] => {
  const held: ReadonlySet<string> = moment.cues;
  return Object.entries(bank).flatMap(([key, frames]) => {
    const cues = key.split("+");
    if (!cues.every((cue) => held.has(cue))) return [];
    const fit = cues.reduce((product, cue) => product * (cue === "any" ? 1 : CHARACTER.has(cue) ? 1.9 : 1.6), 1);
    return frames.map((frame) => ({ frame, weight: fit * leaning(fractionOf(`${moment.wish.speaker_id}${frame}`)) }));
  });
};

/** A frame of the bank in words; null when none fits. */
export const sayFrom = (bank: Bank, moment: Moment): string | null => {
  let frames = fitting(bank, moment);
  while (frames.length > 0) {
    const chosen = moment.dice.weighted(frames, ({ weight }) => weight);
    if (!chosen) return null;
    const said = expand(chosen.frame, moment);
    if (said !== null) return said;
    frames = frames.filter(({ frame }) => frame !== chosen.frame);
  }
  return null;
};
