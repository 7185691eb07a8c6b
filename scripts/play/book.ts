/** A room for the cast of a book, as the studio would open it: no server, no store. */
import { readFileSync } from "node:fs";
import type { Input, Profile, Scene } from "../../objects/simulation/index.ts";
import { analyzeBook } from "../../worker/books/analyze.ts";
import { readText } from "../../worker/books/readers/text.ts";
import { castOf } from "../../worker/services/cast.ts";

/** What a room begins with, but for its seed. */
export type Opening = Omit<Extract<Input, { kind: "create" }>, "kind" | "id" | "seed">;

const CANON_MEMORIES = 3;
const CANON_IMPORTANCE = 0.6;
/** Half past six in the evening, as minute of the day. */
const EVENING = 18 * 60 + 30;

/** Reads the book at `file` and seats its `size` most prominent people. */
export const openBook = (file: string, size: number): Opening => {
  const analysis = analyzeBook(readText(readFileSync(file)).text);
  const seated = analysis.characters.slice(0, size).map(({ cast_id }) => ({ cast_id }));
  const { characters, ties } = castOf(analysis, { characters: seated });
  const profiles: readonly Profile[] = characters.map(
    ({ cast_id, personality_traits, name, aliases, source, background, pronoun, voice, autonomy_level }) => ({
      id: cast_id,
      name,
      aliases,
      source,
      background,
      pronoun,
      traits: personality_traits,
      autonomy_level,
      goals: [],
      secrets: [],
      voice,
      portrait: null,
    }),
  );
  const scene: Scene = {
    title: analysis.title,
    setting: `The world of ${analysis.title}`,
    locations: ["the drawing room", "the garden", "the library", "the street"],
    opens_at: EVENING,
  };
  return {
    name: analysis.title,
    scene,
    characters: profiles,
    ties: ties.map(({ from, to, type, strength, trust, familiarity, evidence }) => ({
      from,
      to,
      type,
      strength,
      trust,
      familiarity,
      quote: evidence[0]?.text ?? "",
    })),
    memories: characters.flatMap(({ cast_id, evidence }) =>
      evidence.slice(0, CANON_MEMORIES).map(({ text }) => ({
        character_id: cast_id,
        memory: { kind: "canon" as const, text, importance: CANON_IMPORTANCE, subjects: [cast_id] },
      })),
    ),
  };
};
