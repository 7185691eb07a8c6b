/** A line wanted from a mind. Derived from the turns that wait for one, so a crash loses none. */
import type { Character, Conversation, Intent, Known, Line, Memory, Pad, Profile, Pursuit, Relationship } from "./state.ts";

/** What a partner looks like from where the speaker stands. */
export interface PartnerView {
  readonly id: string;
  readonly name: string;
  readonly pronoun: Profile["pronoun"];
  readonly background: string;
  /** The speaker's own tie to them; null for a stranger. */
  readonly tie: Relationship | null;
}

/** Something known, with the name of whoever told it; null for what one has from nobody. */
export interface Told extends Known {
  readonly told_by: string | null;
}

/**
 * All that a character may draw on: what it is, what it witnessed or was told. Prompts and recall are built from this
 * alone (`view.ts`), so nobody knows what they did not witness.
 */
export interface View {
  readonly self: Profile;
  readonly mood: Pad;
  /** The named emotion with its intensity now, or null. */
  readonly emotion: Character["emotion"];
  readonly social_energy: number;
  readonly location: string;
  /** Minute of the day, 0..1439. */
  readonly time_of_day: number;
  readonly setting: string;
  readonly partners: readonly PartnerView[];
  /** Others in the same place. */
  readonly bystanders: readonly string[];
  readonly conversation: Pick<Conversation, "topic" | "reason" | "turns" | "closing"> & { readonly lines: readonly Line[] };
  readonly memories: readonly Memory[];
  /** What the speaker knows and not everybody here does, with whom they have it from. */
  readonly knowledge: readonly Told[];
  /** What of it the speaker means to let out with this line, or null: the line should say it. */
  readonly letting_out: Told | null;
  readonly pursuits: readonly Pursuit[];
  /** What is played, as the speaker may know it; null outside a scenario. */
  readonly scenario: {
    readonly title: string;
    readonly mood: string;
    readonly phase: string;
    readonly intention: string;
    /** The shared ones and the speaker's own. */
    readonly objectives: readonly string[];
  } | null;
  readonly direction: string | null;
  /** Under what circumstances the exchange takes place, in the words of whoever asked for it. */
  readonly circumstances?: string;
}

export interface Wish {
  /** The turn's id. */
  readonly id: string;
  readonly speaker_id: string;
  readonly addressees: readonly string[];
  readonly intent: Intent;
  readonly view: View;
  /** Memories that recall found for this turn, best first; filled in by the object. */
  readonly recalled: readonly Memory[];
  /** Most words the line should have. */
  readonly max_words: number;
  /** Seeds whatever the mind leaves to chance. */
  readonly seed: number;
}
