import type { Pages } from "./pages.ts";
import type { Quote } from "./shapes.ts";

/** Who says a word, and to whom when it is one person. */
export interface Line {
  readonly speaker: string;
  readonly addressee: string | null;
  /** 0..1, of the speaker. */
  readonly confidence: number;
}

/** Looks up whose line a token is in; null in narration, in what a speaker repeats of others, and where nobody is known to speak. */
export const findSpeakersOf = (pages: Pages, quotes: readonly Quote[]): ((token: number) => Line | null) => {
  const byStart = new Map(
    quotes.map(({ start, speaker, addressees, confidence }): [number, Line | null] => [
      start,
      speaker ? { speaker, addressee: addressees.length === 1 ? (addressees[0] ?? null) : null, confidence } : null,
    ]),
  );
  return (token) => {
    const piece = pages.pieces[pages.pieceOf[token] ?? -1];
    const at = pages.tokens[token]?.start ?? -1;
    const own = piece?.own.find(({ start, end }) => start <= at && at < end);
    return own ? (byStart.get(own.start) ?? null) : null;
  };
};
