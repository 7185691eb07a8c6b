/** Finding one's own characters and documents by what one remembers of them: a name, misspelt or half, or words of the text. */
import { and, desc, eq, or, sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import type { Database } from "./client.ts";
import { characters, documents } from "./schema.ts";

export interface FoundRow {
  readonly id: string;
  /** A character's name, a document's title. */
  readonly name: string;
  /** Above 0; the better the higher. */
  readonly score: number;
}

export interface Search {
  /** By name and aliases, as they may be misspelt, and by words of name and background; the best first. */
  characters(ownerId: string, text: string, limit: number): Promise<readonly FoundRow[]>;
  /** By title, as it may be misspelt, and by words of title, author and file name; the best first. */
  documents(ownerId: string, text: string, limit: number): Promise<readonly FoundRow[]>;
}

interface Searched {
  /** As it is indexed by trigrams. */
  readonly name: SQL;
  readonly words: AnyPgColumn;
}

/** A name that is much like some words of the text counts more than words that occur. */
const matching = ({ name, words }: Searched, text: string): { readonly matches: SQL | undefined; readonly score: SQL<number> } => {
  const query = sql`websearch_to_tsquery('simple', ${text})`;
  return {
    matches: or(sql`${name} %> ${text}`, sql`${words} @@ ${query}`),
    score: sql<number>`word_similarity(${text}, ${name}) + ts_rank(${words}, ${query})`,
  };
};

export const createSearch = (database: Database): Search => ({
  characters: async (ownerId, text, limit) => {
    const name = sql`(${characters.name} || ' ' || ${characters.aliases}::text)`;
    const { matches, score } = matching({ name, words: characters.search }, text);
    return database
      .select({ id: characters.id, name: characters.name, score })
      .from(characters)
      .where(and(eq(characters.owner_id, ownerId), matches))
      .orderBy(desc(score), characters.name, characters.id)
      .limit(limit);
  },
  documents: async (ownerId, text, limit) => {
    const { matches, score } = matching({ name: sql`${documents.title}`, words: documents.search }, text);
    return database
      .select({ id: documents.id, name: documents.title, score })
      .from(documents)
      .where(and(eq(documents.owner_id, ownerId), matches))
      .orderBy(desc(score), documents.title, documents.id)
      .limit(limit);
  },
});
