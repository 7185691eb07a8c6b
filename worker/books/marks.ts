import { countDashed } from "./dashes.ts";

/** The marks a book sets its speech in. */
export type Style = "double" | "single" | "guillemets" | "dashes";

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/** The marks a book uses for speech, told by counting the marks that could open it. */
export const styleOf = (text: string): Style => {
  const double = count(text, /[“„]|(?<![^\s(—–-])"(?=[\p{L}\d'’—.])/gu);
  const single = count(text, /(?<![\p{L}\d“])‘(?=\p{Lu})|(?<![^\s(—–-])'(?=\p{Lu}\p{L}*[\s,.!?'’—-])/gu);
  const guillemets = count(text, /[«»]/g) / 2;
  const dashed = countDashed(text);
  if (dashed > Math.max(double, single, guillemets)) return "dashes";
  if (guillemets > double && guillemets > single) return "guillemets";
  return single > double * 1.5 ? "single" : "double";
};

const isSpace = (character: string): boolean => character === "" || /[\s(\u005b—–_*-]/.test(character);
const isLetter = (character: string): boolean => /[\p{L}\d]/u.test(character);

/** Words that lose their first letters to an apostrophe, so that the mark before them opens nothing. */
export const CLIPPED =
  /^['’](?:(?:[Tt]is|[Tt]was|[Tt]were|[Tt]will|[Tt]would|[Ee]m|[Ff]raid|till?|im|un|bout|cause|cos|ere|low|neath|gainst|pon|round|nother|ave|er|e|is|ow)(?!\p{L})|\d0s)/u;

/** What a mark does where it stands; null for an apostrophe. */
export type Mark = "open" | "close" | null;

const doubleMark = (text: string, at: number, isOpen: boolean): Mark => {
  const character = text.charAt(at);
  if (character === "“" || character === "„") return "open";
  if (character === "”" || character === "‟") return "close";
  if (character !== '"') return null;
  const opens = isSpace(text.charAt(at - 1)) && !isSpace(text.charAt(at + 1));
  const closes = !/[\s(]/.test(text.charAt(at - 1)) && !isLetter(text.charAt(at + 1));
  if (opens && !closes) return "open";
  if (closes && !opens) return "close";
  return isOpen ? "close" : "open";
};

const singleMark = (text: string, at: number, isOpen: boolean): Mark => {
  const character = text.charAt(at);
  const before = text.charAt(at - 1);
  const after = text.charAt(at + 1);
  if (character === "‘") return "open";
  if (character !== "’" && character !== "'") return null;
  if (character === "'" && !isOpen && isSpace(before) && !isSpace(after)) return CLIPPED.test(text.slice(at, at + 10)) ? null : "open";
  if (!isOpen || isLetter(after)) return null;
  if (/[.,!?…—–;:)-]/.test(before)) return "close";
  return isLetter(before) && !(before === "s" && /^\s+\p{Ll}/u.test(text.slice(at + 1, at + 4))) && /^(?:$|[\s.,;:!?)—–-])/u.test(after)
    ? "close"
    : null;
};

const guillemetMark = (text: string, at: number): Mark => {
  const character = text.charAt(at);
  return character === "«" ? "open" : character === "»" ? "close" : null;
};

/** What the mark at an offset does, by style. */
export const MARKS = { double: doubleMark, single: singleMark, guillemets: guillemetMark } as const;
export const ANY_MARK = { double: /["“”„‟]/g, single: /['‘’]/g, guillemets: /[«»]/g } as const;
