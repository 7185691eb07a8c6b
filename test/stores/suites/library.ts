import { describe, expect, it } from "vitest";
import { createCharacters } from "../../../db/characters.ts";
import type { Database } from "../../../db/client.ts";
import { createDocuments } from "../../../db/documents.ts";
import { createEcosystems } from "../../../db/ecosystems.ts";
import { createNotifications } from "../../../db/notifications.ts";
import { createScenarios } from "../../../db/scenarios.ts";
import { createSearch } from "../../../db/search.ts";
import { newUser } from "../database.ts";

const traits = { openness: 0.5, conscientiousness: 0.5, extraversion: 0.5, agreeableness: 0.5, neuroticism: 0.5 };
const voice = { lines: [], phrases: [], subjects: [], words_per_line: 9 };

export const describeLibrary = (database: () => Database): void => {
  describe("scenarios", () => {
    it("are their owner's to change, and are read by a link only while there is one", async () => {
      const scenarios = createScenarios(database());
      const [owner, other] = [await newUser(database()), await newUser(database())];
      const body = { setting: "a garden", objectives: ["find the letter"] };
      const { id } = await scenarios.insert({ owner_id: owner.id, title: "Garden party", body });
      expect(await scenarios.get(id)).toMatchObject({ title: "Garden party", body, share_token: null });
      const token = crypto.randomUUID();
      expect(await scenarios.share(id, other.id, token)).toBeNull();
      expect(await scenarios.share(id, owner.id, token)).toBe(token);
      // a link that was given away once stays the same
      expect(await scenarios.share(id, owner.id, "another")).toBe(token);
      expect((await scenarios.byShareToken(token))?.id).toBe(id);
      expect(await scenarios.update(id, other.id, { title: "Mine" })).toBeNull();
      expect(await scenarios.update(id, owner.id, { title: "Tea" })).toMatchObject({ title: "Tea", body, share_token: token });
      expect(await scenarios.unshare(id, owner.id)).toBe(true);
      expect(await scenarios.byShareToken(token)).toBeNull();
      expect([await scenarios.remove(id, other.id), await scenarios.remove(id, owner.id), await scenarios.get(id)]).toEqual([
        false,
        true,
        null,
      ]);
      expect([await scenarios.get("x"), await scenarios.remove("x", owner.id)]).toEqual([null, false]);
    });

    it("are listed in pages, the newest first", async () => {
      const scenarios = createScenarios(database());
      const owner = await newUser(database());
      for (const title of ["one", "two", "three"]) await scenarios.insert({ owner_id: owner.id, title, body: {} });
      const page = await scenarios.listByOwner(owner.id, 2, null);
      const rest = await scenarios.listByOwner(owner.id, 2, page.next_cursor);
      expect([...page.items, ...rest.items].map(({ title }) => title).toSorted()).toEqual(["one", "three", "two"]);
      expect(rest.next_cursor).toBeNull();
    });
  });

  describe("notifications", () => {
    it("are unread until their user has read them, and pruned after that", async () => {
      const notifications = createNotifications(database());
      const [user, other] = [await newUser(database()), await newUser(database())];
      const id = crypto.randomUUID();
      await notifications.insert({ id, user_id: user.id, kind: "book_ready", body: { document_id: "d" } });
      // told twice, heard once
      await notifications.insert({ id, user_id: user.id, kind: "book_ready", body: { document_id: "d" } });
      await notifications.insert({ user_id: user.id, kind: "budget_spent" });
      expect(await notifications.countUnread(user.id)).toBe(2);
      expect(await notifications.markRead(other.id, [id])).toBe(0);
      expect(await notifications.markRead(user.id, [id, "no id at all"])).toBe(1);
      const unread = await notifications.listFor(user.id, { limit: 5, cursor: null, unread: true });
      expect(unread.items.map(({ kind }) => kind)).toEqual(["budget_spent"]);
      expect((await notifications.listFor(user.id, { limit: 5, cursor: null })).items).toHaveLength(2);
      expect(await notifications.markRead(user.id)).toBe(1);
      expect(await notifications.prune("1970-01-01T00:00:00.000Z")).toBe(0);
      expect(await notifications.prune("2999-01-01T00:00:00.000Z")).toBeGreaterThanOrEqual(2);
      expect(await notifications.countUnread(user.id)).toBe(0);
    });
  });

  describe("search", () => {
    it("finds a character by a misspelt name, an alias, and words of their background, and nobody else's", async () => {
      const characters = createCharacters(database());
      const [owner, other] = [await newUser(database()), await newUser(database())];
      const make = (owner_id: string, name: string, aliases: string[], background: string) =>
        characters.insert({ owner_id, name, aliases, background, personality_traits: traits, voice });
      await make(owner.id, "Leonora Vance", ["the Captain"], "She keeps the lighthouse at the northern cape.");
      await make(owner.id, "Tobias Reed", [], "A clockmaker.");
      await make(other.id, "Leonora Vance", [], "Another's.");
      const search = createSearch(database());
      const names = async (text: string) => (await search.characters(owner.id, text, 5)).map(({ name }) => name);
      expect(await names("leonara vance")).toEqual(["Leonora Vance"]);
      expect(await names("captain")).toEqual(["Leonora Vance"]);
      expect(await names("lighthouse cape")).toEqual(["Leonora Vance"]);
      expect(await names("clockmaker")).toEqual(["Tobias Reed"]);
      expect(await names("zzz")).toEqual([]);
    });

    it("finds a document by a misspelt title, its author, and its file's name", async () => {
      const documents = createDocuments(database());
      const owner = await newUser(database());
      const row = { owner_id: owner.id, size: 1, sha256: "0".repeat(64) };
      await documents.insert({ ...row, filename: "harbour.epub", title: "The Harbour Lights", author: "I. Novak" });
      const search = createSearch(database());
      const titles = async (text: string) => (await search.documents(owner.id, text, 5)).map(({ name }) => name);
      expect(await titles("harbor lights")).toEqual(["The Harbour Lights"]);
      expect(await titles("novak")).toEqual(["The Harbour Lights"]);
      expect(await titles("mountain")).toEqual([]);
    });
  });

  describe("a branch", () => {
    it("names its parent and where they part, and outlives it", async () => {
      const ecosystems = createEcosystems(database());
      const owner = await newUser(database());
      const make = (name: string, parent: object) =>
        ecosystems.insertWithCast({ ecosystem: { name, ...parent }, character_ids: [], owner: owner.id });
      const parent = await make("Hartfield", {});
      const branch = await make("What if", { parent_id: parent.id, forked_at: 17 });
      expect(branch).toMatchObject({ parent_id: parent.id, forked_at: 17 });
      await ecosystems.remove(parent.id);
      expect(await ecosystems.get(branch.id)).toMatchObject({ parent_id: null, forked_at: 17 });
    });
  });
};
