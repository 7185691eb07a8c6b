import type { Decision } from "./decode.ts";
import type { Presence } from "./scene.ts";
import type { Turn } from "./turns.ts";
import type { SpokenNames } from "./vocatives.ts";

/** Paragraphs of narration after which an answer is no longer expected. */
const APART = 4;

const isNear = (gap: number | undefined): boolean => gap !== undefined && gap <= APART;

/** Whom each turn is spoken to: those it calls, the one narration names, or whoever spoke just before or answers. */
export const findAddressees = (
  turns: readonly Turn[],
  decisions: readonly Decision[],
  presences: readonly Presence[],
  names: readonly SpokenNames[],
): string[][] =>
  turns.map((turn, index) => {
    const speaker = decisions[index]?.speaker ?? null;
    const told = turn.cues.map((cue) => cue.to).find((to) => to !== null && to !== speaker);
    if (told) return [told];
    const called = [...(names[index]?.called ?? [])].filter((id) => id !== speaker);
    if (called.length > 0) return called;
    const before = isNear(presences[index]?.gap) ? (decisions[index - 1]?.speaker ?? null) : null;
    if (before && before !== speaker) return [before];
    const after = isNear(presences[index + 1]?.gap) ? (decisions[index + 1]?.speaker ?? null) : null;
    if (after && after !== speaker) return [after];
    const earlier = isNear(presences[index]?.gap) && isNear(presences[index - 1]?.gap) ? (decisions[index - 2]?.speaker ?? null) : null;
    return earlier && earlier !== speaker ? [earlier] : [];
  });
