/** Whether a conversation goes round in circles: asked in code before every turn, on every path, whatever mind is behind it. */
import { isVisitor } from "../apply-talk.ts";
import type { Conversation, Line } from "../state.ts";
import { jaccard, wordSetOf } from "../text.ts";
import { TUNING } from "../tuning.ts";

const FAREWELL =
  /\b(good ?-?bye|bye|farewell|good ?night|see you|take care|until (?:then|tomorrow|next)|so long|adieu|au revoir|adios|auf wiedersehen)\b/iu;

const ACKNOWLEDGING = new Set(
  "yes yeah no okay ok indeed quite right sure true agreed exactly certainly absolutely of course thank thanks you i see very well good fine so do did agree please glad that is it's it was too as say understand".split(
    " ",
  ),
);

/** Why the talk has run its course, in words for a reader, or null. A line from a visitor always deserves an answer. */
export const exhausted = (conversation: Conversation): string | null => {
  const lines = conversation.lines.slice(-TUNING.convergence.lines);
  const last = lines.at(-1);
  if (!last || isVisitor(last.speaker_id)) return null;
  if (conversation.turns >= mostTurns(conversation)) return "they have talked long enough";
  if (lines.length >= 3 && isEcho(lines)) return "they are repeating each other";
  if (lines.length >= 2 && lines.slice(-2).every((line) => FAREWELL.test(line.text))) return "they have said goodbye";
  if (lines.length >= 3 && lines.slice(-3).every(isAcknowledgement)) return "there is nothing left but nods";
  return lines.length >= 6 && newWords(lines) < TUNING.convergence.new_words ? "the talk goes round in circles" : null;
};

/** Turns after which the participants part at the latest. */
export const mostTurns = (conversation: Conversation): number => {
  const { most_turns, turns_per_extra } = TUNING.conversation;
  return most_turns + turns_per_extra * Math.max(0, conversation.participants.length - 2);
};

/** The last line is much like one of the two before it, and so was the one before. */
const isEcho = (lines: readonly Line[]): boolean => likeBefore(lines, lines.length - 1) && likeBefore(lines, lines.length - 2);

const likeBefore = (lines: readonly Line[], index: number): boolean => {
  const line = lines[index];
  return (
    line !== undefined &&
    lines.slice(Math.max(0, index - 2), index).some((earlier) => jaccard(wordSetOf(line), wordSetOf(earlier)) >= TUNING.convergence.echo)
  );
};

const isAcknowledgement = (line: Line): boolean => {
  const words = wordSetOf(line);
  return words.size <= TUNING.convergence.short && [...words].every((word) => ACKNOWLEDGING.has(word));
};

/** Share of the words of the last four lines that were not said in those before them. */
const newWords = (lines: readonly Line[]): number => {
  const heard = new Set(lines.slice(0, -4).flatMap((line) => [...wordSetOf(line)]));
  let fresh = 0;
  let said = 0;
  for (const line of lines.slice(-4))
    for (const word of wordSetOf(line)) {
      said += 1;
      if (!heard.has(word)) fresh += 1;
      heard.add(word);
    }
  return said === 0 ? 0 : fresh / said;
};
