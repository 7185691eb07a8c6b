/** What a speaker keeps of having said it: only what would be remembered a week later. */
import type { Reply } from "../../simulation/index.ts";
import { referTo } from "./names.ts";
import type { Moment } from "./moment.ts";

const KEPT = {
  confession: { chance: 1, importance: 0.75, words: "I told [name] a thing I had told nobody" },
  conflict: { chance: 0.35, importance: 0.6, words: "I quarrelled with [name] over [topic]" },
  collaboration: { chance: 0.3, importance: 0.5, words: "I promised [name] my help with [topic]" },
} as const;

export const keptFrom = ({ wish, partner, topic, dice }: Moment): Reply["memories"] => {
  const { type } = wish.intent;
  if (!partner || (type !== "confession" && type !== "conflict" && type !== "collaboration")) return [];
  const { chance, importance, words } = KEPT[type];
  if (!dice.chance(chance)) return [];
  const subjects = partner.id.startsWith("visitor:") ? [] : [partner.id];
  const text = `${words.replace("[name]", referTo(partner.name)).replace("[topic]", topic.phrase)}, at ${wish.view.location}.`;
  return [{ text, importance, subjects }];
};
