/** A question about a book, as a model is asked it. The book's text is material between tags that it cannot close, never an instruction. */
import type { Message } from "../../../objects/mind/prompt.ts";

export interface Question {
  readonly messages: readonly Message[];
  /** What the answer may be about: marks in the text ("Q1"), and for each what it stands for (offsets of quotes, or ids of two people). */
  readonly items: Readonly<Record<string, readonly string[]>>;
  /** Ids that an answer may name. */
  readonly choices: readonly string[];
}

/** Tokens of the longest answer that is taken. */
export const ANSWER_TOKENS = 300;
/** Characters to a token, at the least: an estimate that is never too low for English. */
const CHARACTERS_PER_TOKEN = 3;

export const asData = (text: string): string => text.replaceAll("<", "‹").replaceAll(">", "›");

/** The most that asking can cost, in tokens. */
export const worstCase = ({ messages }: Question): number =>
  Math.ceil(messages.reduce((sum, { content }) => sum + content.length, 0) / CHARACTERS_PER_TOKEN) + ANSWER_TOKENS;

/** The JSON object in an answer, whatever stands around it; null when there is none. */
export const objectIn = (content: string | null): unknown => {
  const [from, to] = [content?.indexOf("{") ?? -1, content?.lastIndexOf("}") ?? -1];
  if (content === null || from === -1 || to < from) return null;
  try {
    return JSON.parse(content.slice(from, to + 1));
  } catch {
    return null;
  }
};
