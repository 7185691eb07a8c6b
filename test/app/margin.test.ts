import { describe, expect, test } from "vitest";
import { ledgerLines } from "../../app/live/ledger.ts";
import type { LedgerEntry } from "../../app/live/ledger.ts";
import { marginsOf } from "../../app/live/margin.ts";
import type { Note } from "../../app/live/notes.ts";

let seq = 0;
const note = (kind: Note["kind"], who: string, whom: string, change: string, reason: string): Note => ({
  seq: ++seq,
  kind,
  from: who,
  to: whom,
  who,
  whom,
  change,
  text: `${who} now sees ${whom} as ${change}`,
  reason,
  quote: "",
  rule: "",
  detail: "",
  causes: [],
});
const texts = (...notes: Note[]): readonly string[] => marginsOf(notes).map((margin) => margin.text);

const entry = (at: number, change: Partial<LedgerEntry>): LedgerEntry => ({
  seq: at,
  dimension: "trust",
  before: 0.5,
  delta: 0.1,
  after: 0.6,
  causes: [at - 1],
  quote: "",
  rule: "warmth_binds",
  ...change,
});

describe("what stands beside a line", () => {
  test("changes of one tie are one note", () =>
    expect(
      texts(note("tie", "Thale", "Juno", "strength +.05", "she was warm"), note("tie", "Thale", "Juno", "trust +.03", "she was kind")),
    ).toEqual(["Thale → Juno: strength +.05, trust +.03 · she was warm; she was kind"]));

  test("the same change in several people is one note; another change is not", () =>
    expect(
      texts(
        note("tie", "Hester", "Pim", "trust +.04", "she was kind"),
        note("tie", "Juno", "Pim", "trust +.04", "she was kind"),
        note("tie", "Odile", "Pim", "trust +.09", "she was kind"),
      ),
    ).toEqual(["Hester and Juno → Pim: trust +.04 · she was kind", "Odile → Pim: trust +.09 · she was kind"]));

  test("two who see each other anew are one note, one alone says only that", () => {
    expect(texts(note("view", "Hester", "Pim", "a friend", ""), note("view", "Pim", "Hester", "a friend", ""))).toEqual([
      "Hester and Pim now see each other as a friend",
    ]);
    expect(texts(note("view", "Hester", "Pim", "a rival", ""))).toEqual(["Hester now sees Pim as a rival"]);
  });

  test("people who feel the same for the same reason feel it together", () =>
    expect(
      texts(
        note("feeling", "Hester", "", "gratitude", "Pim offered to help"),
        note("feeling", "Juno", "", "gratitude", "Pim offered to help"),
        note("feeling", "Odile", "", "envy", "Pim offered to help"),
      ),
    ).toEqual(["Hester and Juno feel gratitude · Pim offered to help", "Odile feels envy · Pim offered to help"]));

  test("no note is lost by saying things together", () => {
    const all = [
      note("tie", "A", "B", "trust +.1", ""),
      note("tie", "A", "B", "strength +.1", ""),
      note("view", "A", "B", "a friend", ""),
      note("feeling", "B", "", "joy", ""),
    ];
    const kept = marginsOf(all).flatMap((margin) => margin.notes.map((one) => one.seq));
    expect(kept.toSorted((one, other) => one - other)).toEqual(all.map((one) => one.seq));
  });
});

describe("the ledger of a tie", () => {
  test("lists what one line did as one entry, newest first, with the words that did it", () => {
    const lines = ledgerLines([
      entry(4, { causes: [3] }),
      entry(5, { causes: [3], dimension: "strength", delta: -0.2, quote: "Never." }),
      entry(9, { dimension: "type", before: "friend", after: "rival", delta: null }),
    ]);
    expect(lines.map(({ change, quote, causes }) => ({ change, quote, causes }))).toEqual([
      { change: "now a rival (before: a friend)", quote: "", causes: [8] },
      { change: "trust +.10, strength −.20", quote: "Never.", causes: [3] },
    ]);
  });

  test("what the book says of two people is one entry", () => {
    const lines = ledgerLines([entry(1, { causes: [], rule: "book" }), entry(2, { causes: [], rule: "book", dimension: "strength" })]);
    expect(lines).toMatchObject([{ change: "trust +.10, strength +.10", reason: "as the book has it" }]);
  });

  test("a tie without changes has an empty ledger", () => expect(ledgerLines([])).toEqual([]));
});
