/** A reader's decisions on a cast: kept, taken back, applied to every later reading, and safe from another tab. */
import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import type { Character, MemberDecision, ReviewedAnalysis, ReviewState, Task } from "../../worker/contract.ts";
import type { Review } from "../../worker/services/review/decisions.ts";
import { changed } from "../../worker/services/review/decisions.ts";
import { resolve } from "../../worker/services/review/resolve.ts";
import { reconcile } from "../../worker/services/review/reconcile.ts";
import type { Person as BookPerson } from "../../worker/books/analyze.ts";
import { DEMO_STORY } from "../../worker/demo/story.ts";
import { dependenciesOf } from "../../worker/services/dependencies.ts";
import { eventually, send, signUp, upload, type Person } from "./client.ts";

const { stores } = dependenciesOf(env);

const finished = (person: Person, taskId: string) =>
  eventually(async () => expect(await person.call<Task>("GET", `/tasks/${taskId}`)).toMatchObject({ status: "succeeded" }));

const openBook = async (text = DEMO_STORY) => {
  const person = await signUp();
  const { document_id: id, task_id } = await (await upload(person, "story.txt", text)).json<{ document_id: string; task_id: string }>();
  await finished(person, task_id);
  const look = () => person.call<ReviewedAnalysis>("GET", `/documents/${id}/analyze`);
  const decide = (change: object) => person.call<ReviewState>("PATCH", `/documents/${id}/review`, change);
  const cast = async (characters: readonly MemberDecision[] = [], more: object = {}) =>
    (await person.call<{ characters: Character[] }>("POST", `/documents/${id}/cast`, { characters, ...more })).characters;
  const readAgain = async () => {
    const started = await send<{ task_id: string; status: string; characters: object[] }>(
      "POST",
      `/documents/${id}/analyze`,
      undefined,
      person.tokens.access_token,
    );
    expect([started.status, started.body.status]).toEqual([202, "processing"]);
    await finished(person, started.body.task_id);
    return started.body;
  };
  const found = await look();
  const member = (name: string) => {
    const one = found.characters.find((character) => [character.name, ...character.aliases].includes(name));
    if (one === undefined) throw new Error(`${name} is not in the cast: ${found.characters.map((each) => each.name).join(", ")}`);
    return one;
  };
  return { person, id, look, decide, cast, readAgain, found, member };
};

test("decisions survive a new reading: names, joins, splits, skips and traits, and the characters stay the same", async () => {
  const { look, cast, readAgain, member } = await openBook();
  const [odile, ferris, pim, bram] = [member("Odile Tansy"), member("Ferris Oake"), member("Pim Sallow"), member("Bram Kettering")];
  const made = await cast([
    { cast_id: odile.cast_id, name: "Mrs. Printer", personality_traits: { openness: 0.9 }, goals: ["sell the almanac"] },
    { cast_id: ferris.cast_id, merge: [bram.cast_id] },
    { cast_id: pim.cast_id, skip: true },
  ]);
  expect(made.map(({ name }) => name)).toEqual(["Mrs. Printer", ferris.name]);
  expect(made[0]).toMatchObject({ goals: ["sell the almanac"], personality_traits: { ...odile.personality_traits, openness: 0.9 } });
  expect(made[1]?.aliases).toContain(bram.name);

  const before = await look();
  const former = await readAgain();
  expect(former.characters.length).toBe(before.characters.length);
  const after = await look();
  expect(after.characters.map(({ cast_id, name }) => [cast_id, name])).toEqual(
    before.characters.map(({ cast_id, name }) => [cast_id, name]),
  );
  expect(after.review).toEqual(before.review);
  expect(after.review.unapplied).toEqual([]);

  const again = await cast();
  const byName = new Map(again.map((one) => [one.name, one]));
  expect(byName.get("Mrs. Printer")).toMatchObject({ id: made[0]?.id, goals: ["sell the almanac"], personality_traits: { openness: 0.9 } });
  expect(byName.get(ferris.name)).toMatchObject({ id: made[1]?.id, aliases: expect.arrayContaining([bram.name]) });
  expect([byName.has(pim.name), byName.has(bram.name)]).toEqual([false, false]);
  // others were never decided on, and have come along
  expect(again.length).toBeGreaterThan(4);
});

