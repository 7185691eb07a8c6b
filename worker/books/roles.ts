import { NOT_NAMES } from "./lexicon/not-names.ts";
import { RELATIVE_NOUNS } from "./lexicon/person-nouns.ts";
import { SPEECH_VERBS, WEAK_SPEECH_VERBS } from "./lexicon/speech-verbs.ts";
import type { Pages } from "./pages.ts";
import type { Gender, Person } from "./shapes.ts";

/** Nouns that say no more than that somebody is there. */
const ANYBODY = new Set(
  "man woman girl boy lady gentleman child voice other others latter former one person people fellow men women ladies gentlemen girls boys first second third last young old same two three crowd party company words door stranger strangers thing creature poor little whole rest everybody figure".split(
    " ",
  ),
);
const FEMALE_ROLE = /(?:ess|woman|maid|wife|mother|aunt|sister|girl|lady|landlady|widow|nurse|governess|housekeeper|queen|daughter|niece)$/;
const MALE_ROLE =
  /(?:man|boy|father|uncle|brother|husband|son|nephew|king|butler|footman|landlord|vicar|clergyman|parson|priest|sailor|soldier|officer|captain|gentleman|lad)$/;

const genderOfRole = (role: string): Gender => (FEMALE_ROLE.test(role) ? "female" : MALE_ROLE.test(role) ? "male" : "unknown");

/** How often a role must be seen speaking to be somebody. */
const LEAST = 2;

/** People without a name whom the narration lets speak as "the gardener": found beside verbs of speech. */
export const findRoles = (pages: Pages, people: readonly Person[]): Person[] => {
  const { tokens, pieceOf } = pages;
  const speech = new Map<string, number>();
  const written = new Map<string, string>();
  const isSpeech = (at: number): boolean => {
    const word = tokens[at]?.lower ?? "";
    return pieceOf[at] === -1 && SPEECH_VERBS.has(word) && !WEAK_SPEECH_VERBS.has(word);
  };
  const besideSpeech = (at: number): boolean =>
    pieceOf[at - 2] !== -1 || pieceOf[at - 3] !== -1 || pieceOf[at + 3] !== -1 || pieceOf[at + 4] !== -1 || pieceOf[at + 5] !== -1;
  for (let at = 0; at + 2 < tokens.length; at += 1) {
    if (tokens[at]?.lower !== "the" || pieceOf[at] !== -1) continue;
    const noun = tokens[at + 1];
    if (
      !noun?.isWord ||
      (noun.isCapital && !NOT_NAMES.has(noun.lower)) ||
      ANYBODY.has(noun.lower) ||
      RELATIVE_NOUNS.has(noun.lower) ||
      /[^s]s$/.test(noun.lower) ||
      noun.lower.length < 3
    )
      continue;
    const isSubject = isSpeech(at + 2) && besideSpeech(at + 2);
    const isInverted = isSpeech(at - 1) && pieceOf[at - 3] !== -1 && /^[,.;—]$|--/.test(tokens[at + 2]?.text ?? "");
    if (!isSubject && !isInverted) continue;
    speech.set(noun.lower, (speech.get(noun.lower) ?? 0) + 1);
    if (noun.isCapital) written.set(noun.lower, noun.text);
  }
  const taken = new Set(
    people.flatMap((person) => [person.name, ...person.aliases]).map((name) => name.toLowerCase().replace(/^the /, "")),
  );
  const roles = [...speech].filter(([role, count]) => count >= LEAST && !taken.has(role));
  const places = new Map<string, { count: number; first: number }>(roles.map(([role]) => [role, { count: 0, first: -1 }]));
  tokens.forEach((token, at) => {
    const place = places.get(token.lower);
    if (!place || tokens[at - 1]?.lower !== "the") return;
    place.count += 1;
    if (place.first < 0) place.first = token.start;
  });
  return roles.map(([role, count], index) => ({
    id: `r${index + 1}`,
    name: `the ${written.get(role) ?? role}`,
    aliases: [],
    gender: genderOfRole(role),
    kind: "role",
    mentions: places.get(role)?.count ?? 0,
    first: Math.max(0, places.get(role)?.first ?? 0),
    certainty: Math.min(0.9, 0.4 + count * 0.1),
  }));
};
