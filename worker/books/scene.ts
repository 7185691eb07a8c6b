import type { Mention } from "./mentions.ts";
import type { Pages } from "./pages.ts";
import type { Turn } from "./turns.ts";

/** Who may be speaking in a turn, and how lately they were named. */
export interface Presence {
  /** By person: the token where narration last named them before the turn's paragraph. */
  readonly named: ReadonlyMap<string, number>;
  /** By person: the token where speech last named them before the turn's paragraph. */
  readonly heard: ReadonlyMap<string, number>;
  /** Mentions by narration in the turn's own paragraphs. */
  readonly own: readonly Mention[];
  /** The first token of the turn's paragraph. */
  readonly at: number;
  /** Paragraphs of narration between this turn and the one before. */
  readonly gap: number;
  /** Whom the narration right before the turn named first and last; null where speech comes before. */
  readonly lead: { readonly first: string | null; readonly last: string | null; readonly opensSpeech: boolean } | null;
}

/** How far back somebody named stays in the scene, in paragraphs. */
const WINDOW = 40;

const dropOlder = (recent: Map<string, number>, oldest: number): void => {
  for (const [person, at] of recent) {
    if (at >= oldest) return;
    recent.delete(person);
  }
};

/** People named shortly before each turn, by narration and by speech; linear in mentions and turns. */
export const readPresence = (pages: Pages, mentions: readonly Mention[], turns: readonly Turn[]): Presence[] => {
  const named = new Map<string, number>();
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
    dropOlder(heard, oldest);
    const snapshot = { named: new Map(named), heard: new Map(heard) };
    const own = advance(pages.paragraphs[turn.lastParagraph]?.to ?? at);
    const gap = before ? Math.max(0, turn.paragraph - before.lastParagraph - 1) : WINDOW;
    const leading = gap > 0 ? pages.paragraphs[turn.paragraph - 1] : undefined;
    const inLead = leading ? passed.filter((mention) => mention.from >= leading.from) : [];
    before = turn;
    return {
      ...snapshot,
      own,
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
