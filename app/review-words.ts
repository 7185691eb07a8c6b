/** Decisions about a cast in plain words, each with what takes it back. */
import type { AppliedDecision, MemberDecision } from "../worker/contract.ts";
import { listed } from "./ui/words.ts";

export interface DecisionWords {
  readonly words: string;
  /** What undoes it: the same decision taken back. */
  readonly undo: readonly MemberDecision[];
}

const percent = (value: number): string => `${Math.round(value * 100)} of 100`;

/** One line for each thing decided; all who are left out are one line. `nameOf` is the reading's name of a cast_id. */
export const decisionWords = (decisions: readonly AppliedDecision[], nameOf: (castId: string) => string): DecisionWords[] => {
  const lines: DecisionWords[] = [];
  const out = decisions.filter(({ skip }) => skip === true);
  for (const { cast_id, of, name, merge, split, personality_traits: traits, autonomy_level: autonomy, goals } of decisions) {
    const line = (words: string, field: keyof MemberDecision): void =>
      void lines.push({ words: `${of} ${words}`, undo: [{ cast_id, [field]: null }] });
    if (name) line(`is called ${name}`, "name");
    if (merge && merge.length > 0) line(`is also ${listed(merge.map(nameOf))}`, "merge");
    if (split) line(`is not ${listed(split.map((part) => part.name ?? part.aliases[0] ?? ""))}, who is somebody else`, "split");
    if (traits)
      line(
        `has ${listed(Object.entries(traits).map(([trait, value]) => `${trait} ${percent(value)}`))}, as you set it`,
        "personality_traits",
      );
    if (typeof autonomy === "number") line(`acts of their own accord ${percent(autonomy)}`, "autonomy_level");
    if (goals && goals.length > 0) line(`wants: ${goals.join("; ")}`, "goals");
  }
  if (out.length > 0)
    lines.push({
      words: out.length <= 3 ? `${listed(out.map(({ of }) => of))} left out` : `${out.length} people left out`,
      undo: out.map(({ cast_id }) => ({ cast_id, skip: null })),
    });
  return lines;
};
