import { AliasTable } from "./aliases.ts";
import type { Group } from "./aliases.ts";
import { joinByAnswers, joinCalled } from "./answers.ts";
import { joinDoubles } from "./doubles.ts";
import type { Form } from "./forms.ts";
import { gatherForms } from "./forms.ts";
import { countPronouns } from "./gender.ts";
import { GIVEN_NAMES } from "./lexicon/given-names.ts";
import { TITLES } from "./lexicon/titles.ts";
import { endsAsPlace, findNames, readUsage } from "./names.ts";
import type { Wording } from "./names.ts";
import { findNarrator } from "./narrator.ts";
import { nameOf } from "./naming.ts";
import { openPages } from "./pages.ts";
import { findRoles } from "./roles.ts";
import { readTalk } from "./talk.ts";
import type { Cast, Gender, Person, Structure } from "./shapes.ts";

const total = (group: Group, field: "count" | "opening" | "speech" | "vocative" | "agency" | "place" | "afterThe" | "spoken"): number =>
  group.forms.reduce((sum, form) => sum + form[field], 0);

/** Before the name of a church or a street as often as before anybody's. */
const SAINTS = new Set(["saint", "st"]);

/** 0..1: how much a group looks like a person. Places follow prepositions; people speak, are called, act, and carry titles. */
export const certaintyOf = (group: Group): number => {
  const count = total(group, "count");
  const isTitled = group.forms.some((form) => TITLES.has(form.title) && !SAINTS.has(form.title));
  const isGiven = GIVEN_NAMES.has(group.given);
  const speech = total(group, "speech");
  const shows = speech * 3 + total(group, "vocative") * 2 + total(group, "agency");
  const place = total(group, "place");
  if (group.forms.every((form) => form.names.every((name) => name.length === 1)) && speech === 0) return 0;
  // a name that only speech uses, in a book where people tell of others; what only ever opens an exclamation is none
  const isCalledOut = shows >= 3 && shows >= 0.3 * count && place * 2 <= shows && count - total(group, "opening") >= 2;
  if (!isTitled && !isGiven && !isCalledOut && total(group, "spoken") === count && group.forms.every((form) => form.names.length === 1))
    return 0;
  if (!isTitled && !isGiven && place > 0.25 * count && place >= shows) return 0;
  const support = (isTitled ? 2.5 : 0) + (isGiven ? 1.5 : 0) + shows - place * (isTitled ? 0.3 : 0.8);
  const density = support / (count + 2);
  const amount = 1 - Math.exp(-Math.max(0, support) / 3);
  return Math.max(0, Math.min(1, amount * Math.min(1, density * 2.5 + (isTitled ? 0.4 : 0))));
};

const singularsOf = (name: string): string[] =>
  !name.endsWith("s") ? [] : [name.slice(0, -1), ...(/(?:s|x|z|ch|sh)es$/.test(name) ? [name.slice(0, -2)] : [])];

/** "The Hills" are a family, "the Miss Hills" sisters, "Saxons" a people: a plural beside its singular names nobody. "Collins", without a "Collin", does, and so does "Williams", unless it is "the Williams". */
const dropFamilies = (forms: readonly Form[], usage: Wording["words"]): Form[] => {
  const words = new Map<string, number>();
  for (const form of forms) words.set(form.names.at(-1) ?? "", (words.get(form.names.at(-1) ?? "") ?? 0) + form.count);
  return forms.filter((form) => {
    const last = form.names.at(-1) ?? "";
    const singulars = singularsOf(last);
    if (form.afterThe === 0 && singulars.some((name) => GIVEN_NAMES.has(name))) return true;
    if (singulars.length > 0 && form.title === "miss" && form.afterThe === form.count) return false;
    const isPeople = form.title === "" && form.names.length === 1 && form.vocative + form.speech === 0 && !GIVEN_NAMES.has(last);
    const singular = Math.max(
      0,
      ...singulars.map((name) => Math.max(words.get(name) ?? 0, isPeople ? (usage.get(name)?.capital ?? 0) : 0)),
    );
    return singular === 0 || singular * 3 < (words.get(last) ?? 0);
  });
};

