import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  createState,
  createTable,
  createTieTable,
  overlay,
  restore,
  stateHash,
  takeSnapshot,
  type Snapshot,
  type State,
} from "../../objects/simulation/index.ts";
import { strangers } from "../../objects/simulation/rules/tie.ts";
import { overlayTies } from "../../objects/simulation/tie-table.ts";
import { chatter, creation } from "./cast.ts";
import { startRun } from "./run.ts";

const lived = startRun(creation(8, 3));
lived.live(60, chatter);
const people = [...lived.state.characters.values()];
const id = fc.constantFrom(...people.map((person) => person.id));

type Edit = (state: State) => void;

const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.tuple(id, fc.integer({ min: 0, max: 3 })).map(([who, energy]): Edit => (state) => {
    const person = state.characters.get(who) ?? people.find((one) => one.id === who);
    if (person) state.characters.set(who, { ...person, social_energy: energy / 4 });
  }),
  id.map(
    (who): Edit =>
      (state) =>
        state.characters.delete(who),
  ),
  fc.tuple(id, id, fc.integer({ min: -2, max: 2 })).map(
    ([from, to, strength]): Edit =>
      (state) =>
        state.ties.put({ ...(state.ties.tie(from, to) ?? strangers(from, to)), strength: strength / 4 }),
  ),
  fc.integer({ min: 0, max: 2 }).map((interactions): Edit => (state) => {
    state.meta = { ...state.meta, interactions };
  }),
);

const order = (items: readonly object[]): readonly string[] => items.map((item) => JSON.stringify(item)).toSorted();

const plain = (state: State): unknown => {
  const { characters, relationships, ...rest } = takeSnapshot(state);
  return { ...rest, characters: order(characters), relationships: order(relationships) };
};

const copied = (state: State): State => restore(JSON.parse(JSON.stringify(takeSnapshot(state))) as Snapshot);

describe("the hash of a state", () => {
  test("is equal for equal states and no others, whatever was asked in between and in what order they came to be", () => {
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 12 }), fc.array(edit, { maxLength: 12 }), (first, second) => {
        const [one, other] = [copied(lived.state), copied(lived.state)];
        for (const change of first) {
          change(one);
          stateHash(one);
        }
        for (const change of second) change(other);
        const same = JSON.stringify(plain(one)) === JSON.stringify(plain(other));
        expect(stateHash(one) === stateHash(other)).toBe(same);
        expect(stateHash(copied(one))).toBe(stateHash(one));
      }),
      { numRuns: 200 },
    );
  });

  test("does not depend on the order of insertion", () => {
    const backwards = createState();
    backwards.meta = lived.state.meta;
    const { characters, relationships, conversations, threads } = takeSnapshot(lived.state);
    for (const person of characters.toReversed()) backwards.characters.set(person.id, person);
    for (const tie of relationships.toReversed()) backwards.ties.put(tie);
    for (const one of conversations.toReversed()) backwards.conversations.set(one.id, one);
    for (const thread of threads.toReversed()) backwards.threads.set(thread.id, thread);
    expect(stateHash(backwards)).toBe(stateHash(lived.state));
  });

  test("tells two who have changed places apart", () => {
    const [a, b] = people;
    if (!a || !b) throw new Error("nobody there");
    const swapped = copied(lived.state);
    swapped.characters.set(a.id, { ...a, mood: b.mood, felt_at: b.felt_at });
    swapped.characters.set(b.id, { ...b, mood: a.mood, felt_at: a.felt_at });
    expect(stateHash(swapped)).not.toBe(stateHash(lived.state));
  });
});

const made = ([from, to, strength]: [string, string, number]) => ({ ...strangers(from, to), strength: strength / 4 });

describe("an overlay", () => {
  const table = fc.array(fc.tuple(fc.constantFrom("a", "b", "c", "d"), fc.option(fc.integer({ min: 1, max: 9 }))), { maxLength: 12 });

  test("reads as if everything had been written through", () => {
    fc.assert(
      fc.property(table, table, (below, above) => {
        const base = createTable<number>();
        for (const [key, value] of below)
          if (value === null) base.delete(key);
          else base.set(key, value);
        const written = createTable(base.entries());
        const top = overlay(base);
        const before = [...base.entries()];
        for (const [key, value] of above)
          for (const one of [top, written])
            if (value === null) one.delete(key);
            else one.set(key, value);
        expect(new Map(top.entries())).toEqual(new Map(written.entries()));
        expect(new Set(top.values())).toEqual(new Set(written.values()));
        expect(top.size).toBe(written.size);
        for (const key of "abcd") expect(top.get(key)).toBe(written.get(key));
        expect([...base.entries()]).toEqual(before);
      }),
    );
  });

  test("of ties does too, and leaves those below it alone", () => {
    const tie = fc.tuple(fc.constantFrom("a", "b", "c"), fc.constantFrom("a", "b", "c"), fc.integer({ min: -4, max: 4 }));
    fc.assert(
      fc.property(fc.array(tie), fc.array(tie), (below, above) => {
        const base = createTieTable(below.map(made));
        const written = createTieTable([...below, ...above].map(made));
        const top = overlayTies(base);
        const before = JSON.stringify([...base.entries()]);
        for (const one of above) top.put(made(one));
        expect(new Map(top.entries())).toEqual(new Map(written.entries()));
        expect(top.size).toBe(written.size);
        for (const from of "abc") for (const to of "abc") expect(top.tie(from, to)).toEqual(written.tie(from, to));
        for (const from of "abc") expect(top.get(from)).toEqual(written.get(from));
        for (const from of "abc") expect(top.known(from)).toEqual(written.known(from));
        expect(JSON.stringify([...base.entries()])).toBe(before);
      }),
    );
  });
});
