/** A director's instruction in the local mind: what can be said is said, what can be done is done. */
import { thirdPerson, withArticle } from "./english.ts";
import type { Moment } from "./moment.ts";

const bare = ({ wish }: Moment): string | null => {
  const text = wish.view.direction?.trim().replace(/[.!]+$/, "");
  if (!text) return null;
  const own = wish.view.self.name.split(" ");
  const words = text.split(" ");
  const named = words.findIndex((word) => !own.includes(word.replace(/[,:]$/, "")));
  return words
    .slice(Math.max(0, named))
    .join(" ")
    .replace(/^to /, "")
    .replace(/^\p{Lu}(?=\p{Ll})/u, (letter) => letter.toLowerCase());
};

/** The direction as speech: "ask about the watch", "tell her that ...", "mention the debt"; null when it is not about words. */
export const errandAside = (moment: Moment): string | null => {
  const text = bare(moment);
  if (text === null || moment.wish.intent.type === "farewell") return null;
  const quoted = /["“](.+?)["”]/.exec(text)?.[1];
  if (quoted) return quoted;
  const asked = /^(?:ask|question|press|confront|interrogate)\b.*?\b(?:about|over|on|regarding) (.+)$/.exec(text)?.[1];
  if (asked)
    return moment.dice.pick([
      `There is a thing I must ask you about ${withArticle(asked)}. What do you know of it?`,
      `I want a plain answer about ${withArticle(asked)}: where do you stand?`,
      `What is it that you have not told me about ${withArticle(asked)}?`,
    ]);
  const told = /^(?:tell|say|announce|admit|reveal|confess|warn|insist|explain)\b.*?\bthat (.+)$/.exec(text)?.[1];
  if (told) return moment.dice.pick([`You had better hear it from me: ${told}.`, `I will say it once: ${told}.`, `It is this: ${told}.`]);
  const about = /^(?:mention|bring up|raise|discuss|talk about|speak of|speak about|hint at|complain about) (.+)$/.exec(text)?.[1];
  if (about)
    return moment.dice.pick([
      `And then there is ${withArticle(about)}. We cannot go on stepping round it.`,
      `I had rather talk of ${withArticle(about)}.`,
    ]);
  return null;
};

/** The direction as a gesture: "pick up the letter" becomes "picks up the letter"; null when it is about words. */
export const directedGesture = (moment: Moment): string | null => {
  const text = bare(moment);
  if (text === null || errandAside(moment) !== null || !/^[a-z]+( |$)/.test(text)) return null;
  return /^(be|do not|don't|never|you|the|a|an|let|try|stay|speak|talk|ask|tell|say|become|feel|act)\b/.test(text)
    ? null
    : thirdPerson(text);
};
