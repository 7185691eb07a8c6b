import { CueReader } from "./cues.ts";
import { findMentions } from "./mentions.ts";
import type { Pages } from "./pages.ts";
import type { Person } from "./shapes.ts";
import { findTurns } from "./turns.ts";
import { readSpokenNames } from "./vocatives.ts";

/** What one turn of speech shows before speakers are known. */
export interface Said {
  /** The person a verb of speech names as the speaker, or null. */
  readonly speaker: string | null;
  /** People the turn calls by name. */
  readonly called: ReadonlySet<string>;
}

/** The talk of a book, and whom its narration names. */
export interface Talk {
  /** In the order of the book. */
  readonly turns: readonly Said[];
  readonly told: ReadonlySet<string>;
}

/** Reads who is said to speak and who is called, turn by turn; linear in the text. */
export const readTalk = (pages: Pages, people: readonly Person[]): Talk => {
  const mentions = findMentions(pages, people);
  const turns = findTurns(pages, new CueReader(pages, mentions));
  const names = readSpokenNames(pages, mentions, turns);
  return {
    turns: turns.map(({ cues: [cue] }, index) => ({
      speaker: cue?.isSpeech && cue.subject.kind === "person" ? cue.subject.id : null,
      called: names[index]?.called ?? new Set(),
    })),
    told: new Set(mentions.flatMap(({ person, from }) => (pages.pieceOf[from] === -1 ? [person] : []))),
  };
};
