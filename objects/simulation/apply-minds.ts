/** The part of `apply` that keeps what characters know, remember and are after. */
import type { EventOf } from "./event.ts";
import { factIdOf } from "./rules/knowledge.ts";
import type { Character, CharacterId, Known, Memory, Pursuit, State } from "./state.ts";
import { TUNING } from "./tuning.ts";

const change = (state: State, id: CharacterId, changes: (character: Character) => Partial<Character>): void => {
  const character = state.characters.get(id);
  if (character) state.characters.set(id, { ...character, ...changes(character) });
};

/** Who learns something again keeps whom they first had it from. */
export const learn = (state: State, id: CharacterId, known: Known): void =>
  change(state, id, ({ knowledge, secrets }) =>
    knowledge.some(({ fact_id }) => fact_id === known.fact_id) ? {} : { knowledge: within([...knowledge, known], secrets) },
  );

/** What one hides is a fact that one knows. */
export const hide = (state: State, event: EventOf<"secrets_kept">): void => {
  const { character_id, secrets } = event.data;
  change(state, character_id, () => ({ secrets }));
  for (const text of secrets)
    learn(state, character_id, {
      fact_id: factIdOf(text),
      text,
      subjects: [character_id],
      from: null,
      source: event.seq,
      at: event.at,
      confided: false,
    });
};

/** The latest; own secrets and what the author let somebody know stay longest. */
const within = (knowledge: readonly Known[], secrets: readonly string[]): readonly Known[] => {
  if (knowledge.length <= TUNING.knowledge.window) return knowledge;
  const isKept = ({ from, confided, text }: Known): boolean => from === null && (confided || secrets.includes(text));
  const oldest = knowledge.find((known) => !isKept(known)) ?? knowledge[0];
  return knowledge.filter((known) => known !== oldest);
};

/** Once it has come out, a confidence is none any more: it is broken once. */
export const reveal = (state: State, event: EventOf<"confidence_broken">): void => {
  const { teller_id, fact_id } = event.data;
  change(state, teller_id, ({ knowledge }) => ({
    knowledge: knowledge.map((known) => (known.fact_id === fact_id ? { ...known, confided: false } : known)),
  }));
};

export const overhear = (state: State, event: EventOf<"hearsay">): void => {
  const { fact_id, text, subjects, teller_id, listeners, confided } = event.data;
  const known: Known = { fact_id, text, subjects, from: teller_id, source: event.seq, at: event.at, confided };
  for (const id of listeners) learn(state, id, known);
};

export const consolidate = (state: State, event: EventOf<"memories_consolidated" | "memories_forgotten">): void => {
  const gone = event.type === "memories_consolidated" ? event.data.replaced : event.data.memory_ids;
  const formed = event.type === "memories_consolidated" ? [event.data.memory] : [];
  change(state, event.data.character_id, ({ memories }) => ({
    memories: withoutOldest([...memories.filter(({ id }) => !gone.includes(id)), ...formed]),
  }));
};

export const keepInMind = (state: State, id: CharacterId, memory: Memory): void =>
  change(state, id, ({ memories }) => ({ memories: withoutOldest([...memories, memory]) }));

/** At most as many as there is room for; what somebody brought along stays longest. */
const withoutOldest = (memories: readonly Memory[]): readonly Memory[] => {
  const surplus = memories.length - TUNING.memory.window;
  if (surplus <= 0) return memories;
  const passing = memories.filter(({ kind }) => kind !== "canon").slice(0, surplus);
  return memories.filter((memory) => !passing.includes(memory)).slice(-TUNING.memory.window);
};

export const plan = (state: State, event: EventOf<"plan_made">): void =>
  pursue(state, event.data.character_id, event.data.goal, event.at, () => ({ plan: event.data.plan }));

export const progress = (state: State, event: EventOf<"goal_progressed" | "goal_settled">): void =>
  pursue(state, event.data.character_id, event.data.goal, event.at, () =>
    event.type === "goal_settled"
      ? { status: event.data.status, plan: [], moved_at: event.at }
      : { progress: event.data.after, moved_at: event.at },
  );

/** In the order of the character's goals, so that who may not see the plans folds to the same list. */
const pursue = (state: State, id: CharacterId, goal: string, at: number, changes: () => Partial<Pursuit>): void =>
  change(state, id, ({ pursuits, goals }) => {
    const begun = pursuits.find((pursuit) => pursuit.goal === goal) ?? { goal, progress: 0, status: "open", plan: [], moved_at: at };
    const rest = pursuits.filter((pursuit) => pursuit.goal !== goal);
    const all = [...rest, { ...begun, ...changes() }].toSorted((a, b) => goals.indexOf(a.goal) - goals.indexOf(b.goal));
    return { pursuits: all.slice(0, TUNING.goals.window) };
  });
