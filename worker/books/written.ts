import type { Piece } from "./quotes.ts";
import type { Range } from "./shapes.ts";

/** Narration looked at before speech, in characters. */
const REACH = 300;
/** Paragraphs of a letter between its salutation and its close, where every one has its marks closed. */
const LONGEST_LETTER = 12;
/** Characters of a close. */
const LONGEST_CLOSE = 120;

const SALUTATION = /^_?(?:(?:my|our) )?(?:very )?(?:dear(?:est)?|beloved|honou?red|esteemed)(?: [\p{L}.'’]+){1,4}[,:.]?_?$/iu;
const CLOSE =
  /^_?(?:(?:(?:i (?:am|remain)|believe me|ever|always),? )?(?:my )?(?:dear(?:est)? [\p{L}.]+,? )?(?:(?:yours|your['’]s)(?:[,.]|$| (?:\p{L}+ly|ever|etc|always|&c)(?!\p{L})).*|your(?: and|,? [\p{L}-]+)*,? (?:friend|servant|cousin|sister|brother|son|daughter|mother|father|uncle|aunt|niece|nephew|wife|husband)(?:[,.].*)?)|.*&c\.|believe me,?)_?$/iu;
/** Capitals all through: a signature or an address. */
const SIGNATURE = /^_?(?:\p{Lu}[\p{L}'’-]*[.,]*(?: |_?$)){1,4}$/u;

/** A place or a date. */
const HEADING = /^_?(?:[\p{Lu}\d][\p{L}\d'’-]*[.,]*(?: |_?$)){1,6}$/u;

/** What is written or sung, and the words that announce its text. */
const MATTER =
  /(?<!\p{L})(?:letters?|notes?|postscript|telegram|cablegram|epistle|lines|inscription|advertisement|placard|notice|label|wrote|written|writing|dated|printed|handwriting|verses?|songs?|poems?|stanza)(?!\p{L})/iu;
const ANNOUNCES =
  /(?:as follows|the following[^.!?]*|to (?:this|that|the following) effect|in (?:these|the following) (?:words|terms|lines)|words of (?:a|the|his|her|that) (?:song|poem|hymn|verse|letter|note)|(?:the|these were the) contents|(?:inscription|advertisement|notice|telegram))[:.;,—-]*$/iu;
/** "he wrote:", "she read on;": what comes before such speech. */
const HANDS_OVER = /(?<!\p{L})(?:(?:wrote|writes)(?: on| thus| back| again)?|read(?: on| aloud| out)?(?=\s*[:;—-]))[\s:;,—-]*$/u;
/** '," wrote Anna', '," she read aloud': what comes after it. */
const TAG =
  /^["”’'»]?,?\s*(?:(?:wrote|writes|read) (?:the |\p{Lu})|(?:said|says) the _|(?:he|she|they|I|it|\p{Lu}\p{L}+)(?: \p{Lu}\p{L}+)? (?:wrote|writes|read)(?= aloud| out| on|\s*[,.:;]))/u;

/** Read, not written: after the sentence the reader may speak. */
const READS = /(?<!\p{L})read(?!\p{L})/u;

/** Words that are never uttered: "as much as to say", "instead of answering". */
const UNSPOKEN =
  /(?:as much as to say|instead of (?:saying|asking|answering|replying)|(?:nearly|almost) (?:said|asked|answered)|(?:going|about) to (?:say|answer|reply|ask|add)|(?:might|could|should) have (?:said|asked|answered|replied|quoted|cried|added)|useless to (?:say|ask|answer))(?: to \p{L}+)?[,:]?\s*["“‘'«]?$/u;

interface Setting {
  readonly text: string;
  readonly paragraphs: readonly Range[];
  readonly pieces: readonly Piece[];
}

/** A stretch of the text on one line. */
const lineOf = (text: string, start: number, end: number): string => text.slice(start, end).replaceAll(/\s+/g, " ");

const words = ({ text }: Setting, piece: Piece): string => lineOf(text, piece.start, piece.end);

/** Nothing but speech, or nothing after it, in its paragraph. */
const fills = ({ paragraphs, pieces }: Setting, index: number): boolean => {
  const piece = pieces[index];
  const paragraph = piece ? paragraphs[piece.paragraph] : undefined;
  return piece !== undefined && paragraph !== undefined && piece.start - paragraph.start <= 2 && paragraph.end - piece.end <= 2;
};

/** The narration right before a piece: in its paragraph, or all of the paragraph before where it opens one. */
const narrationBefore = ({ text, paragraphs, pieces }: Setting, index: number): string => {
  const piece = pieces[index];
  const paragraph = piece ? paragraphs[piece.paragraph] : undefined;
  if (!piece || !paragraph) return "";
  const opens = piece.start - paragraph.start <= 2;
  const from = opens ? paragraphs[piece.paragraph - 1] : paragraph;
  const to = opens ? (from?.end ?? 0) : piece.start - 1;
  const start = Math.max(from?.start ?? 0, pieces[index - 1]?.end ?? 0, to - REACH);
  return start < to ? lineOf(text, start, to).trim() : "";
};

/** The last piece of the letter that begins with a piece, or -1 where none does. */
const endOfLetter = (setting: Setting, from: number): number => {
  const { pieces } = setting;
  const opening = pieces[from];
  if (!opening || opening.continues) return -1;
  const before = narrationBefore(setting, from);
  const salutes = opening.end - opening.start <= LONGEST_CLOSE && fills(setting, from) && SALUTATION.test(words(setting, opening));
  const announced = HANDS_OVER.test(before) || (ANNOUNCES.test(before) && MATTER.test(before));
  let carried = from;
  while (pieces[carried + 1]?.continues) carried += 1;
  const isNext = (at: number): boolean => fills(setting, at) && (pieces[at]?.paragraph ?? 0) === (pieces[at - 1]?.paragraph ?? 0) + 1;
  const matches = (at: number, pattern: RegExp): boolean => {
    const piece = pieces[at];
    return piece !== undefined && piece.end - piece.start <= LONGEST_CLOSE && pattern.test(words(setting, piece));
  };
  const isOpened = salutes || announced;
  const farthest = carried + (isOpened ? LONGEST_LETTER : fills(setting, from) ? 1 : 0);
  let close = carried > from && matches(carried, CLOSE) ? carried : -1;
  for (let at = carried + 1; close < 0 && at <= farthest && isNext(at); at += 1)
    if (matches(at, CLOSE) || (isOpened && matches(at, SIGNATURE))) close = at;
  let end = isOpened ? Math.max(carried, close) : close;
  if (end >= 0) while (isNext(end + 1) && (matches(end + 1, CLOSE) || matches(end + 1, SIGNATURE))) end += 1;
  return end;
};

/** A place or a date right above a letter. */
const isHeading = (setting: Setting, at: number): boolean => {
  const piece = setting.pieces[at];
  return piece !== undefined && piece.paragraph === (setting.pieces[at + 1]?.paragraph ?? 0) - 1 && HEADING.test(words(setting, piece));
};

/** A piece is the first of what is written in its paragraph, or takes up the sentence of the piece before. */
const goesOn = ({ text, pieces }: Setting, from: number, at: number): boolean => {
  const [before, piece] = [pieces[at - 1], pieces[at]];
  if (at === from) return true;
  return (
    before !== undefined &&
    piece?.paragraph === before.paragraph &&
    !(/[.!?]\W*$/.test(text.slice(before.end, piece.start)) && READS.test(text.slice(before.end, piece.start)))
  );
};

/** Tells which pieces are written, read out or never uttered rather than said: letters, inscriptions, what somebody might have answered. */
export const findWritten = (text: string, paragraphs: readonly Range[], pieces: readonly Piece[]): boolean[] => {
  const setting: Setting = { text, paragraphs, pieces };
  const written = pieces.map(() => false);
  for (let index = 0; index < pieces.length; index += 1) {
    const piece = pieces[index];
    const paragraph = piece ? paragraphs[piece.paragraph] : undefined;
    if (!piece || !paragraph || written[index]) continue;
    const end = endOfLetter(setting, index);
    if (end >= 0) {
      written.fill(true, index, end + 1);
      for (let at = index - 1; fills(setting, at) && isHeading(setting, at); at -= 1) written[at] = true;
    }
    if (UNSPOKEN.test(lineOf(text, Math.max(paragraph.start, piece.start - 60), piece.start))) written[index] = true;
    if (TAG.test(lineOf(text, piece.end, Math.min(paragraph.end, piece.end + 60))))
      for (let at = index; goesOn(setting, index, at); at += 1) written[at] = true;
  }
  return written;
};
