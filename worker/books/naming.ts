import type { Group } from "./aliases.ts";
import type { Form } from "./forms.ts";
import { PARTICLES, TITLES } from "./lexicon/titles.ts";

/** How often the book must give a surname for it to join the name of somebody whom it mostly calls by the given name. */
const LEAST_FULL = 3;

const isSocial = (form: Form): boolean => TITLES.get(form.title)?.kind === "social";
const namesOf = (form: Form): string[] => form.names.filter((name) => !PARTICLES.has(name));
const mostOf = (forms: readonly Form[]): Form | undefined => forms.toSorted((one, other) => other.count - one.count)[0];

/** "E. Reed" tells less than "Mr. Reed". */
const fullness = (form: Form): number => (form.names.length > 1 && (form.names[0]?.length ?? 0) > 1 ? 2 + Number(!isSocial(form)) : 0);

/** The fullest form the book uses with some regularity: a full name without "Mr." before one with it, before any single name. */
const fullest = (group: Group): Form | undefined => {
  const often = Math.max(1, group.count * 0.01);
  return (
    group.forms
      .filter((form) => form.count >= often)
      .toSorted((one, other) => fullness(other) - fullness(one) || other.count - one.count)[0] ?? group.forms[0]
  );
};

/**
 * The form to show for a person. Somebody mostly called by the given name goes by the full name where the book gives it and uses the surname a few times;
 * somebody called "Mr. Grey" throughout stays so.
 */
export const nameOf = (group: Group): Form | undefined => {
  const usual = mostOf(group.forms);
  const given = usual?.title === "" && usual.names.length === 1 ? usual.names[0] : undefined;
  const full = group.forms.filter((form) => namesOf(form).length > 1 && (form.title === "" || isSocial(form)));
  const named = full.filter((form) => namesOf(form)[0] === given && namesOf(form).at(-1) === group.last);
  const attested = group.forms
    .filter((form) => namesOf(form).at(-1) === group.last && (namesOf(form).length > 1 || isSocial(form)))
    .reduce((sum, form) => sum + form.count, 0);
  const plain = mostOf(named.filter((form) => form.title === ""));
  if (given !== undefined && given !== group.last && plain && attested >= LEAST_FULL) return plain;
  return fullest(group);
};
