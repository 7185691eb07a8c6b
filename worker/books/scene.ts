import { isSubject } from "./acting.ts";
import type { Meaning } from "./focus.ts";
import { readFocus } from "./focus.ts";
import type { Mention } from "./mentions.ts";
import type { Pages } from "./pages.ts";
import type { Person } from "./shapes.ts";
import type { Turn } from "./turns.ts";

/** Who may be speaking in a turn, and how lately they were named. */
export interface Presence {
  /** By person: the token where narration last named them before the turn's paragraph. */
  readonly named: ReadonlyMap<string, number>;
  /** By person: the token where narration last named them as the subject of a verb before the turn's paragraph. */
  readonly acted: ReadonlyMap<string, number>;
  /** By person: the token where speech last named them before the turn's paragraph. */
  readonly heard: ReadonlyMap<string, number>;
  /** Whom narration names in the turn's own paragraphs, pronouns that stand for a name among them. */
  readonly own: readonly Mention[];
  /** Those of `own` that are subjects of a verb. */
  readonly acting: readonly Mention[];
  /** Whom the pronouns of the narration mean, by token; the same for every turn. */
  readonly meanings: ReadonlyMap<number, Meaning>;
  /** The first token of the turn's paragraph. */
  readonly at: number;
  /** Paragraphs of narration between this turn and the one before. */
  readonly gap: number;
  /** Whom the narration right before the turn named first and last; null where speech comes before. */
  readonly lead: { readonly first: string | null; readonly last: string | null; readonly opensSpeech: boolean } | null;
}

/** How far back somebody named stays in the scene, in paragraphs. */
const WINDOW = 40;

interface Reference extends Mention {
  /** The subject of a verb. */
  readonly isActing: boolean;
}

/** A pronoun stands for a name while nothing has been said since that name. */
const FRESH = 1;

const PRONOUN = /^s?he$/;

/** Mentions and the pronouns that stand for them, in the order of the text. */
const withPronouns = (pages: Pages, mentions: readonly Mention[], meanings: ReadonlyMap<number, Meaning>): Reference[] => {
  const named = mentions.map((mention): Reference => ({ ...mention, isActing: isSubject(pages, mention) }));
  const meant = [...meanings].flatMap(([from, { person, age }]): Reference[] =>
    age <= FRESH && PRONOUN.test(pages.tokens[from]?.lower ?? "") ? [{ person, from, to: from + 1, isActing: true }] : [],
  );
  return [...named, ...meant].toSorted((one, other) => one.from - other.from);
};

const renew = (recent: Map<string, number>, { person, from }: Mention): void => {
  recent.delete(person);
  recent.set(person, from);
};

const dropOlder = (recent: Map<string, number>, oldest: number): void => {
  for (const [person, at] of recent) {
    if (at >= oldest) return;
    recent.delete(person);
  }
};

/** People named shortly before each turn, by narration and by speech; linear in mentions and turns. */
export const readPresence = (pages: Pages, mentions: readonly Mention[], turns: readonly Turn[], people: readonly Person[]): Presence[] => {
  const meanings = readFocus(pages, mentions, people, turns);
  const named = new Map<string, number>();
  const acted = new Map<string, number>();
  const heard = new Map<string, number>();
  const references = withPronouns(pages, mentions, meanings);
  let next = 0;
  /** Takes in what is named before a token; gives back what narration names. */
  const advance = (to: number): Reference[] => {
    const passed: Reference[] = [];
    for (let each = references[next]; each && each.from < to; each = references[next]) {
      next += 1;
      if (pages.pieceOf[each.from] !== -1) renew(heard, each);
      else {
        passed.push(each);
        renew(named, each);
        if (each.isActing) renew(acted, each);
      }
    }
    return passed;
  };
  let before: Turn | undefined;
  return turns.map((turn): Presence => {
    const at = pages.paragraphs[turn.paragraph]?.from ?? 0;
    const passed = advance(at);
    const oldest = pages.paragraphs[Math.max(0, turn.paragraph - WINDOW)]?.from ?? 0;
    dropOlder(named, oldest);
    dropOlder(acted, oldest);
    dropOlder(heard, oldest);
    const snapshot = { named: new Map(named), acted: new Map(acted), heard: new Map(heard) };
    const own = advance(pages.paragraphs[turn.lastParagraph]?.to ?? at);
    const gap = before ? Math.max(0, turn.paragraph - before.lastParagraph - 1) : WINDOW;
    const leading = gap > 0 ? pages.paragraphs[turn.paragraph - 1] : undefined;
    const inLead = leading ? passed.filter((mention) => mention.from >= leading.from) : [];
    before = turn;
    return {
      ...snapshot,
      own,
      acting: own.filter(({ isActing }) => isActing),
      meanings,
      at,
      gap,
      lead: leading
        ? {
            first: inLead[0]?.person ?? null,
            last: inLead.at(-1)?.person ?? null,
            opensSpeech: /[:—]$|--$/.test(pages.text.slice(leading.start, leading.end)),
          }
        : null,
    };
  });
};