/** "From London Lydia wrote": a place and a given name that happen to meet are no name. */
const dropPlaceRuns = (forms: readonly Form[]): Form[] => {
  const places = new Set(
    forms
      .filter(
        (form) => form.title === "" && form.names.length === 1 && !GIVEN_NAMES.has(form.names[0] ?? "") && form.place > 0.25 * form.count,
      )
      .map((form) => form.key),
  );
  return forms.filter(
    ({ title, names, count }) =>
      !(title === "" && names.length === 2 && places.has(names[0] ?? "") && GIVEN_NAMES.has(names[1] ?? "") && count <= 2),
  );
};

/** How often somebody must be named for a form used once, of names known from other forms, to say nothing: "L. Grey" of Lucy Grey. */
const MUCH_NAMED = 40;

/** The forms by which a person is worth knowing. */
const tellingForms = (group: Group): Form[] => {
  const [once, often] = [group.forms.filter(({ count }) => count === 1), group.forms.filter(({ count }) => count > 1)];
  const known = new Set(often.flatMap(({ names }) => names));
  const isNew = (name: string): boolean => name.length > 1 && !known.has(name);
  return group.count < MUCH_NAMED ? group.forms : [...often, ...once.filter(({ names }) => names.some(isNew))];
};

const KEEP = 0.4;

/** Second stage: whom the book is about. Forms are joined to people by names and titles; places, things and strays are left out. */
export const findCast = (text: string, structure: Structure): Cast => {
  const pages = openPages(text, structure);
  const wording = readUsage(pages);
  const spans = findNames(pages, wording).filter((span) => !endsAsPlace(span));
  const { groups } = new AliasTable(dropPlaceRuns(dropFamilies(gatherForms(pages, spans), wording.words)));
  const kept = groups
    .map((group) => ({ group, certainty: certaintyOf(group) }))
    .filter(({ certainty }) => certainty >= KEEP)
    .toSorted((one, other) => other.group.count - one.group.count);
  const people = kept.map(({ group, certainty }, index): Person => {
    const name = nameOf(group)?.display ?? "";
    const displays = tellingForms(group)
      .toSorted((one, other) => other.count - one.count)
      .map((form) => form.display);
    return {
      id: `c${index + 1}`,
      name,
      aliases: [...new Set(displays)].filter((display) => display !== name),
      gender: group.gender,
      kind: "name",
      mentions: group.count,
      first: Math.min(...group.forms.map((form) => form.first)),
      certainty,
    };
  });
  const shown = new Set(
    kept.flatMap(({ group }, index) =>
      total(group, "speech") + total(group, "vocative") > 0 || group.forms.some((form) => form.title !== "") ? [`c${index + 1}`] : [],
    ),
  );
  const talk = readTalk(pages, people);
  const joined = joinCalled(joinByAnswers(people, talk), talk);
  const withRoles = joinDoubles(pages, joined, findRoles(pages, joined));
  const votes = countPronouns(pages, withRoles);
  const gendered = withRoles.map((person): Person => ({ ...person, gender: settle(person, votes.get(person.id)) }));
  return findNarrator(
    pages,
    gendered.filter((person) => person.kind !== "name" || person.gender !== "unknown" || shown.has(person.id)),
  );
};

/** A title decides; a given name yields only to pronouns that speak clearly against it. */
const settle = (person: Person, votes: { she: number; he: number } | undefined): Gender => {
  const { she, he } = votes ?? { she: 0, he: 0 };
  const isTitled = [person.name, ...person.aliases].some(
    (name) => (TITLES.get(name.split(/[ .]/)[0]?.toLowerCase() ?? "")?.gender ?? "unknown") !== "unknown",
  );
  if (isTitled && person.gender !== "unknown") return person.gender;
  if (person.gender !== "unknown") {
    const [own, against] = person.gender === "female" ? [she, he] : [he, she];
    return against >= 6 && against > own * 4 ? (person.gender === "female" ? "male" : "female") : person.gender;
  }
  if (she + he < 2) return "unknown";
  return she >= he * 1.8 ? "female" : he >= she * 1.8 ? "male" : "unknown";
};
