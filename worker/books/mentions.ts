import type { Pages } from "./pages.ts";
import type { Person } from "./shapes.ts";
import { tokenise } from "./tokens.ts";

/** A place where the text names a person. */
export interface Mention {
  readonly person: string;
  /** Token indices, end exclusive. */
  readonly from: number;
  readonly to: number;
}

interface Node {
  readonly next: Map<string, Node>;
  /** Whoever this name, written with or without capitals, belongs to. */
  capital: string | null;
  lower: string | null;
}

const node = (): Node => ({ next: new Map(), capital: null, lower: null });

/** Finds every mention of the people by the longest of their names that fits; a stop after a title is optional. */
export const findMentions = (pages: Pages, people: readonly Person[]): Mention[] => {
  const root = node();
  for (const person of people) {
    for (const name of [person.name, ...person.aliases]) {
      const words = tokenise(name).filter((token) => token.isWord && !(token.lower === "the" && person.kind === "role"));
      let at = root;
      for (const word of words) {
        let next = at.next.get(word.lower);
        if (!next) at.next.set(word.lower, (next = node()));
        at = next;
      }
      if (at === root) continue;
      if (words.some((word) => word.isCapital)) at.capital ??= person.id;
      else at.lower ??= person.id;
    }
  }
  const mentions: Mention[] = [];
  const { tokens } = pages;
  for (let index = 0; index < tokens.length; index += 1) {
    let at: Node | undefined = root;
    let best: Mention | null = null;
    let hasCapital = false;
    for (let step = index; at && step < tokens.length; step += 1) {
      const token = tokens[step];
      if (!token) break;
      if (!token.isWord) {
        if (token.text === "." && step > index) continue;
        break;
      }
      at = at.next.get(token.lower);
      hasCapital ||= token.isCapital;
      const person = at ? (hasCapital ? (at.capital ?? at.lower) : at.lower) : null;
      if (person) best = { person, from: index, to: step + 1 };
    }
    if (!best) continue;
    mentions.push(best);
    index = best.to - 1;
  }
  return mentions;
};
