import type { Cue, CueReader } from "./cues.ts";
import type { Pages } from "./pages.ts";
import type { Gender, Person } from "./shapes.ts";

/** Pieces of speech that one person says in one go. */
export interface Turn {
  /** Indices of its pieces. */
  readonly pieces: readonly number[];
  readonly paragraph: number;
  /** Index of the paragraph its last piece is in. */
  readonly lastParagraph: number;
  /** The strongest first. */
  readonly cues: readonly Cue[];
  /** It ends with a question. */
  readonly asks: boolean;
  /** The gender of whom it calls "sir" or "madam". */
  readonly polite: Gender;
}

/** Token index at or after an offset. */
const tokenAt = (pages: Pages, offset: number, from: number, to: number): number => {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((pages.tokens[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
};

const fits = (one: Gender, other: Gender): boolean => one === "unknown" || other === "unknown" || one === other;

/** Whether two verbs of speech may have one subject: "she added" goes on with what Anna said. */
const same = ({ subject: one }: Cue, { subject: other }: Cue, genders: ReadonlyMap<string, Gender>): boolean => {
  const gender = (subject: Cue["subject"]): Gender =>
    "gender" in subject ? subject.gender : subject.kind === "person" ? (genders.get(subject.id) ?? "unknown") : "unknown";
  if (one.kind === "person" && other.kind === "person") return one.id === other.id;
  const goesOn = other.kind === "pronoun" && (one.kind === "person" || one.kind === "noun");
  return (one.kind === other.kind || goesOn) && fits(gender(one), gender(other));
};

interface Draft {
  pieces: number[];
  paragraph: number;
  lastParagraph: number;
  cues: Cue[];
  asks: boolean;
  polite: Gender;
}

const MALE_CALL = /[,!?] (?:sir|sire|gentlemen|old (?:man|chap|fellow|boy)|mr)(?=[,.!?])|^(?:sir|gentlemen)[,!]/iu;
const FEMALE_CALL = /[,!?] (?:madam|ma['’]am|madame|miss|my lady|ladies)(?=[,.!?])|^(?:madam|ma['’]am|ladies)[,!]/iu;

const politeTo = (speech: string): Gender => {
  const words = speech.replaceAll(/\s+/g, " ");
  return MALE_CALL.test(words) ? "male" : FEMALE_CALL.test(words) ? "female" : "unknown";
};

/** A paragraph that ends so hands over to the speech that opens the next: "She turned and said:". */
const LEADS_IN = /[:,]$|--$|—$/;

/** Further cues of one turn say nothing new. */
const MOST_CUES = 12;

/** Strength of a cue: a verb of speech, then what comes after, then before. */
const rank = (cue: Cue): number => (cue.isSpeech ? 2 : 0) + (cue.subject.kind === "person" ? 0.5 : 0);

/** Cuts speech into turns: a paragraph's speech is one turn unless two verbs of speech in it name two speakers. */
export const findTurns = (pages: Pages, reader: CueReader, people: readonly Person[] = []): Turn[] => {
  const genders = new Map(people.map(({ id, gender }) => [id, gender]));
  const turns: Draft[] = [];
  pages.pieces.forEach((piece, index) => {
    const paragraph = pages.paragraphs[piece.paragraph];
    if (!paragraph || piece.own.length === 0) return;
    const previous = pages.pieces[index - 1];
    const next = pages.pieces[index + 1];
    const first = tokenAt(pages, piece.start, paragraph.from, paragraph.to);
    const last = tokenAt(pages, piece.end, paragraph.from, paragraph.to);
    const gapStart = previous?.paragraph === piece.paragraph ? tokenAt(pages, previous.end, paragraph.from, paragraph.to) : paragraph.from;
    const gapEnd = next?.paragraph === piece.paragraph ? tokenAt(pages, next.start, paragraph.from, paragraph.to) : paragraph.to;
    const after = reader.after(last, gapEnd);
    const opener = first <= paragraph.from + 1 && gapStart === paragraph.from ? pages.paragraphs[piece.paragraph - 1] : undefined;
    const lead = opener && !opener.isHeading && LEADS_IN.test(pages.text.slice(opener.end - 2, opener.end)) ? opener : undefined;
    const before = lead && pages.pieceOf[lead.to - 1] === -1 ? reader.before(lead.from, lead.to) : reader.before(gapStart, first);
    const cues: Cue[] = [];
    if (after) cues.push(after);
    if (before && (before.leads || !after?.isSpeech)) cues.push(before);
    const speech = pages.text.slice(piece.start, piece.end);
    const asks = /\?\W*$/.test(speech);
    const polite = politeTo(speech);
    const turn = turns.at(-1);
    const isSameParagraph = turn?.lastParagraph === piece.paragraph;
    const told = turn?.cues.find((cue) => cue.isSpeech);
    const own = after?.isSpeech ? after : before?.leads && before.isSpeech ? before : null;
    const isOther = told && own && own.at !== told.at && !same(told, own, genders);
    if (turn && (piece.continues || (isSameParagraph && !isOther))) {
      turn.pieces.push(index);
      turn.lastParagraph = piece.paragraph;
      turn.asks = asks;
      if (polite !== "unknown") turn.polite = polite;
      for (const cue of cues) if (turn.cues.length < MOST_CUES && !turn.cues.some((known) => known.at === cue.at)) turn.cues.push(cue);
    } else turns.push({ pieces: [index], paragraph: piece.paragraph, lastParagraph: piece.paragraph, cues, asks, polite });
  });
  for (const turn of turns) turn.cues.sort((one, other) => rank(other) - rank(one));
  return turns;
};
