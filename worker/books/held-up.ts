import { SPEECH_VERBS, WEAK_SPEECH_VERBS } from "./lexicon/speech-verbs.ts";
import type { Range } from "./shapes.ts";

/** Words between marks up to which what is part of a sentence may be a title or a phrase held up. */
const MOST_HELD_UP = 6;
/** The same where it begins in lower case. */
const MOST_EMBEDDED = 14;
/** Words before the mark among which a verb of speech belongs to it. */
const NEAR = 3;

const speaksIn = (words: string): boolean =>
  words
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .some((word) => word === "saying" || (SPEECH_VERBS.has(word) && !WEAK_SPEECH_VERBS.has(word)));

/** Narration that holds up what comes next: a name, a title, an inscription. */
const HOLDS_UP = /(?<!\p{L})(?:entitled|titled|titles?|headed|labelled|inscribed|nicknamed|termed|copy of)\s+[^\p{L}\s]*$/iu;

/** Speech that breaks off at a dash, or at the space that a conversion left of one ("I thought " he began) where no space follows the opening mark. */
const BROKEN_OFF = /(?:--|—)[_\s]*["”’'»]?$|^\S[^]*\p{L}\s$/u;

/** Part of the sentence around it: no mark and no verb of speech before it ("known as “quite a scene,” and"), no verb of speech after it. */
const isEmbedded = (text: string, start: number, end: number): boolean => {
  const before = /(?:^|[.!?;:"”»]\s)([^.!?;:"”»]*\p{L})\s+[^\p{L}\s]*$/u.exec(text.slice(Math.max(0, start - 80), start))?.[1];
  if (before === undefined) return false;
  const near = before.split(/\s+/).slice(-NEAR).join(" ");
  if (speaksIn(near)) return false;
  return !speaksIn(/^[^\p{L}]*((?:\p{L}+[ \n]+){0,3})/u.exec(text.slice(end, end + 60))?.[1] ?? "");
};

/**
 * A name, a title or a word held up between marks ends without the stop that speech has, in the middle of a sentence. What opens a paragraph is speech
 * where the narration breaks in on it.
 */
export const isSpeech = (text: string, start: number, end: number, paragraph: Range): boolean => {
  const inner = text.slice(start, end).trim();
  if (!/\p{L}/u.test(inner)) return /[!?…]|\.\.|--|—/.test(inner);
  if (BROKEN_OFF.test(text.slice(start - 1, Math.min(end + 1, paragraph.end)))) return true;
  if (HOLDS_UP.test(text.slice(Math.max(paragraph.start, start - 40), start))) return false;
  const most = /^\p{Ll}/u.test(inner) ? MOST_EMBEDDED : MOST_HELD_UP;
  if (inner.split(/\s+/).length <= most && !/[!?]$/.test(inner) && isEmbedded(text, start, end)) return false;
  if (/[,.!?…;:—–*_)-]$|--$/.test(inner) || inner.split(/\s+/).length > 8) return true;
  if (!/^\p{Lu}/u.test(inner)) return false;
  const after = text.slice(end, Math.min(paragraph.end, end + 60)).replace(/^\s*["”’'»]?/, "");
  if (/^\s*(?:$|[\u005b(])/.test(after)) return true;
  const isFirst = start - paragraph.start <= 2;
  return isFirst && (/^(?:;|--|—)/.test(after) || speaksIn(/^\s*((?:\p{L}+\s+){1,3})/u.exec(after)?.[1] ?? ""));
};
