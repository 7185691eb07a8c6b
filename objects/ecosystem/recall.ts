/** Memory search inside the object: keywords (FTS5, BM25) weighed with importance and age. No network. */
import type { Memory, Wish } from "../simulation/index.ts";
import type { Storage } from "./schema.ts";

/** Memories handed to a mind for one line. */
const RECALLED = 5;
/** Candidates that BM25 hands over for weighing. */
const CANDIDATES = 40;
/** Words of the query; more cost time and bring nothing. */
const QUERY_WORDS = 24;
/** Story minutes after which a memory counts half for its freshness: three days. */
const HALF_LIFE_MINUTES = 3 * 24 * 60;

const stopWords = new Set(
  "a an and are as at be but by for from had has have he her him his i if in is it its me my no not of on or our said she so that the their them they this to us was we were what when who will with you your".split(
    " ",
  ),
);

const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu)
    ?.filter((word) => word.length > 1 && !stopWords.has(word)) ?? [];

/** What the speaker remembers that bears on the turn: its topic and the last lines heard; best first. */
export const recall = (storage: Storage, wish: Wish, at: number): Memory[] => {
  const heard = wish.view.conversation.lines.slice(-3).map((line) => line.text);
  // a visitor's name and "said" stand in every memory of them, so they tell none from another
  const visitors = new Set(wish.view.partners.flatMap(({ id, name }) => (id.startsWith("visitor:") ? wordsOf(name) : [])));
  const words = [...new Set([wish.intent.topic, ...heard].flatMap(wordsOf))].filter((word) => !visitors.has(word)).slice(0, QUERY_WORDS);
  if (words.length === 0) return [];
  const query = words.map((word) => `"${word}"`).join(" OR ");
  const rows = storage.sql
    .exec<{ body: string; rank: number }>(
      "select body, rank from memories where memories match ? and character_id = ? order by rank limit ?",
      query,
      wish.speaker_id,
      CANDIDATES,
    )
    .toArray();
  return rows
    .map(({ body, rank }) => ({ memory: JSON.parse(body) as Memory, rank }))
    .map(({ memory, rank }) => ({ memory, score: -rank * (0.5 + memory.importance) * (0.5 + 0.5 * freshness(memory, at)) }))
    .toSorted((left, right) => right.score - left.score)
    .slice(0, RECALLED)
    .map(({ memory }) => memory);
};

/** 1 now, falling to 0; what comes from the book does not age. */
const freshness = (memory: Memory, at: number): number => (memory.kind === "canon" ? 1 : 2 ** (-(at - memory.at) / HALF_LIFE_MINUTES));
