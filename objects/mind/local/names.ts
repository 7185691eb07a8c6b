/** What people are called: to their face, behind their back, and by those who are fond of them. */
import type { PartnerView, Profile } from "../../simulation/index.ts";

/** Titles that go with the surname. */
const WITH_SURNAME = new Set(
  "mr mrs miss ms dr doctor captain colonel major general admiral lieutenant sergeant inspector constable judge professor rev reverend madame monsieur mademoiselle signor signora herr frau señor señora mistress master".split(
    " ",
  ),
);
/** Titles that go with the given name, when one is known. */
const WITH_GIVEN = new Set(
  "sir lady dame lord uncle aunt prince princess king queen father mother brother sister don doña saint st".split(" "),
);
const PARTICLES = new Set("de da di du del della la le van von der den ten of o' mac".split(" "));
/** Last words of names that are descriptions, and are not to be cut: the White Rabbit is not "White". */
const DESCRIPTIONS =
  /^(rabbit|turtle|hare|hatter|cat|dog|mouse|lion|horse|bear|wolf|fox|bird|duchess|duke|queen|king|prince|princess|knave|knight|gryphon|caterpillar|dormouse|footman|cook|man|woman|boy|girl|lady|gentleman|stranger|captain|soldier|sailor|witch|wizard|ghost|spirit|giant|dwarf|widow|nurse|doctor|priest|monk|pigeon|puppy)$/i;

const bare = (word: string): string => word.toLowerCase().replace(/\.$/, "");
const partsOf = (name: string): readonly string[] => name.split(" ").filter(Boolean);
const isTitle = (word: string): boolean => WITH_SURNAME.has(bare(word)) || WITH_GIVEN.has(bare(word));
const isDescription = (parts: readonly string[]): boolean =>
  /^(the|a|an)$/i.test(parts[0] ?? "") || (parts.length > 1 && !isTitle(parts[0] ?? "") && DESCRIPTIONS.test(parts.at(-1) ?? ""));

/** The family name with its particle: "de Bourgh"; "" when only one name is known. */
export const surnameOf = (name: string): string => {
  const parts = partsOf(name);
  if (isDescription(parts) || parts.length < 2) return "";
  const particle = parts.findIndex((part, index) => index > 0 && PARTICLES.has(part.toLowerCase()));
  return parts.slice(particle > 0 ? particle : -1).join(" ");
};

/**
 * How a person is spoken of: "Mr. Pryce" for "Mr. Lucian Pryce", "Odile" for "Odile Tansy", "Lady Catherine" for "Lady Catherine de Bourgh".
 * Given names of others about, a Miss shares her surname with one of them and goes by her own: "Miss Lydia".
 */
export const referTo = (name: string, about: readonly string[] = []): string => {
  const parts = partsOf(name);
  const [title = name, given = ""] = parts;
  if (parts.length === 1 || isDescription(parts)) return name;
  if (!isTitle(title)) return title;
  if (parts.length === 2) return bare(title) === "rev" || bare(title) === "reverend" ? `Mr. ${given}` : name;
  if (WITH_GIVEN.has(bare(title))) return `${title} ${given}`;
  const surname = surnameOf(name);
  const shared = about.some((other) => other !== name && !/^Mrs?\b/.test(other) && surnameOf(other) === surname);
  if (bare(title) === "miss" && shared) return `${title} ${given}`;
  return bare(title) === "rev" || bare(title) === "reverend" ? `Mr. ${surname}` : `${title} ${surname}`;
};

/** The name that an intimate uses: "Lucian" for "Mr. Lucian Pryce"; "Mrs. Bennet" when no other is known, "Lady Catherine" always. */
export const intimateName = (name: string): string => {
  const parts = partsOf(name);
  const [title = name, given = ""] = parts;
  if (!isTitle(title) || parts.length < 3 || isDescription(parts) || WITH_GIVEN.has(bare(title))) return referTo(name);
  return given;
};

/** What one says to somebody whose name is none: "sir" to the stranger. */
export const callTo = (name: string, pronoun: "she" | "he" | "they"): string =>
  /^(the|a|an) /i.test(name) || /^\p{Ll}/u.test(name) ? { she: "madam", he: "sir", they: "friend" }[pronoun] : name;

const MOTHER = /\b(mother|mamma|mama|mummy)\b/i;
const FATHER = /\b(father|papa|daddy)\b/i;

/** "Mother" for a Mrs. of one's own surname, when the book has the speaker say the word; likewise "Father". Null when it does not. */
export const kinName = ({ name, aliases, voice }: Profile, partner: PartnerView): string | null => {
  const [title = "", surname = "", more] = partsOf(partner.name);
  const own = [name, ...aliases];
  const related = more === undefined && own.some((known) => surnameOf(known) === surname) && !own.some((known) => /^Mrs?\b/.test(known));
  if (!related || !/^Mrs?\.?$/.test(title)) return null;
  const spoken = [...voice.phrases, ...voice.subjects, ...voice.lines].map(
    (text) => (title.startsWith("Mrs") ? MOTHER : FATHER).exec(text)?.[0],
  );
  const word = spoken.find((found) => found !== undefined);
  return word === undefined ? null : `${word.charAt(0).toUpperCase()}${word.slice(1).toLowerCase()}`;
};