test("whoever becomes part of somebody brings along those who were part of them", async () => {
  const { look, decide, cast, member } = await openBook();
  const [odile, pim, ferris] = [member("Odile Tansy"), member("Pim Sallow"), member("Ferris Oake")];
  await decide({ characters: [{ cast_id: pim.cast_id, merge: [ferris.cast_id] }] });
  const { decisions } = await decide({ characters: [{ cast_id: odile.cast_id, merge: [pim.cast_id] }] });
  expect(decisions.map(({ cast_id, merge }) => [cast_id, merge])).toEqual([[odile.cast_id, [pim.cast_id, ferris.cast_id]]]);
  const made = await cast();
  expect(made.length).toBe((await look()).characters.length - 2);
  expect(made.find(({ name }) => name === "Odile Tansy")?.aliases).toEqual(expect.arrayContaining(["Pim Sallow", "Ferris Oake"]));
});

test("aliases split off become somebody with lines and passages of their own, and go back when the split is taken back", async () => {
  const story = DEMO_STORY.replaceAll("said Bram", "said Ferris");
  const { person, id, look, decide, cast, found, member } = await openBook(story);
  const ferris = member("Ferris Oake");
  expect(ferris.aliases).toContain("Ferris");
  const state = await decide({
    characters: [{ cast_id: ferris.cast_id, split: [{ aliases: ["Ferris"], name: "The Other" }] }],
    version: 0,
  });
  expect(state.version).toBe(1);
  const split = await look();
  const other = split.characters.find(({ name }) => name === "The Other");
  const rest = split.characters.find(({ cast_id }) => cast_id === ferris.cast_id);
  expect(rest?.aliases).not.toContain("Ferris");
  expect(other?.quotes).toBeGreaterThan(0);
  expect((other?.quotes ?? 0) + (rest?.quotes ?? 0)).toBeLessThanOrEqual(ferris.quotes + 3);
  for (const { start, end, text } of other?.evidence ?? []) expect(story.slice(start, end)).toBe(text);
  const exported = await person.call<{ quotes: { start: number; speaker: string | null }[] }>("GET", `/documents/${id}/export?format=json`);
  const spokenBy = (who: string | undefined): number => exported.quotes.filter(({ speaker }) => speaker === who).length;
  expect([spokenBy(other?.cast_id), spokenBy(ferris.cast_id)]).toEqual([other?.quotes, rest?.quotes]);
  const [character] = await cast([{ cast_id: other?.cast_id ?? "" }]);
  expect(character?.name).toBe("The Other");
  await decide({ characters: [{ cast_id: ferris.cast_id, split: null }] });
  expect((await look()).characters).toEqual(found.characters);
});

test("null takes one decision back, forget the whole of it; what was decided is told in the reading's own names", async () => {
  const { decide, look, member } = await openBook();
  const odile = member("Odile Tansy");
  const first = await decide({ characters: [{ cast_id: odile.cast_id, name: "O.", skip: true }] });
  expect(first.decisions).toEqual([{ id: expect.any(String), of: "Odile Tansy", cast_id: odile.cast_id, name: "O.", skip: true }]);
  const second = await decide({ characters: [{ cast_id: odile.cast_id, name: null }] });
  expect(second.decisions).toEqual([{ id: first.decisions[0]?.id, of: "Odile Tansy", cast_id: odile.cast_id, skip: true }]);
  await decide({ forget: [first.decisions[0]?.id] });
  expect((await look()).review).toEqual({ version: 3, decisions: [], unapplied: [] });
  // a name that is theirs already decides nothing
  expect((await decide({ characters: [{ cast_id: odile.cast_id, name: odile.name }] })).version).toBe(3);
});

