import { BLOCKERS } from "./cues.ts";
import { SPEECH_VERBS } from "./lexicon/speech-verbs.ts";
import type { Mention } from "./mentions.ts";
import type { Pages } from "./pages.ts";

/** After a name these begin something else than its verb. */
const NO_VERBS = new Set("and or nor but who whose whom with to of in on at for from by as than that which when while if so".split(" "));

/** A verb follows the name and no preposition comes before it, or a verb of speech comes right before it. */
export const isSubject = ({ tokens }: Pages, { from, to }: Mention): boolean => {
  const [before, after] = [tokens[from - 1]?.lower ?? "", tokens[to]];
  if (SPEECH_VERBS.has(before)) return true;
  return !BLOCKERS.has(before) && after !== undefined && after.isWord && !after.isCapital && !NO_VERBS.has(after.lower);
};
