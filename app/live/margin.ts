/** What stands beside a line: its notes, with those that say one thing said once. */
import { listed, sentence } from "../ui/words.ts";
import type { Note } from "./notes.ts";

export interface Margin {
  readonly key: number;
  readonly text: string;
  /** The notes it sums up, oldest first. */
  readonly notes: readonly Note[];
}

/** Groups in the order of their first member. */
const grouped = <Item>(items: readonly Item[], keyOf: (item: Item) => string): readonly (readonly Item[])[] => [
  ...Map.groupBy(items, keyOf).values(),
];

const distinct = (texts: readonly string[]): readonly string[] => [...new Set(texts.filter(Boolean))];

const closed = (text: string, reasons: readonly string[]): string =>
  sentence([text, distinct(reasons).join("; ")].filter(Boolean).join(" · "));

/** A tie's changes as one: `Juno → Pim: strength +.05, trust +.03 · she was warm`. */
interface TieChange {
  readonly who: string;
  readonly whom: string;
  readonly change: string;
  readonly reason: string;
  readonly notes: readonly Note[];
}

const tieChange = (notes: readonly Note[]): TieChange => ({
  who: notes[0]?.who ?? "",
  whom: notes[0]?.whom ?? "",
  change: notes.map((note) => note.change).join(", "),
  reason: distinct(notes.map((note) => note.reason)).join("; "),
  notes,
});

const ties = (notes: readonly Note[]): readonly Margin[] => {
  const changes = grouped(notes, ({ from, to }) => `${from} ${to}`).map(tieChange);
  return grouped(changes, ({ whom, change, reason }) => `${whom}|${change}|${reason}`).map((alike) => {
    const { whom = "", change = "", reason = "" } = alike[0] ?? {};
    const all = alike.flatMap((one) => one.notes);
    return { key: all[0]?.seq ?? 0, text: closed(`${listed(alike.map((one) => one.who))} → ${whom}: ${change}`, [reason]), notes: all };
  });
};

/** Two who come to see each other as the same thing are one piece of news. */
const views = (notes: readonly Note[]): readonly Margin[] =>
  grouped(notes, ({ from, to, change }) => `${[from, to].toSorted().join(" ")}|${change}`).map((pair) => {
    const [first] = pair;
    const text =
      pair.length > 1 && first
        ? `${first.who} and ${first.whom} now see each other as ${first.change}`
        : pair.map((note) => note.text).join("; ");
    return {
      key: first?.seq ?? 0,
      text: closed(
        text,
        pair.map((note) => note.reason),
      ),
      notes: pair,
    };
  });

const feelings = (notes: readonly Note[]): readonly Margin[] =>
  grouped(notes, ({ change, reason }) => `${change}|${reason}`).map((alike) => {
    const names = distinct(alike.map((note) => note.who));
    const text = `${listed(names)} ${names.length > 1 ? "feel" : "feels"} ${alike[0]?.change ?? ""}`;
    return { key: alike[0]?.seq ?? 0, text: closed(text, [alike[0]?.reason ?? ""]), notes: alike };
  });

/** Ties first, then how people came to see one another, then what they feel. */
export const marginsOf = (notes: readonly Note[]): readonly Margin[] => {
  const of = (kind: Note["kind"]): readonly Note[] => notes.filter((note) => note.kind === kind);
  return [...ties(of("tie")), ...views(of("view")), ...feelings(of("feeling"))];
};
