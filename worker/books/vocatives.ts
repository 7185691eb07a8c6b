import type { Mention } from "./mentions.ts";
import type { Pages } from "./pages.ts";
import type { Turn } from "./turns.ts";

export interface SpokenNames {
  /** People the speech calls by name. */
  readonly called: ReadonlySet<string>;
  /** People the speech is about. */
  readonly about: ReadonlySet<string>;
}

const LEADS = new Set("dear dearest oh o my poor well yes no come and good old".split(" "));

/** Whom each turn calls by name and whom it speaks of. */
export const readSpokenNames = (pages: Pages, mentions: readonly Mention[], turns: readonly Turn[]): SpokenNames[] => {
  const turnOfPiece = new Map<number, number>();
  turns.forEach((turn, index) => turn.pieces.forEach((piece) => turnOfPiece.set(piece, index)));
  const names = turns.map(() => ({ called: new Set<string>(), about: new Set<string>() }));
  for (const { person, from, to } of mentions) {
    const piece = pages.pieceOf[from] ?? -1;
    const entry = names[turnOfPiece.get(piece) ?? -1];
    if (!entry) continue;
    const before = pages.tokens[from - 1];
    const after = pages.tokens[to];
    const opens = pages.pieceOf[from - 1] !== piece || /^[,.;!?—-]|^--/.test(before?.text ?? "") || LEADS.has(before?.lower ?? "");
    const closes = pages.pieceOf[to] !== piece || /^[,.;!?—-]|^--/.test(after?.text ?? "");
    const isAlone = pages.pieceOf[from - 1] !== piece && pages.pieceOf[to] !== piece;
    const hasComma = before?.text === "," || after?.text === "," || after?.text === "!" || LEADS.has(before?.lower ?? "");
    if (opens && closes && (hasComma || isAlone)) entry.called.add(person);
    else entry.about.add(person);
  }
  return names;
};
