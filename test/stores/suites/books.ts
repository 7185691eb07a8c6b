import { describe, expect, it } from "vitest";
import type { Database } from "../../../db/client.ts";
import { createCharacters } from "../../../db/characters.ts";
import type { NewCastMember } from "../../../db/characters.ts";
import { createDocuments } from "../../../db/documents.ts";
import { CursorError } from "../../../db/pages.ts";
import { createTasks } from "../../../db/tasks.ts";
import { newUser } from "../database.ts";

const castMember = (cast_id: string, name: string): NewCastMember => ({
  cast_id,
  name,
  personality_traits: { openness: 0.5, conscientiousness: 0.5, extraversion: 0.5, agreeableness: 0.5, neuroticism: 0.5 },
  voice: { lines: [], phrases: [], subjects: [], words_per_line: 10 },
});

const tie = (from_id: string, to_id: string, strength: number) => ({
  from_id,
  to_id,
  type: "friend",
  strength,
  trust: 0.5,
  familiarity: 0.5,
});

export const describeBooks = (database: () => Database): void => {
  const newDocument = async () => {
    const documents = createDocuments(database());
    const { id: owner_id } = await newUser(database());
    const document = await documents.insert({ owner_id, filename: "emma.txt", size: 10, sha256: "00" });
    return { documents, owner_id, document };
  };

  describe("documents", () => {
    it("pages through all of an owner's, newest first, each once, though they share a millisecond", async () => {
      const { documents, owner_id, document } = await newDocument();
      const created_at = "2026-05-05T05:05:05.555Z";
      for (const filename of ["a", "b", "c", "d"]) await documents.insert({ owner_id, filename, size: 1, sha256: "00", created_at });
      const seen: string[] = [];
      let cursor: string | null = null;
      do {
        const page: Awaited<ReturnType<typeof documents.listByOwner>> = await documents.listByOwner(owner_id, 2, cursor);
        seen.push(...page.items.map(({ id }) => id));
        cursor = page.next_cursor;
        expect(cursor ?? "").toMatch(/^[\w-]*$/);
      } while (cursor !== null);
      expect(seen[0]).toBe(document.id);
      expect(new Set(seen).size).toBe(5);
      expect(await documents.countByOwner(owner_id)).toBe(5);
      await expect(documents.listByOwner(owner_id, 2, "made-up")).rejects.toBeInstanceOf(CursorError);
      await expect(documents.listByOwner(owner_id, 2, btoa("1; drop table users"))).rejects.toBeInstanceOf(CursorError);
    });

    it("updates and removes, and says when there is nothing to", async () => {
      const { documents, document } = await newDocument();
      expect(await documents.update(document.id, { status: "ready", progress: 1 })).toMatchObject({ status: "ready", progress: 1 });
      await expect(documents.update(document.id, { progress: 2 })).rejects.toMatchObject({ cause: { constraint: "documents_progress" } });
      expect(await documents.remove(document.id)).toBe(true);
      expect(await documents.remove(document.id)).toBe(false);
      expect(await documents.get(document.id)).toBeNull();
      expect([await documents.get("x"), await documents.update("x", {}), await documents.remove("x")]).toEqual([null, null, false]);
    });
  });

  describe("characters", () => {
    it("returns the same characters when a cast is decided again, and keeps what the owner wrote", async () => {
      const { owner_id, document } = await newDocument();
      const characters = createCharacters(database());
      const first = await characters.upsertCast(document.id, owner_id, [castMember("c1", "Emma"), castMember("c2", "Harriet")]);
      await characters.update(first[0]?.id ?? "", { goals: ["make a match"] });
      const again = await characters.upsertCast(document.id, owner_id, [castMember("c2", "Harriet Smith"), castMember("c1", "Emma W.")]);
      expect(again.map(({ id }) => id)).toEqual([first[1]?.id, first[0]?.id]);
      expect(again[1]).toMatchObject({ name: "Emma W.", goals: ["make a match"], document_id: document.id });
      expect(await characters.upsertCast(document.id, owner_id, [])).toEqual([]);
    });

    it("lists by owner and book, gets many in the order asked for, and outlives the book", async () => {
      const { documents, owner_id, document } = await newDocument();
      const characters = createCharacters(database());
      const [emma] = await characters.upsertCast(document.id, owner_id, [castMember("c1", "Emma")]);
      const { cast_id: _castId, ...draft } = castMember("", "Own");
      const own = await characters.insert({ ...draft, owner_id });
      expect(Object.keys(own)).not.toContain("search");
      const request = { limit: 10, cursor: null };
      expect((await characters.list(owner_id, request)).items).toHaveLength(2);
      expect((await characters.list(owner_id, { ...request, document_id: document.id })).items.map(({ id }) => id)).toEqual([emma?.id]);
      const ids = [own.id, "no-id", emma?.id ?? ""];
      expect((await characters.getMany(ids)).map(({ id }) => id)).toEqual([ids[0], ids[2]]);
      await documents.remove(document.id);
      expect(await characters.get(ids[2] ?? "")).toMatchObject({ document_id: null, name: "Emma" });
      expect(await characters.remove(own.id)).toBe(true);
      expect(await characters.get(own.id)).toBeNull();
    });

    it("replaces ties as a whole or not at all", async () => {
      const { owner_id, document } = await newDocument();
      const characters = createCharacters(database());
      const cast = await characters.upsertCast(
        document.id,
        owner_id,
        ["a", "b", "c"].map((name) => castMember(name, name)),
      );
      const [a = "", b = "", c = ""] = cast.map(({ id }) => id);
      await characters.replaceTies([tie(a, b, 0.1), tie(b, a, 0.2), tie(a, c, 0.3)]);
      await characters.replaceTies([tie(a, b, 0.9)]);
      const strengths = async () => new Map((await characters.tiesAmong([a, b, c])).map(({ to_id, strength }) => [to_id, strength]));
      const replaced = new Map([
        [b, 0.9],
        [c, 0.3],
      ]);
      expect(await strengths()).toEqual(replaced);
      await expect(characters.replaceTies([tie(a, b, 0.5), tie(b, c, 7)])).rejects.toMatchObject({ constraint: "character_ties_strength" });
      expect(await strengths()).toEqual(replaced);
      expect(await characters.tiesAmong([a, b])).toHaveLength(1);
    });
  });

  describe("tasks", () => {
    it("finds unfinished work that has gone quiet, and a book's newest task", async () => {
      const { owner_id, document } = await newDocument();
      const tasks = createTasks(database());
      const heartbeat_at = "2020-01-01T00:00:00.000Z";
      const quiet = await tasks.insert({
        owner_id,
        kind: "book_analysis",
        subject_id: document.id,
        heartbeat_at,
        created_at: heartbeat_at,
      });
      const done = await tasks.insert({ owner_id, kind: "book_analysis", subject_id: document.id, heartbeat_at, status: "succeeded" });
      expect((await tasks.stale("2020-01-01T00:00:01.000Z")).map(({ id }) => id)).toEqual([quiet.id]);
      expect(await tasks.update(quiet.id, { status: "running", progress: 0.5 })).toMatchObject({ progress: 0.5, result: null });
      expect(await tasks.stale("2020-01-01T00:00:01.000Z")).toEqual([]);
      expect((await tasks.bySubject(document.id))?.id).toBe(done.id);
      expect((await tasks.listByOwner(owner_id, 1, null)).items.map(({ id }) => id)).toEqual([done.id]);
    });
  });
};
