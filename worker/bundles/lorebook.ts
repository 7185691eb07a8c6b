/** What is known of a story's world, as a lorebook that other programs read (Character Card V3, standalone lorebook). */
import type { Snapshot } from "../../objects/simulation/index.ts";

interface Entry {
  /** Words that call it up. */
  readonly keys: readonly string[];
  readonly content: string;
  /** Always there. */
  readonly constant: boolean;
  readonly comment: string;
}

export interface Lorebook {
  readonly spec: "lorebook_v3";
  readonly data: {
    readonly name: string;
    readonly extensions: Readonly<Record<string, unknown>>;
    readonly entries: readonly (Entry & {
      readonly enabled: true;
      readonly use_regex: false;
      readonly insertion_order: number;
      readonly extensions: Readonly<Record<string, unknown>>;
    })[];
  };
}

/** The scene, its people, what they know of their world from before the first scene, and the threads of the story; each text once. */
export const lorebookOf = ({ meta, characters, threads }: Pick<Snapshot, "meta" | "characters" | "threads">): Lorebook => {
  const names = new Map(characters.map(({ id, name, aliases }) => [id, [name, ...aliases]]));
  const keysOf = (ids: readonly string[]): readonly string[] => [...new Set(ids.flatMap((id) => names.get(id) ?? []))];
  const { title, setting, locations } = meta.scene;
  const scene = [setting, locations.length > 0 ? `Places: ${locations.join(", ")}.` : ""].filter((text) => text !== "").join("\n");
  const known: Entry[] = [
    { keys: [title, ...locations], content: scene, constant: true, comment: "the scene" },
    ...characters.map(({ id, name, background }) => ({ keys: keysOf([id]), content: background, constant: false, comment: name })),
    ...characters.flatMap(({ id, name, memories }) =>
      memories
        .filter(({ kind }) => kind === "canon")
        .map(({ text, subjects }) => ({
          keys: keysOf([id, ...subjects]),
          content: text,
          constant: false,
          comment: `${name}, from before`,
        })),
    ),
    ...threads.map((thread) => ({
      keys: keysOf(thread.cast),
      content: thread.title,
      constant: false,
      comment: `a thread, ${thread.status}`,
    })),
  ];
  const told = new Set<string>();
  const entries = known.filter(({ content }) => content !== "" && !told.has(content) && told.add(content));
  const data = {
    name: meta.name,
    extensions: {},
    entries: entries.map(
      (entry, index) => ({ ...entry, enabled: true, use_regex: false, insertion_order: index, extensions: {} }) as const,
    ),
  };
  return { spec: "lorebook_v3", data };
};
