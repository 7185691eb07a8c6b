import { ABBREVIATIONS } from "./lexicon/titles.ts";
import type { Range } from "./shapes.ts";

const STOP = /[.!?…]+["”’'»)\]]*(?=\s|$)/g;

/** Cuts a stretch of prose into sentences; "Mr." and initials end none. Ranges are trimmed. */
export const findSentences = (text: string, range: Range): Range[] => {
  const sentences: Range[] = [];
  const part = text.slice(range.start, range.end);
  let from = 0;
  const add = (to: number): void => {
    let start = from;
    let end = to;
    while (start < end && /\s/.test(part.charAt(start))) start += 1;
    while (end > start && /\s/.test(part.charAt(end - 1))) end -= 1;
    if (end > start) sentences.push({ start: range.start + start, end: range.start + end });
    from = to;
  };
  for (const match of part.matchAll(STOP)) {
    const end = match.index + match[0].length;
    if (match[0] === ".") {
      const word = /[\p{L}]+$/u.exec(part.slice(Math.max(0, match.index - 12), match.index))?.[0] ?? "";
      if (ABBREVIATIONS.has(word.toLowerCase()) || (word.length === 1 && word !== "I")) continue;
    }
    if (/^\s+\p{Ll}/u.test(part.slice(end, end + 6)) && match[0].length > 1) continue;
    add(end);
  }
  add(part.length);
  return sentences;
};
