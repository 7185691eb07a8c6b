import { findDashed } from "./dashes.ts";
import { isSpeech } from "./held-up.ts";
import { ANY_MARK, MARKS, styleOf } from "./marks.ts";
import type { Style } from "./marks.ts";
import { findOwnWords } from "./nested.ts";
import type { Range } from "./shapes.ts";
import { isVerse } from "./verse.ts";
import { findWritten } from "./written.ts";

/** A stretch between quotation marks, the marks left out. */
export interface Piece extends Range {
  /** Index of its paragraph. */
  readonly paragraph: number;
  /** The speech was left open at the end of the paragraph before: the same person goes on. */
  readonly continues: boolean;
  /** What the speaker says in it, without what they only repeat or read out: one stretch, several, or none. */
  readonly own: readonly Range[];
}

/** An even number of straight marks and no others: they open and close in turn, whatever stands beside them. */
const pairsUp = (paragraph: string): boolean => !/[“”„‟]/.test(paragraph) && paragraph.split('"').length % 2 === 1;

/** Finds direct speech. Speech left open goes on in the next paragraph if that opens with a mark; otherwise it ends with its paragraph. */
export const findPieces = (text: string, paragraphs: readonly Range[], style: Style = styleOf(text)): Piece[] => {
  if (style === "dashes")
    return paragraphs.flatMap((each, paragraph) =>
      findDashed(text, each).map((range) => ({ ...range, paragraph, continues: false, own: [range] })),
    );
  const pieces: Piece[] = [];
  const read = MARKS[style];
  let carried = false;
  paragraphs.forEach((paragraph, index) => {
    let open = -1;
    const add = (end: number, continues: boolean): void => {
      let start = open;
      let last = end;
      while (start < last && /\s/.test(text.charAt(start))) start += 1;
      while (last > start && /\s/.test(text.charAt(last - 1))) last -= 1;
      if (last > start && (continues || isSpeech(text, start, last, paragraph)))
        pieces.push({ start, end: last, paragraph: index, continues, own: findOwnWords(text, { start, end: last }, style) });
    };
    let continues = false;
    const whole = text.slice(paragraph.start, paragraph.end);
    const takesTurns = style === "double" && pairsUp(whole);
    for (const match of whole.matchAll(ANY_MARK[style])) {
      const at = paragraph.start + match.index;
      const mark = takesTurns ? (open >= 0 ? "close" : "open") : read(text, at, open >= 0);
      if (mark === "open" && open < 0) {
        continues = carried && at === paragraph.start;
        open = at + 1;
      } else if (mark === "close" && open >= 0) {
        add(at, continues);
        open = -1;
      }
    }
    carried = open >= 0;
    if (carried) add(paragraph.end, continues);
  });
  const written = findWritten(text, paragraphs, pieces);
  const isSung = paragraphs.map((paragraph) => isVerse(text, paragraph));
  return pieces.map((piece, index) => (written[index] || isSung[piece.paragraph] ? { ...piece, own: [] } : piece));
};
