/** What the speaker's memories offer for this talk: words said before, meetings, tales. Read from the core's own phrasing of memories. */
import type { Memory, Wish } from "../../simulation/index.ts";
import { tellingWords } from "./heard.ts";
import { referTo } from "./names.ts";
import { isSayable, inGeneral } from "./nouns.ts";
import { saidTo } from "./topic.ts";

export interface Past {
  /** How the last talk with the one addressed went, where it was and about what, if that can be said again; null before the first. */
  readonly parting: {
    readonly kind: "quarrelled" | "confided" | "planned" | "peaceful";
    readonly where: string;
    readonly matter: string | null;
  } | null;
  /** Hard words the one addressed said to the speaker's face, or null. */
  readonly grudge: string | null;
  /** What the rules have the speaker pass on, or what somebody who is not here said of the person talked about; null for neither. */
  readonly hearsay: { readonly source: string; readonly words: string } | null;
  /** What the person talked about once confided to the speaker, or null. */
  readonly confidence: string | null;
  /** Words of the speaker's own in the book, in the first person and whole, that stayed with them. */
  readonly sayings: readonly string[];
  /** Own memories that can be told to this listener, those that belong to the talk first, each with the telling words it shares with it. */
  readonly tales: readonly { readonly text: string; readonly shared: number }[];
}

const SAID = /^(.+?) (said to my face|confided|said of (.+?)): “([^“”…]+)”$/u;
const TALKED = /^Talked with (.+?) at (.+?)(?: about “(.+)”)?; (.+)\.$/u;
const MOST_WORDS = 22;

const short = (words: string): boolean => words.split(" ").length <= MOST_WORDS;

const partingOf = (memories: readonly Memory[], name: string): Past["parting"] => {
  for (const { text } of memories.toReversed()) {
    const [, company, where = "", matter = "", course = ""] = TALKED.exec(text) ?? [];
    if (company !== name) continue;
    const kind = course.includes("hard words")
      ? "quarrelled"
      : course.includes("confided")
        ? "confided"
        : course.includes("plans")
          ? "planned"
          : "peaceful";
    const noun = /^((the|a|an) )?\p{Ll}+( \p{Ll}+)?$/u.test(matter) && isSayable(matter) ? inGeneral(matter) : null;
    return { kind, where, matter: noun };
  }
  return null;
};

/** Passages of the book in the speaker's own mouth; the narrator's say "she" of the speaker and are left out. */
const sayingsOf = (memories: readonly Memory[], visible: string): readonly string[] =>
  memories.flatMap(({ kind, text }) => {
    const words = text.replace(/[_*]/g, "").replace(/--/g, ", ").replace(/\s+/g, " ").trim();
    const whole =
      /^\p{Lu}/u.test(words) &&
      /[.!]$/.test(words) &&
      /\b(I|my)\b/i.test(words) &&
      !/\b(she|he|her|his|him|they|them|it|said)\b/i.test(words);
    return kind === "canon" && whole && !/^I \p{Ll}+(ed|w|ve|d) /u.test(words) && short(words) && !visible.includes(words.slice(0, 24))
      ? [words]
      : [];
  });

/** What the rules have the speaker pass on, when it is about the person talked about and short enough to be quoted. */
const lettingOut = ({ view: { letting_out } }: Wish, about: string | null): Past["hearsay"] =>
  letting_out !== null && letting_out.told_by !== null && about !== null && letting_out.text.includes(about) && short(letting_out.text)
    ? { source: referTo(letting_out.told_by), words: letting_out.text }
    : null;

/** `about` is the person talked about, as they are referred to, or null. */
export const pastOf = (wish: Wish, partnerName: string | null, about: string | null, words: readonly string[]): Past => {
  const { memories, partners, conversation } = wish.view;
  const here = new Set(partners.map(({ name }) => name));
  const visible = conversation.lines.map(({ text }) => text).join(" ");
  const known = [...new Map([...wish.recalled, ...memories.toReversed()].map((memory) => [memory.text, memory])).values()];
  const quotes = known.flatMap(({ text }) => {
    const [, source = "", how = "", of, said = ""] = SAID.exec(text) ?? [];
    return said === "" || !short(said) || visible.includes(said.slice(0, 24)) ? [] : [{ source, how, of: of ? referTo(of) : null, said }];
  });
  const wanted = new Set(words);
  const tales = known
    .flatMap(({ text, kind }) => {
      if (
        kind === "reflection" ||
        !/^I \p{Ll}/u.test(text) ||
        text.split(" ").length > MOST_WORDS + 4 ||
        /^I (told|quarrelled with|promised) .+, at /.test(text)
      )
        return [];
      const told = partnerName === null ? text : saidTo(text, partnerName);
      if (
        told === null ||
        partners.some(({ name }) => name !== partnerName && told.includes(referTo(name))) ||
        visible.includes(told.slice(0, 24))
      )
        return [];
      const shared = tellingWords(told).filter((word) => wanted.has(word)).length + (told === text ? 0 : 2);
      return [{ text: told, shared }];
    })
    .toSorted((a, b) => b.shared - a.shared);
  const second = quotes.find(({ source, of }) => of !== null && of === about && !here.has(source));
  return {
    parting: partnerName === null ? null : partingOf(memories, partnerName),
    grudge: quotes.find(({ source, how }) => source === partnerName && how === "said to my face")?.said ?? null,
    hearsay: lettingOut(wish, about) ?? (second ? { source: referTo(second.source), words: second.said } : null),
    confidence: quotes.find(({ source, how }) => how === "confided" && about !== null && referTo(source) === about)?.said ?? null,
    sayings: sayingsOf(known, visible),
    tales,
  };
};
