/**
 * The local mind: words a wish without a model. Frames chosen by who speaks, to whom and meaning what are filled from the speaker's own
 * goals, memories and book voice; of several attempts the one is kept that fits the speaker's length and repeats nothing just said.
 */
import type { Reply, Wish } from "../../simulation/index.ts";
import { expandContractions, sentencesOf, tidySentences } from "./english.ts";
import { actionFor } from "./gesture.ts";
import { sayFrom } from "./grammar.ts";
import { keptFrom } from "./keeping.ts";
import { readMoment, type Moment } from "./moment.ts";
import { coreOf, headOf, tailOf } from "./plan.ts";
import { errandAside } from "./direction.ts";
import { thoughts } from "./bank/thoughts.ts";
import { withPhrase } from "./phrases.ts";
import { inRegister, namedOnce, withName } from "./voice.ts";

const ATTEMPTS = 7;
/** What words from the book may lack in length and still be chosen. */
const OWN_IS_WORTH = 0.35;
const PHRASE = 0.2;
const NAMED = 0.5;
const THOUGHT = 0.7;

const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}']+/gu) ?? [];

/** What makes a line sound heard before: any four words in a row, a whole sentence, the first two words. */
const marksOf = (text: string): readonly string[] => {
  const words = wordsOf(text);
  const runs = words.slice(3).map((_, index) => words.slice(index, index + 4).join(" "));
  return [...runs, ...sentencesOf(text).map((sentence) => `${wordsOf(sentence).join(" ")}.`), `^${words.slice(0, 2).join(" ")}`];
};

const PRESSING = new Set(["confession", "conflict", "collaboration"]);

/** Whether the line before wants an answer more than the speaker's own matter wants saying. */
const headMatters = ({ heard, addressed, wish }: Moment): boolean =>
  heard !== null && addressed && wish.intent.type === "chat" && (heard.asked !== null || PRESSING.has(heard.line.interaction_type));

/** Head, matter and question, without those that the limit has no room for: first the question goes, then a head that answers nothing. */
const withinWords = (parts: readonly (string | null)[], most: number, answers: boolean): readonly string[] => {
  const [head, core, tail] = parts;
  const fits = (chosen: readonly (string | null | undefined)[]): boolean => wordsOf(chosen.filter(Boolean).join(" ")).length <= most;
  const order = [[head, core, tail], [head, core], answers && head ? [head, tail] : [core, tail], answers && head ? [head] : [core]];
  const chosen = order.find((some) => some.some(Boolean) && fits(some)) ?? [answers && head ? head : (core ?? head ?? tail)];
  return chosen.flatMap((part) => part ?? []);
};

const attempt = (moment: Moment): string => {
  const { wish, dice } = moment;
  const ordinary = wish.intent.type === "chat" && !/peace|calm/.test(wish.intent.because);
  const head = headOf(moment);
  const brief = ordinary && moment.cues.has("quiet") && head !== null && dice.chance(0.55);
  const core = brief ? null : (errandAside(moment) ?? coreOf(moment));
  const parts = withinWords([head, core, tailOf(moment, head)], wish.max_words, headMatters(moment));
  const said = inRegister(namedOnce(tidySentences(parts.join(" ")), moment), wish.view.self.voice.lines);
  if (dice.chance(PHRASE)) return tidySentences(withPhrase(said, moment));
  return dice.chance(NAMED) ? withName(said, moment) : said;
};

/** Lower is better: too long or short for this speaker, or too like what was just said. */
const cost = (text: string, moment: Moment, heard: ReadonlySet<string>): number => {
  const count = wordsOf(text).length;
  const length = Math.abs(Math.log((count + 2) / (moment.length + 2)));
  const named = marksOf(moment.topic.phrase);
  const repeated = marksOf(text).filter((mark) => heard.has(mark) && !named.includes(mark)).length;
  const { lines } = moment.wish.view.self.voice;
  const own = lines.some((line) => text.includes(line.slice(0, -1))) ? Math.min(OWN_IS_WORTH, lines.length / 100) : 0;
  return length - own + 2 * repeated + (count > moment.wish.max_words ? 3 : 0) + (count < 3 ? 50 - 15 * count : 0);
};

const speechFor = (moment: Moment): string => {
  const { wish } = moment;
  const heard = new Set(wish.view.conversation.lines.flatMap(({ text }) => marksOf(text)));
  let best = "";
  let least = Infinity;
  for (let index = 0; index < ATTEMPTS; index += 1) {
    const text = attempt(moment);
    const price = cost(text, moment, heard) + 0.5 * moment.dice.next();
    if (price < least) [best, least] = [text, price];
  }
  return best;
};

const thoughtFor = (moment: Moment): string => {
  if (!moment.dice.chance(THOUGHT)) return "";
  const thought = sayFrom(thoughts, moment);
  if (thought === null) return "";
  const text = tidySentences(thought);
  return moment.wish.view.self.voice.lines.length > 1 ? inRegister(text, moment.wish.view.self.voice.lines) : expandContractions(text);
};

/** How warmly each listener was spoken to: as meant, give or take a temper. */
const appraisalsOf = ({ wish, dice }: Moment): Reply["appraisals"] => {
  const sway = 0.1 + 0.2 * wish.view.self.traits.neuroticism;
  return Object.fromEntries(
    wish.addressees.map((id) => [id, Math.max(-1, Math.min(1, wish.intent.warmth + sway * (dice.next() + dice.next() - 1)))]),
  );
};

/** The reply to a wish. The same wish always gets the same reply. */
export const localReply = (wish: Wish): Reply => {
  const moment = readMoment(wish);
  const speech = speechFor(moment);
  return {
    thought: thoughtFor(moment),
    action: actionFor(moment),
    speech,
    appraisals: appraisalsOf(moment),
    memories: keptFrom(moment),
    ends: wish.intent.type === "farewell",
    mind: "local",
  };
};
