/** Words that a printer broke at the end of a line. */

const WORD = /\p{L}[\p{L}\p{M}'’]*(?:-\p{L}[\p{L}\p{M}'’]*)*/gu;
const BROKEN_END = /(\p{L}[\p{L}\p{M}'’]*)[-\u2010\u00ad]$/u;
const OPENING_WORD = /^\p{Ll}[\p{L}\p{M}'’]*/u;
/** As much of the words before as a hyphen can break: joining stays linear however long a paragraph grows; characters. */
const TAIL = 60;
const DASH_END = /\S(?:[\u2014\u2013]|--)$/;

export interface Vocabulary {
  /** The words of a book that stand whole, in lower case. */
  readonly words: ReadonlySet<string>;
  /** Whether the printer broke words at all: else every hyphen at the end of a line is the author's. */
  readonly breaksWords: boolean;
}

/** Share of the hyphens at line ends that break known words, from which on the others do too. */
const ENOUGH = 0.25;

/** What a book's lines, in order, tell of its words. */
export const vocabularyOf = (lines: readonly string[]): Vocabulary => {
  const words = new Set<string>();
  lines.forEach((line, at) => {
    const isSplit = BROKEN_END.test(lines[at - 1] ?? "");
    const whole = (isSplit ? line.replace(OPENING_WORD, "") : line).replace(BROKEN_END, "");
    for (const [word] of whole.matchAll(WORD)) words.add(word.toLowerCase());
  });
  const joined = lines.flatMap((line, at) => {
    const half = BROKEN_END.exec(line)?.[1];
    const rest = OPENING_WORD.exec(lines[at + 1] ?? "")?.[0];
    return half === undefined || rest === undefined ? [] : [`${half}${rest}`.toLowerCase()];
  });
  return { words, breaksWords: joined.filter((word) => words.has(word)).length >= joined.length * ENOUGH };
};

/**
 * Joins a line to the words before it. A hyphen at the end goes when the joined word is known, or when words are broken here and a half of it is no
 * word; it stays in a compound of two known words, and before a capital.
 */
export const joinLines = (before: string, line: string, { words, breaksWords }: Vocabulary): string => {
  if (before === "") return line;
  if (before.endsWith("-") && line.startsWith("-")) return before + line;
  const tail = before.slice(-TAIL);
  const half = BROKEN_END.exec(tail)?.[1]?.toLowerCase();
  if (half === undefined) return DASH_END.test(tail) ? before + line : `${before} ${line}`;
  const rest = OPENING_WORD.exec(line)?.[0].toLowerCase();
  if (rest === undefined) return before + line;
  const isWhole = words.has(half + rest);
  const isCompound = words.has(`${half}-${rest}`) || (words.has(half) && words.has(rest)) || !breaksWords;
  return (isWhole || !isCompound || before.endsWith("\u00ad") ? before.slice(0, -1) : before) + line;
};
