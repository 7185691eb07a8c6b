/** Whether a conversation goes round in circles: asked in code before every turn, on every path, whatever mind is behind it. */
import { isVisitor } from "../apply-talk.ts";
import type { Conversation, Line } from "../state.ts";
import { isTelling, jaccard, wordSetOf } from "../text.ts";
import { TUNING } from "../tuning.ts";

const FAREWELL =
  /\b(good ?-?bye|bye|farewell|good ?night|see you|take care|until (?:then|tomorrow|next)|so long|adieu|au revoir|adios|auf wiedersehen)\b/iu;

/** Words of thanks, assent and praise: they are civil and move nothing. */
const COURTESY = new Set(
  "absolutely accept admirable admire agree agreed agreeing agreement agrees amazing appreciate appreciated appreciation beautiful beautifully certainly clearly completely concur correct correctly course dear definitely delighted delightful doubt echo enjoy enjoyed enough entirely exactly excellent excellently express expressed fair feel feeling fine friend fully generous glad good gracious grateful gratitude great greatly happy heart helpful honest honour honoured humble indeed insight insightful just kind kindly kindness know likewise listening lovely marvellous mean mind myself nice nicely notice obliged okay opinion perfect perfectly please pleased pleasure point precisely profound quite really remark remarks right said same saying says sense sentiment share shared sharing sincere sincerely speak spoke spoken splendid surely talk talking thank thankful thanks think thought thoughtful thoughts time totally touched true truly truth truthfully understand understood utterly view views welcome well wholeheartedly wholly wisdom wise wisely wonderful wonderfully word wording words yeah".split(
    " ",
  ),
);
/** What makes a line one of thanks or assent; a line without is judged by whether it adds anything at all. */
const ASSENT =
  /\b(thank\w*|grateful|gratitude|agree\w*|indeed|of course|exactly|precisely|absolutely|certainly|quite so|you(?:'|’)?(?: a)?re (?:so |quite |very |absolutely |entirely )?right|well said|how (?:kind|true)|so true|very true|just so|no doubt|as you say|like you said)\b/iu;

/** Why the talk has run its course, in words for a reader, or null. A line from a visitor always deserves an answer, if only a goodbye. */
export const exhausted = (conversation: Conversation): string | null => {
  const last = conversation.lines.at(-1);
  if (last && !isVisitor(last.speaker_id) && conversation.turns >= mostTurns(conversation)) return "they have talked long enough";
  return stalled(conversation);
};

/** Why nothing more comes of the talk, or null: they echo each other, thank each other, say goodbye, or say the same things again. */
export const stalled = (conversation: Conversation): string | null => {
  const found = judged.get(conversation);
  if (found !== undefined) return found;
  const stall = judge(conversation);
  judged.set(conversation, stall);
  return stall;
};

/** A conversation's value never changes, so it is judged once. */
const judged = new WeakMap<Conversation, string | null>();

const judge = (conversation: Conversation): string | null => {
  if (conversation.lines.length < 2) return null;
  const { empty, empty_stirred, lines, empty_of_lines, demand_after, demand } = TUNING.convergence;
  const since = additions(conversation.lines).filter(({ line }) => line.seq > conversation.stirred_at && !isVisitor(line.speaker_id));
  if (since.length >= 2 && since.slice(-2).every(({ line }) => FAREWELL.test(line.text))) return "they have said goodbye";
  const run = since.slice(conversation.stirred_at > 0 ? -empty_stirred : -empty);
  if (run.length >= (conversation.stirred_at > 0 ? empty_stirred : empty) && run.every(isEmpty))
    return run.some(({ line }) => ASSENT.test(line.text)) ? "there is nothing left but nods" : "they are repeating each other";
  const late = TUNING.convergence.most_stalled - TUNING.conversation.farewells - (TUNING.conversation.most_failures - 1);
  if (conversation.stirred_at > 0 && conversation.turns >= late && 2 * since.filter(isEmpty).length >= since.length)
    return "nothing more comes of it";
  const recent = since.slice(-lines);
  if (recent.length < lines) return null;
  if (recent.filter(isEmpty).length >= empty_of_lines) return "the talk goes round in circles";
  const demanding = conversation.turns >= demand_after && !conversation.lines.some(({ speaker_id }) => isVisitor(speaker_id));
  return demanding && sum(recent.map(({ adds }) => adds)) < demand * recent.length ? "they have nothing more to say" : null;
};

/** Turns after which the participants part at the latest. */
export const mostTurns = (conversation: Conversation): number => {
  const { most_turns, turns_per_extra } = TUNING.conversation;
  return most_turns + turns_per_extra * Math.max(0, conversation.participants.length - 2);
};

interface Said {
  readonly line: Line;
  /** Telling words that are new to the conversation; 0 for an echo. */
  readonly adds: number;
}

const isEmpty = ({ line, adds }: Said): boolean => adds === 0 || (adds < TUNING.convergence.substance && ASSENT.test(line.text));

const added = new WeakMap<readonly Line[], readonly Said[]>();

/** How much each line adds to those before it that are still remembered. */
const additions = (lines: readonly Line[]): readonly Said[] => {
  const known = added.get(lines);
  if (known) return known;
  const said = weigh(lines);
  added.set(lines, said);
  return said;
};

const weigh = (lines: readonly Line[]): readonly Said[] => {
  const heard = new Set<string>();
  for (const speaker of new Set(lines.map(({ speaker_name }) => speaker_name)))
    for (const part of speaker.toLowerCase().split(" ")) heard.add(part);
  return lines.map((line, index) => {
    let adds = 0;
    for (const word of substanceOf(line)) {
      if (!heard.has(word)) adds += 1;
      heard.add(word);
    }
    return { line, adds: isEcho(line, lines[index - 1], lines[index - 2]) ? 0 : adds };
  });
};

const substances = new WeakMap<Line, readonly string[]>();

/** The telling words of a line that are no courtesies. */
const substanceOf = (line: Line): readonly string[] => {
  const known = substances.get(line);
  if (known) return known;
  const substance = [...wordSetOf(line)].filter((word) => isTelling(word) && !COURTESY.has(word));
  substances.set(line, substance);
  return substance;
};

const echoes = new WeakMap<Line, { readonly last: Line | undefined; readonly beforeLast: Line | undefined; readonly echo: boolean }>();

/** Much like one of the two lines before it. */
const isEcho = (line: Line, last: Line | undefined, beforeLast: Line | undefined): boolean => {
  const known = echoes.get(line);
  if (known && known.last === last && known.beforeLast === beforeLast) return known.echo;
  const echo = [last, beforeLast].some(
    (earlier) => earlier !== undefined && jaccard(wordSetOf(line), wordSetOf(earlier)) >= TUNING.convergence.echo,
  );
  echoes.set(line, { last, beforeLast, echo });
  return echo;
};

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
