/** Lays LitBank's extracts out as the scorers want a gold standard: one folder per text, with its characters and quotations. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Extract, GoldMention } from "./litbank.ts";

/** People with a name, and those without who speak: by their names, or else by the nouns that stand for them. */
const charactersOf = (extract: Extract) => {
  const spoken = new Map<string, number>();
  for (const { speaker } of extract.quotes) if (speaker) spoken.set(speaker, (spoken.get(speaker) ?? 0) + 1);
  const byEntity = Map.groupBy(extract.mentions, ({ entity }) => entity);
  return [...byEntity].flatMap(([entity, mentions]) => {
    const forms = (kind: GoldMention["kind"]): string[] => [
      ...new Set(mentions.filter((one) => one.kind === kind).map(({ text }) => text)),
    ];
    const named = forms("PROP");
    const names = named.length > 0 ? named : spoken.has(entity) ? [...forms("NOM"), entity] : [];
    const [name] = names.toSorted((one, other) => other.length - one.length);
    const quotes = spoken.get(entity) ?? 0;
    return name === undefined ? [] : [{ id: entity, name, aliases: names, category: "minor", quotes }];
  });
};

export const writeGold = (folder: string, extracts: readonly Extract[]): void => {
  for (const extract of extracts) {
    const own = join(folder, extract.name);
    mkdirSync(own, { recursive: true });
    const characters = charactersOf(extract);
    const nameOf = new Map(characters.map(({ id, name }) => [id, name]));
    const quotes = extract.quotes.map(({ start, end, speaker }, id) => ({
      id,
      type: "Other",
      speaker: nameOf.get(speaker ?? "") ?? null,
      addressees: [],
      spans: [[start, end]],
    }));
    writeFileSync(join(own, "novel.txt"), extract.text);
    writeFileSync(join(own, "characters.json"), JSON.stringify(characters));
    writeFileSync(join(own, "quotes.json"), JSON.stringify(quotes));
  }
};
