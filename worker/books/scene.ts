import { BLOCKERS } from "./cues.ts";
import { SPEECH_VERBS } from "./lexicon/speech-verbs.ts";
import type { Mention } from "./mentions.ts";
import type { Pages } from "./pages.ts";
import type { Turn } from "./turns.ts";

/** Who may be speaking in a turn, and how lately they were named. */
export interface Presence {
  /** By person: the token where narration last named them before the turn's paragraph. */
  readonly named: ReadonlyMap<string, number>;
  /** By person: the token where narration last named them as the subject of a verb before the turn's paragraph. */
  readonly acted: ReadonlyMap<string, number>;
  /** By person: the token where speech last named them before the turn's paragraph. */
  readonly heard: ReadonlyMap<string, number>;
  /** Mentions by narration in the turn's own paragraphs. */
  readonly own: readonly Mention[];
  /** Those of `own` that are subjects of a verb. */
  readonly acting: readonly Mention[];
  /** The first token of the turn's paragraph. */
  readonly at: number;
  /** Paragraphs of narration between this turn and the one before. */
  readonly gap: number;
  /** Whom the narration right before the turn named first and last; null where speech comes before. */
  readonly lead: { readonly first: string | null; readonly last: string | null; readonly opensSpeech: boolean } | null;
}

/** How far back somebody named stays in the scene, in paragraphs. */
const WINDOW = 40;

/** After a name these begin something else than its verb. */
const NO_VERBS = new Set("and or nor but who whose whom with to of in on at for from by as than that which when while if so".split(" "));

/** A verb follows the name and no preposition comes before it, or a verb of speech comes right before it. */
const isSubject = ({ tokens }: Pages, { from, to }: Mention): boolean => {
  const [before, after] = [tokens[from - 1]?.lower ?? "", tokens[to]];
  if (SPEECH_VERBS.has(before)) return true;
  return !BLOCKERS.has(before) && after !== undefined && after.isWord && !after.isCapital && !NO_VERBS.has(after.lower);
};

const dropOlder = (recent: Map<string, number>, oldest: number): void => {
  for (const [person, at] of recent) {
    if (at >= oldest) return;
    recent.delete(person);
  }
};

/** People named shortly before each turn, by narration and by speech; linear in mentions and turns. */
export const readPresence = (pages: Pages, mentions: readonly Mention[], turns: readonly Turn[]): Presence[] => {
  const named = new Map<string, number>();
  const acted = new Map<string, number>();
  const heard = new Map<string, number>();
  let next = 0;
  const advance = (to: number): Mention[] => {
    const passed: Mention[] = [];
    for (let mention = mentions[next]; mention && mention.from < to; mention = mentions[next]) {
      const isSpoken = pages.pieceOf[mention.from] !== -1;
      const recent = isSpoken ? heard : named;
      recent.delete(mention.person);
      recent.set(mention.person, mention.from);
      if (!isSpoken) passed.push(mention);
      if (!isSpoken && isSubject(pages, mention)) {
        acted.delete(mention.person);
        acted.set(mention.person, mention.from);
      }
      next += 1;
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
      acting: own.filter((mention) => isSubject(pages, mention)),
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
