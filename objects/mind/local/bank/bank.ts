/**
 * How the banks are written. A bank lists frames under the cues that must all hold for them ("warm", "cold+blunt"; "any" always does).
 * In a frame, `{a|b|}` is a choice and `[name]` a slot (slots.ts) or a word list (words.ts); a frame whose slot has no value is not used.
 */
export const CUES = [
  "any",
  // What the speaker means to show.
  "warm",
  "even",
  "cold",
  // How the speaker stands toward the one addressed.
  "fond",
  "wary",
  "stranger",
  // Who the speaker is.
  "blunt",
  "gentle",
  "anxious",
  "calm",
  "dreamer",
  "plain",
  "exact",
  "loose",
  "talker",
  "quiet",
  // How the speaker feels.
  "glad",
  "angry",
  "sad",
  "ashamed",
  "afraid",
  "low",
  "high",
  // What is talked about, and what the speaker thinks of it.
  "thing",
  "person",
  "deed",
  "mine",
  "yours",
  "place",
  "event",
  "matter",
  "for",
  "against",
  "unsure",
  // When, and among how many.
  "morning",
  "afternoon",
  "evening",
  "night",
  "pair",
  "group",
] as const;

export type Cue = (typeof CUES)[number];
/** Frames by cues joined with "+". */
export type Bank = Readonly<Record<string, readonly string[]>>;
