/** Makes a line the speaker's own: whether they say "don't" or "do not", and the name of the one they speak to. */
import { contract, expandContractions } from "./english.ts";
import type { Moment } from "./moment.ts";
import { slotValue } from "./slots.ts";

const ELIDED = /\w(n't|'m|'re|'ve|'ll|'d)\b|\b(it|that|there|what|who)'s\b/i;

/** Speaks as in the book: short forms when the book has them, long ones when it has lines and no short form. */
export const inRegister = (text: string, lines: readonly string[]): string =>
  lines.some((line) => ELIDED.test(line)) ? contract(text) : lines.length > 1 ? expandContractions(text) : text;

/** The line with the listener called by name once at most between commas: a second time sounds like a threat. */
export const namedOnce = (line: string, { partner }: Moment): string => {
  let named = false;
  const called = (partner ? tellingNames(partner.name) : []).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  if (called.length === 0) return line;
  return line.replace(new RegExp(`, (?:\\p{Lu}[\\p{L}.]+ )*(?:${called.join("|")})(?=[,.?!])`, "gu"), (found) => {
    const kept = !named;
    named = true;
    return kept ? found : "";
  });
};

const SHORT = 12;

/** Calls the one addressed by name at the end of a short line that has not named them. */
export const withName = (line: string, moment: Moment): string => {
  const name = slotValue("you", moment);
  const known = moment.partner ? tellingNames(moment.partner.name) : [];
  if (
    name === null ||
    line.split(" ").length > SHORT ||
    known.some((part) => line.includes(part)) ||
    /[:“]/.test(line) ||
    !/[^.…]\.$/.test(line)
  )
    return line;
  return `${line.slice(0, -1)}, ${name}.`;
};

const tellingNames = (name: string): readonly string[] => name.split(" ").filter((part) => part.length > 2 && !part.endsWith("."));
