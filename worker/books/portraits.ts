import type { Deed } from "./deeds.ts";
import type { Person, Range } from "./shapes.ts";

const LONGEST = 180;
const SHORTEST = 30;
/** What follows a name where the sentence describes its bearer: "was a tall woman", ", a tall woman", "had grey eyes". */
const DESCRIBES =
  /^(?:\s+(?:was|is|had been)\s+(?:not\s+)?(?:a|an|so|very|by no means|about|one of|tall|short|small|young|old|handsome|pretty|plain|proud|clever|stout|thin|fair|dark|naturally|always)(?![\p{L}])|,\s+(?:a|an)\s+\p{Ll}|\s+had\s+(?:a|an|the|very|grey|gray|blue|dark|black|brown|large|fine|no)\s)/u;
const LOOKS =
  /(?:^|[^\p{L}])(?:tall|short|thin|stout|slim|slender|handsome|pretty|beautiful|plain|pale|dark|fair|old|young|eyes|hair|face|complexion|countenance|figure|voice|smile|beard|manners?|temper|character|clever|proud|shy|quiet|lively|sensible|intelligent|gentle|grave|good-natured|good-humoured|ambitious|lad|girl|boy|m[ae]n|wom[ae]n|gentleman|lady|widow|clergyman|doctor|nature|habits?|fond|years)(?![\p{L}])/giu;
const LEANS = /["“”«»]|^['‘]|(?:^|[^\p{L}])(?:I|you|then|just|now|this|that (?:he|she)|than)(?![\p{L}])/iu;

/** The first clause that can stand alone: up to a semicolon where the sentence is long. */
const clauseOf = (sentence: string): string => {
  if (sentence.length <= LONGEST) return sentence;
  const cut = /^.{40,180}?(?=;|:|--|—)/su.exec(sentence)?.[0];
  return cut ?? sentence;
};

/** The sentence of narration that best describes each person: it opens with their name and says what they are or how they look, soon after they come in. */
export const findPortraits = (
  text: string,
  deeds: readonly Deed[],
  people: ReadonlyMap<string, Person>,
  body: Range,
): Map<string, Range> => {
  const best = new Map<string, { range: Range; worth: number }>();
  const length = Math.max(1, body.end - body.start);
  for (const deed of deeds) {
    const act = deed.acts[0];
    const person = people.get(act?.person ?? "");
    if (!act || !person || act.start > deed.start + 4) continue;
    const clause = clauseOf(text.slice(deed.start, deed.end));
    if (clause.length > LONGEST || clause.length < SHORTEST || !/[\p{L}.!]$/u.test(clause) || LEANS.test(clause)) continue;
    const told = text.slice(act.start, deed.start + clause.length).replaceAll(/\s+/g, " ");
    const name = [person.name, ...person.aliases].filter((form) => told.startsWith(form)).toSorted((a, b) => b.length - a.length)[0];
    const rest = name ? told.slice(name.length) : "";
    if (!DESCRIBES.test(rest)) continue;
    const worth = (rest.match(LOOKS)?.length ?? 0) - 0.7 * (deed.people.length - 1) - (2 * (deed.start - body.start)) / length;
    if (worth > 0 && worth > (best.get(person.id)?.worth ?? 0))
      best.set(person.id, { range: { start: deed.start, end: deed.start + clause.length }, worth });
  }
  return new Map([...best].map(([person, { range }]) => [person, range]));
};