test("whoever decides on an old page is told so, and nothing changes; of two at once one wins", async () => {
  const { person, id, decide, look, member } = await openBook();
  const odile = member("Odile Tansy");
  await decide({ characters: [{ cast_id: odile.cast_id, name: "First" }], version: 0 });
  const late = await person.refused("PATCH", `/documents/${id}/review`, {
    characters: [{ cast_id: odile.cast_id, name: "Late" }],
    version: 0,
  });
  expect([late.status, late.body.detail]).toEqual([409, expect.stringContaining("another tab")]);
  const cast = await person.refused("POST", `/documents/${id}/cast`, { characters: [{ cast_id: odile.cast_id }], version: 0 });
  expect(cast.status).toBe(409);
  const both = await Promise.all(
    ["A", "B"].map((name) =>
      send("PATCH", `/documents/${id}/review`, { characters: [{ cast_id: odile.cast_id, name }], version: 1 }, person.tokens.access_token),
    ),
  );
  expect(both.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([200, 409]);
  expect((await look()).review).toMatchObject({ version: 2, decisions: [{ name: expect.stringMatching(/^[AB]$/) }] });
  // who names no version means to be last: both are kept
  const people = [member("Ferris Oake"), member("Pim Sallow"), member("Juno Ballard")];
  await Promise.all(people.map(({ cast_id, name }) => decide({ characters: [{ cast_id, name: `${name}!` }] })));
  expect((await look()).review.decisions.map(({ name }) => name)).toEqual(expect.arrayContaining(people.map(({ name }) => `${name}!`)));
});

test("decisions that cannot be carried out are refused, all of them at once, and nobody else's book is decided on", async () => {
  const { person, id, member, look } = await openBook();
  const { cast_id, name } = member("Odile Tansy");
  const { status, body } = await person.refused("PATCH", `/documents/${id}/review`, {
    characters: [
      { cast_id: "nobody", name: "X" },
      { cast_id, split: [{ aliases: ["Ferris"] }] },
    ],
  });
  expect([status, body.errors]).toEqual([
    422,
    [
      { path: "characters.0", message: "nobody in this cast has the id nobody" },
      { path: "characters.1.split", message: `${name} is not called Ferris` },
    ],
  ]);
  const [ferris, pim] = [member("Ferris Oake"), member("Pim Sallow")];
  const circle = [
    { cast_id, merge: [ferris.cast_id, pim.cast_id] },
    { cast_id: ferris.cast_id, merge: [cast_id, pim.cast_id] },
  ];
  expect((await person.refused("PATCH", `/documents/${id}/review`, { characters: circle })).body.errors).toEqual([
    { path: "characters.0.merge", message: "Ferris Oake cannot be part of somebody and include others" },
    { path: "characters.1.merge", message: "Odile Tansy cannot be part of somebody and include others" },
    { path: "characters.1.merge", message: "Pim Sallow cannot be part of two people" },
  ]);
  const traits = { characters: [{ cast_id, personality_traits: { charm: 1 } }] };
  expect((await person.refused("PATCH", `/documents/${id}/review`, traits)).status).toBe(422);
  const stranger = await signUp();
  expect((await stranger.refused("PATCH", `/documents/${id}/review`, { characters: [] })).status).toBe(404);
  expect((await stranger.refused("POST", `/documents/${id}/analyze`)).status).toBe(404);
  expect((await look()).review.version).toBe(0);
});

test("a reading under way is not started twice, can be stopped, and the one before stands", async () => {
  const { person, id, look, found } = await openBook();
  const task_id = crypto.randomUUID();
  await stores.tasks.insert({ id: task_id, owner_id: person.user.id, kind: "book_analysis", subject_id: id });
  await stores.documents.update(id, { status: "processing", stage: "cast", progress: 0.2, task_id });
  const { status, body } = await send<{ task_id: string }>("POST", `/documents/${id}/analyze`, undefined, person.tokens.access_token);
  expect([status, body.task_id]).toEqual([202, task_id]);
  expect((await look()).characters).toEqual(found.characters);
  await person.call("DELETE", `/tasks/${task_id}`);
  expect(await person.call("GET", `/documents/${id}/status`)).toEqual({ status: "ready", stage: "done", progress: 1, error: null });
  expect((await look()).characters).toEqual(found.characters);
});

/** Somebody of a reading, and as its stages have them. */
const someone = (cast_id: string, name: string, aliases: string[] = []) => ({ cast_id, name, aliases });
const bookPerson = (id: string, name: string, aliases: string[] = []): BookPerson => ({
  id,
  name,
  aliases,
  gender: "unknown",
  kind: "name",
  mentions: 5,
  first: 0,
  certainty: 1,
});

describe("from one reading to another", () => {
  const reading = (...people: ReturnType<typeof someone>[]) => ({ characters: people });
  const before = reading(someone("c1", "Anna Bell", ["Anna"]), someone("c2", "Mr. Bell"), someone("c3", "Ruth"));
  const nothing: Review = { version: 0, decisions: [] };
  let ids = 0;
  const after = (review: Review, characters: MemberDecision[], on = before): Review => {
    const resolved = resolve(review, on);
    return changed(review, resolved.decisions, resolved.people, { characters }, () => `d${(ids += 1)}`);
  };

  test("decisions follow the names, not the places in the list", () => {
    const review = after(nothing, [{ cast_id: "c1", name: "Annie", merge: ["c3"] }]);
    const later = reading(someone("c7", "Ruth"), someone("c1", "Mr. Bell"), someone("c2", "Anna", ["Anna Bell", "Miss Bell"]));
    const { decisions, unapplied } = resolve(review, later);
    expect([decisions, unapplied]).toEqual([[expect.objectContaining({ cast_id: "c2", name: "Annie", merge: ["c7"] })], []]);
  });

  test("a decision about somebody who is gone is told and kept, and applies again when they are back", () => {
    const review = after(after(nothing, [{ cast_id: "c3", skip: true }]), [{ cast_id: "c1", merge: ["c2"] }]);
    const gone = resolve(review, reading(someone("c1", "Anna Bell", ["Anna"])));
    expect(gone.unapplied.map(({ of, reason }) => [of, reason])).toEqual([
      ["Ruth", expect.stringContaining("nobody called Ruth")],
      ["Anna Bell", expect.stringContaining("Mr. Bell")],
    ]);
    const meanwhile = after(review, [{ cast_id: "c1", name: "A." }], reading(someone("c1", "Anna Bell", ["Anna"])));
    const back = resolve(meanwhile, before);
    expect(back.unapplied).toEqual([]);
    expect(back.decisions).toEqual([
      expect.objectContaining({ cast_id: "c3", skip: true }),
      expect.objectContaining({ cast_id: "c1", name: "A.", merge: ["c2"] }),
    ]);
  });

  test("the newer of two joins counts: nobody is part of two people", () => {
    const one = after(nothing, [{ cast_id: "c1", merge: ["c2"] }]);
    const two = after(one, [{ cast_id: "c3", merge: ["c2"] }]);
    expect(resolve(two, before).decisions).toEqual([expect.objectContaining({ cast_id: "c3", merge: ["c2"] })]);
    const three = after(two, [{ cast_id: "c2", name: "Mister" }]);
    expect(resolve(three, before).decisions).toEqual([expect.objectContaining({ cast_id: "c2", name: "Mister" })]);
  });

  test("everybody keeps their id, and somebody new gets one that nobody ever had", () => {
    const old = { people: [bookPerson("c1", "Anna", ["Anna Bell"]), bookPerson("c2", "Mr. Bell")], narrator: null };
    const anew = { people: [bookPerson("c1", "Mr. Bell"), bookPerson("c2", "Ruth"), bookPerson("c3", "Anna Bell")], narrator: "c3" };
    const structure = { title: "", author: "", language: "en", body: { start: 0, end: 0 }, chapters: [], words: 0 };
    const known = reconcile(anew, { task_id: "", structure, cast: old, quotes: [], last_id: 9 });
    expect(known.people.map(({ id, name }) => [id, name])).toEqual([
      ["c2", "Mr. Bell"],
      ["c10", "Ruth"],
      ["c1", "Anna Bell"],
    ]);
    expect(known.narrator).toBe("c1");
  });
});
