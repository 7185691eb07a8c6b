/** Why it was this one who spoke: the terms of the bids that the log keeps with every turn, in a reader's words. */
import type { BidTerms, EventData } from "../../objects/simulation/event.ts";

export type Choice = EventData["speaker_chosen"];

export interface Why {
  /** What the speaker set out to do: `to make peace with Ben`. */
  readonly because: string;
  /** What spoke for (positive) or against (negative) taking the word, weightiest first. */
  readonly terms: readonly { readonly words: string; readonly weight: number }[];
  /** The others' bids, and silence's, highest first. */
  readonly rivals: readonly { readonly name: string; readonly total: number }[];
  readonly total: number;
}

const WORDS: Readonly<Record<string, readonly [whenFor: string, whenAgainst: string]>> = {
  addressed: ["was spoken to", "was spoken to"],
  opener: ["began the talk", "began the talk"],
  mentioned: ["was named", "was named"],
  extraversion: ["sociable by nature", "reserved by nature"],
  autonomy: ["acts unasked", "acts unasked"],
  goal: ["it touches a goal", "it touches a goal"],
  emotion: ["strong feeling", "strong feeling"],
  tie: ["much between them and the last speaker", "much between them and the last speaker"],
  spoke_last: ["had just spoken", "had just spoken"],
  share: ["has talked a good deal", "has talked a good deal"],
  tired: ["rested", "tired"],
};

const totalOf = (terms: BidTerms): number => Object.values(terms).reduce((sum, term) => sum + term, 0);

export const whyOf = ({ speaker_id, intent, bids }: Choice, nameOf: (id: string) => string): Why => {
  const own = bids[speaker_id] ?? {};
  return {
    because: intent.because,
    terms: Object.entries(own)
      .map(([term, weight]) => ({ words: WORDS[term]?.[weight < 0 ? 1 : 0] ?? term.replaceAll("_", " "), weight }))
      .toSorted((one, other) => Math.abs(other.weight) - Math.abs(one.weight)),
    rivals: Object.entries(bids)
      .filter(([id]) => id !== speaker_id)
      .map(([id, terms]) => ({ name: id === "silence" ? "silence" : nameOf(id), total: totalOf(terms) }))
      .toSorted((one, other) => other.total - one.total),
    total: totalOf(own),
  };
};
