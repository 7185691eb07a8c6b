import type { Range } from "./shapes.ts";

const BLANK = /\r?\n[ \t\f\v]*(?:\r?\n\s*)+|\r[ \t\f\v]*\r\s*/g;
const LINE = /\r\n|\n|\r/g;

const cut = (text: string, body: Range, separator: RegExp): Range[] => {
  const paragraphs: Range[] = [];
  const part = text.slice(body.start, body.end);
  const add = (from: number, to: number): void => {
    let start = from;
    let end = to;
    while (start < end && /\s/.test(part.charAt(start))) start += 1;
    while (end > start && /\s/.test(part.charAt(end - 1))) end -= 1;
    if (end > start) paragraphs.push({ start: body.start + start, end: body.start + end });
  };
  let from = 0;
  for (const match of part.matchAll(separator)) {
    add(from, match.index);
    from = match.index + match[0].length;
  }
  add(from, part.length);
  return paragraphs;
};

/** Long lines mean that a line is a paragraph; wrapped lines are short. Characters. */
const WRAPPED = 120;

/** Cuts a text into paragraphs: at blank lines, or at every line where lines are not wrapped. Ranges are trimmed. */
export const findParagraphs = (text: string, body: Range): Range[] => {
  const lines = cut(text, body, LINE);
  const long = lines.reduce((sum, line) => sum + (line.end - line.start > WRAPPED ? line.end - line.start : 0), 0);
  const all = lines.reduce((sum, line) => sum + line.end - line.start, 0);
  return long > all * 0.4 ? lines : cut(text, body, BLANK);
};
