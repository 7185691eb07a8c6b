/** Two stories that began as one: where they parted, and what is different now. */
import type { Climate } from "./climate.ts";
import type { Event } from "./event.ts";
import { round } from "./numbers.ts";
import { strangers } from "./rules/tie.ts";
import type { CharacterId, Meta, Objective, Relationship, StoryThread } from "./state.ts";

/** One of the two, as whoever asks may see it; a snapshot fits it. */
export interface Side {
  readonly meta: Pick<Meta, "id" | "name" | "seq" | "at" | "interactions" | "scenario">;
  readonly characters: readonly { readonly id: CharacterId; readonly name: string }[];
  readonly relationships: readonly Pick<Relationship, "from" | "to" | "type" | "strength" | "trust" | "familiarity">[];
  readonly threads: readonly StoryThread[];
  readonly climate: readonly { readonly at: number; readonly climate: Climate }[];
}

/** Each pair of values is the first story's and the second's. */
type Both<Value> = readonly [Value, Value];

/** An event as whoever asks may see it; null past the end of a log. */
type SeenEvent = Event | { readonly seq: number; readonly type: "hidden" } | null;

type TieValues = Pick<Relationship, "type" | "strength" | "trust" | "familiarity">;

export interface Comparison {
  readonly stories: Both<Pick<Meta, "id" | "name" | "seq" | "at">>;
  /** The first event that is not the same in both; null when one is the other's beginning. */
  readonly divergence: { readonly seq: number; readonly events: Both<SeenEvent> } | null;
  /** Ties that differ, the most different first. */
  readonly relationships: readonly {
    readonly from: CharacterId;
    readonly to: CharacterId;
    readonly values: Both<TieValues>;
    /** The second's less the first's. */
    readonly difference: Readonly<Record<"strength" | "trust" | "familiarity", number>>;
  }[];
  /** null for the story that does not have it; the same for threads. */
  readonly objectives: readonly {
    readonly id: string;
    readonly text: string;
    readonly character_id: CharacterId | null;
    readonly values: Both<Pick<Objective, "progress" | "status"> | null>;
  }[];
  readonly threads: readonly {
    readonly id: string;
    readonly title: string;
    readonly values: Both<Pick<StoryThread, "status" | "tension"> | null>;
  }[];
  readonly present: { readonly both: readonly CharacterId[]; readonly only: Both<readonly CharacterId[]> };
  /** Measurements since they parted. */
  readonly climate: Both<Side["climate"]>;
  readonly counts: Readonly<Record<"events" | "lines" | "relationships" | "open_threads", Both<number>>>;
}

const nothing = strangers("", "");

export const compareStories = (first: Side, second: Side, parted: Comparison["divergence"]): Comparison => {
  const sides = [first, second] as const;
  const [here, there] = sides.map(({ characters }) => new Set(characters.map(({ id }) => id))) as [Set<string>, Set<string>];
  return {
    stories: both(sides, ({ meta: { id, name, seq, at } }) => ({ id, name, seq, at })),
    divergence: parted,
    relationships: tiesApart(first, second),
    objectives: matched(sides, ({ meta }) => meta.scenario?.objectives ?? [], objectiveKey).map(({ either, values }) => ({
      id: either.id,
      text: either.text,
      character_id: either.character_id,
      values: both(values, (one) => one && { progress: one.progress, status: one.status }),
    })),
    threads: matched(sides, ({ threads }) => threads, threadKey).map(({ either, values }) => ({
      id: either.id,
      title: either.title,
      values: both(values, (one) => one && { status: one.status, tension: one.tension }),
    })),
    present: {
      both: [...here].filter((id) => there.has(id)),
      only: [[...here].filter((id) => !there.has(id)), [...there].filter((id) => !here.has(id))],
    },
    climate: both(sides, ({ climate }) => climate),
    counts: {
      events: both(sides, ({ meta }) => meta.seq),
      lines: both(sides, ({ meta }) => meta.interactions),
      relationships: both(sides, ({ relationships }) => relationships.length),
      open_threads: both(sides, ({ threads }) => threads.filter(({ status }) => status === "open").length),
    },
  };
};

const both = <From, To>([first, second]: Both<From>, map: (one: From) => To): Both<To> => [map(first), map(second)];

/** Ids are made of numbers in the log, so two stories that have parted give the same id to different things. */
const threadKey = ({ id, title, opened_at }: StoryThread): string => JSON.stringify([id, title, opened_at]);
const objectiveKey = ({ id, text }: Objective): string => JSON.stringify([id, text]);

/** What is the same in both stories stands side by side. */
const matched = <Item>(
  sides: Both<Side>,
  itemsOf: (side: Side) => readonly Item[],
  keyOf: (item: Item) => string,
): readonly { readonly either: Item; readonly values: Both<Item | null> }[] => {
  const [first, second] = both(sides, (side) => new Map(itemsOf(side).map((item) => [keyOf(item), item])));
  return [...new Map([...second, ...first])].map(([key, either]) => ({
    either,
    values: [first.get(key) ?? null, second.get(key) ?? null],
  }));
};

const tieKey = ({ from, to }: Pick<Relationship, "from" | "to">): string => JSON.stringify([from, to]);

const tiesApart = (first: Side, second: Side): Comparison["relationships"] => {
  const others = new Map(second.relationships.map((tie) => [tieKey(tie), tie]));
  const before = new Map(first.relationships.map((tie) => [tieKey(tie), tie]));
  const apart: Comparison["relationships"][number][] = [];
  for (const [key, { from, to }] of new Map([...before, ...others])) {
    const [one, other] = [before.get(key) ?? nothing, others.get(key) ?? nothing];
    const difference = {
      strength: round(other.strength - one.strength),
      trust: round(other.trust - one.trust),
      familiarity: round(other.familiarity - one.familiarity),
    };
    if (one.type === other.type && Object.values(difference).every((value) => value === 0)) continue;
    apart.push({ from, to, values: [valuesOf(one), valuesOf(other)], difference });
  }
  const size = ({ difference: { strength, trust, familiarity } }: (typeof apart)[number]): number =>
    Math.abs(strength) + Math.abs(trust) + Math.abs(familiarity);
  return apart.toSorted((a, b) => size(b) - size(a));
};

const valuesOf = ({ type, strength, trust, familiarity }: TieValues): TieValues => ({ type, strength, trust, familiarity });

/**
 * The first number at which two logs differ, when they are equal up to it and different from it on: branches keep their parent's events.
 * Asks for the events' ids at a few numbers at a time. null when the shorter log is the longer one's beginning.
 */
export const findDivergence = async (
  shortest: number,
  areEqualAt: (seqs: readonly number[]) => Promise<readonly boolean[]>,
): Promise<number | null> => {
  let [equal, different] = [0, shortest + 1];
  while (different - equal > 1) {
    const step = Math.max(1, Math.floor((different - equal) / (PROBES + 1)));
    const seqs = Array.from({ length: PROBES }, (_, index) => equal + step * (index + 1)).filter((seq) => seq < different);
    const answers = await areEqualAt(seqs);
    const firstDifferent = answers.indexOf(false);
    if (firstDifferent === -1) equal = seqs.at(-1) ?? equal;
    else {
      equal = seqs[firstDifferent - 1] ?? equal;
      different = seqs[firstDifferent] ?? different;
    }
  }
  return different > shortest ? null : different;
};

/** Numbers asked about at once. */
const PROBES = 15;
