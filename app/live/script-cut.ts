import type { Block, Entry, Script } from "./script.ts";

const without = (entry: Entry, seq: number): Entry =>
  entry.kind === "line" && entry.notes.some((note) => note.seq > seq)
    ? { ...entry, notes: entry.notes.filter((note) => note.seq <= seq) }
    : entry;

/** The script as it stood after event `seq`: later entries are gone, and so are the notes that later events wrote beside earlier lines. */
export const cutScript = (script: Script, seq: number): readonly Block[] => {
  const kept = script.blocks.flatMap((block) => {
    if ((block.entries.at(-1)?.seq ?? 0) < seq) return [block];
    const entries = block.entries.filter((entry) => entry.seq <= seq);
    return entries.length > 0 ? [{ key: block.key, entries }] : [];
  });
  // a note follows its line within a few entries, so only the last blocks can hold one from later
  return kept.map((block, index) =>
    index < kept.length - 2 ? block : { key: block.key, entries: block.entries.map((entry) => without(entry, seq)) },
  );
};
