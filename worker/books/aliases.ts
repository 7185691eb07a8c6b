import type { Form } from "./forms.ts";
import { GIVEN_NAMES, isGivenName, isPetForm, sameGivenName } from "./lexicon/given-names.ts";
import { PARTICLES, TITLES } from "./lexicon/titles.ts";
import type { Gender } from "./shapes.ts";

/** Forms that name one person. */
export interface Group {
  readonly forms: Form[];
  /** Given name in lower case, "" when the book gives none. */
  given: string;
  /** Surname in lower case, "" when the book gives none. */
  last: string;
  gender: Gender;
  count: number;
}

const namesOf = (form: Form): string[] => form.names.filter((name) => !PARTICLES.has(name));
const titleGender = (title: string): Gender => TITLES.get(title)?.gender ?? "unknown";
const sizeOf = (form: Form): number => namesOf(form).length;
const agree = (one: Gender, other: Gender): boolean => one === "unknown" || other === "unknown" || one === other;
const isRank = (title: string): boolean => TITLES.get(title)?.kind === "rank" || TITLES.get(title)?.kind === "kin";
/** "Old Tom", "Marse Tom": a given name after a word that is none is a way of calling somebody, no surname. */
const isCalled = (form: Form): boolean =>
  form.title === "" && sizeOf(form) === 2 && GIVEN_NAMES.has(namesOf(form)[1] ?? "") && !GIVEN_NAMES.has(namesOf(form)[0] ?? "");

const isOffice = (title: string): boolean => TITLES.get(title)?.kind === "office";
const isNoble = (title: string): boolean => TITLES.get(title)?.kind === "rank";
const isExalted = (group: Group): boolean => group.forms.some(({ title }) => isNoble(title) || title === "saint" || title === "st");
/** How often the forms of a group so far use a name. */
const countOf = (group: Group, name: string): number =>
  group.forms.reduce((sum, form) => sum + (form.names.includes(name) ? form.count : 0), 0);
/** "The George" is an inn, "the Grey habit" a family's: a name mostly after an article names nobody who is called by it without. */
const isArticled = ({ afterThe, count }: { afterThe: number; count: number }): boolean => afterThe * 2 > count;
const holds = (group: Group, ...titles: string[]): boolean => group.forms.some((form) => titles.includes(form.title));
const most = (groups: readonly Group[]): Group | undefined =>
  groups.reduce<Group | undefined>((best, group) => (best && best.count >= group.count ? best : group), undefined);

/** Of several people with one given name, the bearer of it is whom the book named in full last before it, more often than not. */
const nearest = (groups: readonly Group[], form: Form): Group | undefined => {
  if (groups.length < 2) return groups[0];
  const named = groups
    .flatMap((group) => group.forms.flatMap(({ places }) => places.map((at) => ({ at, group }))))
    .toSorted((one, other) => one.at - other.at);
  const votes = new Map<Group, number>();
  let next = 0;
  for (const at of form.places) {
    while ((named[next]?.at ?? Infinity) <= at) next += 1;
    const group = (named[next - 1] ?? named[0])?.group;
    if (group) votes.set(group, (votes.get(group) ?? 0) + 1);
  }
  return [...votes].toSorted((one, other) => other[1] - one[1] || other[0].count - one[0].count)[0]?.[0];
};

/** How much more often somebody must be named otherwise for such a name not to be theirs. */
const SELDOM = 4;
/** Narration calls no married woman "Grey" so often, where speech may call a servant so. */
const TOLD_OFTEN = 4;
/** How often a given name must stand alone, in all and before the full name turns up, to be somebody else's. */
const KNOWN_BEFORE = 30;
const KNOWN_RATIO = 40;
/** The same where hardly anybody bears the surname: that of a bearer's kin would turn up. */
const STRANGE_BEFORE = 8;
const STRANGE_RATIO = 4;
const firstOf = (forms: readonly Form[]): number => Math.min(...forms.map(({ places }) => places[0] ?? 0));
/** A full name that turns up once or twice long after everybody knows a bearer of its given name belongs to a stranger. */
const isLateStranger = (group: Group, form: Form, surname: number): boolean => {
  const isKnownBefore = (first: number, times: number): boolean => (form.places[times] ?? Infinity) < first;
  const full = group.forms.filter(({ names }) => names.includes(group.given));
  return (
    (form.count >= KNOWN_RATIO * group.count && isKnownBefore(firstOf(group.forms), KNOWN_BEFORE)) ||
    (group.last !== "" && form.count >= STRANGE_RATIO * surname && isKnownBefore(firstOf(full), STRANGE_BEFORE))
  );
};

/** Full names without a title first, the longest and the most frequent before the others. */
const untitledFirst = (one: Form, other: Form): number =>
  Number(one.title !== "") - Number(other.title !== "") || sizeOf(other) - sizeOf(one) || other.count - one.count;

const join = (group: Group, form: Form): void => {
  group.forms.push(form);
  group.count += form.count;
  const gender = titleGender(form.title);
  if (group.gender === "unknown") group.gender = gender;
};

/** Cuts the forms of a book into groups, one for each person or thing. Joins on names and titles only; never on who shares a sentence. */
export class AliasTable {
  readonly groups: Group[] = [];
  readonly #byGiven = new Map<string, Group[]>();
  readonly #byLast = new Map<string, Group[]>();
  /** How often the book uses each surname in a full name or after a title. */
  readonly #bearing = new Map<string, number>();
  readonly #forms: ReadonlyMap<string, Form>;

  constructor(forms: readonly Form[]) {
    this.#forms = new Map(forms.map((form) => [form.key, form]));
    for (const form of forms) {
      const last = namesOf(form).at(-1) ?? "";
      if (form.title !== "" || sizeOf(form) > 1) this.#bearing.set(last, (this.#bearing.get(last) ?? 0) + form.count);
    }
    const called = forms.filter(isCalled);
    for (const form of forms.filter((each) => sizeOf(each) >= 2 && !isCalled(each)).toSorted(untitledFirst)) this.#placeFull(form);
    const single = forms.filter((form) => sizeOf(form) === 1);
    for (const form of called) this.#placeCalled(form);
    for (const form of single.filter((each) => each.title !== "")) this.#placeTitled(form);
    const bare = single.filter((each) => each.title === "");
    for (const form of bare.filter((each) => !this.#isNobleGiven(each))) this.#placeBare(form);
    for (const form of bare.filter((each) => this.#isNobleGiven(each))) this.#placeBare(form);
    for (const form of forms.filter((each) => sizeOf(each) === 0)) this.#open(form, "", "");
  }

  #open(form: Form, given: string, last: string): Group {
    const known = GIVEN_NAMES.get(given) ?? "unknown";
    const title = titleGender(form.title);
    const group: Group = { forms: [form], given, last, gender: title === "unknown" ? known : title, count: form.count };
    this.groups.push(group);
    if (given) this.#byGiven.set(given, [...(this.#byGiven.get(given) ?? []), group]);
    if (last) this.#byLast.set(last, [...(this.#byLast.get(last) ?? []), group]);
    return group;
  }

  #placeFull(form: Form): void {
    const names = namesOf(form);
    const given = names[0] ?? "";
    const last = names.at(-1) ?? "";
    const gender = titleGender(form.title);
    const fits = (this.#byLast.get(last) ?? []).filter(
      (group) =>
        group.given !== "" &&
        sameGivenName(group.given, given) &&
        agree(group.gender, gender) &&
        !(form.title === "mrs" && holds(group, "miss")),
    );
    const shared = most(fits.filter((group) => group.given === given)) ?? (fits.length === 1 ? fits[0] : undefined);
    if (!shared) this.#open(form, given, last);
    else {
      join(shared, form);
      if (shared.given.length === 1 && given.length > 1) this.#learnGiven(shared, given);
    }
  }

  /** An initial stood for this name. */
  #learnGiven(group: Group, given: string): void {
    group.given = given;
    group.gender = group.gender === "unknown" ? (GIVEN_NAMES.get(given) ?? "unknown") : group.gender;
    this.#byGiven.set(given, [...(this.#byGiven.get(given) ?? []), group]);
  }

  #placeCalled(form: Form): void {
    const [, given = ""] = namesOf(form);
    const target = most(this.#byGiven.get(given) ?? []);
    if (target) join(target, form);
    else this.#open(form, given, "");
  }

  #placeTitled(form: Form): void {
    const name = namesOf(form)[0] ?? "";
    const gender = titleGender(form.title);
    const isFormal = !isRank(form.title);
    const kin = (this.#byLast.get(name) ?? []).filter((group) => agree(group.gender, gender));
    const givens = (this.#byGiven.get(name) ?? []).filter((group) => agree(group.gender, gender));
    const sameTitle = [...kin, ...givens].filter(
      (group) => holds(group, form.title) && !(isFormal && this.#isKnownByGiven(group, form.key)),
    );
    const target =
      form.title === "mrs" || form.title === "madame" || form.title === "madam"
        ? most(sameTitle)
        : form.title === "miss"
          ? (this.#missOf(kin) ?? most(givens))
          : isFormal
            ? (most(sameTitle) ??
              this.#onlyOne(
                kin.filter((group) => !holds(group, "miss", "mrs") && group.gender !== "female" && !this.#isKnownByGiven(group, form.key)),
              ) ??
              this.#formalBearer(givens, form.title))
            : (most(sameTitle) ??
              most(givens.filter((group) => !holds(group, "mr", "mrs", "miss"))) ??
              (isNoble(form.title) ? undefined : this.#onlyOne(givens)) ??
              (gender === "unknown" ? undefined : this.#onlyOne(kin.filter((group) => group.gender === gender && group.given === ""))));
    const pet = target ?? (this.#byLast.has(name) ? undefined : this.#petOf(name, gender, form.title));
    if (pet) join(pet, form);
    else if (isRank(form.title) && (GIVEN_NAMES.has(name) || TITLES.get(form.title)?.kind === "kin")) this.#open(form, name, "");
    else if (form.title === "miss" && GIVEN_NAMES.has(name) && !this.#byLast.has(name)) this.#open(form, name, "");
    else this.#open(form, "", name);
  }

  /** Before a given name, an office is another person's than somebody's who goes by "Mr.": "Captain Hugh" is not Mr. Hugh Bell. */
  #formalBearer(givens: readonly Group[], title: string): Group | undefined {
    return most(isOffice(title) ? givens.filter((group) => !holds(group, "mr", "mrs", "miss")) : givens);
  }

  /** Of several sisters the eldest is "Miss" with the surname alone: the one whose given name follows "Miss" least often for how often she is named. */
  #missOf(kin: readonly Group[]): Group | undefined {
    const single = kin.filter(
      (group) =>
        !holds(group, "mrs", "madame") &&
        !group.forms.some((form) => isNoble(form.title)) &&
        group.gender !== "male" &&
        (group.gender === "female" || group.given === ""),
    );
    const frequent = single.filter((group) => group.count * 12 >= (most(single)?.count ?? 0));
    const share = (group: Group): number =>
      group.forms.reduce((sum, form) => sum + (form.title === "miss" && form.names.length > 1 ? form.count : 0), 0) / group.count;
    return frequent.toSorted((one, other) => share(one) - share(other) || other.count - one.count)[0];
  }

  /** How often narration, not speech, uses a form. */
  #told(key: string): number {
    const form = this.#forms.get(key);
    return form ? form.count - form.spoken : 0;
  }

  /** Narration calls a person one thing: where it often says "George" and often "Mr. Hill", George Hill is the son of Mr. Hill. */
  #isKnownByGiven(group: Group, titled: string): boolean {
    const given = group.given === "" || group.given === group.last ? 0 : this.#told(group.given);
    const other = this.#told(titled);
    return given >= 4 && other >= 4 && Math.min(given, other) >= 0.1 * Math.max(given, other);
  }

  /** Father and son may share a title and a surname: a title goes to a full name only where one of them stands out. */
  #onlyOne(groups: readonly Group[]): Group | undefined {
    const best = most(groups);
    if (!best) return undefined;
    const rest = groups.filter((group) => group !== best);
    return rest.every((group) => group.count * 3 <= best.count) ? best : undefined;
  }

  /** The person a pet name belongs to. Nobody calls a Lady or a Sir by one. */
  #petOf(name: string, gender: Gender, title: string): Group | undefined {
    if (!isGivenName(name) || (title !== "" && title !== "miss" && title !== "master")) return undefined;
    const fits = [...this.#byGiven.entries()]
      .filter(([given]) => given.length > 1 && given !== name && isPetForm(given, name))
      .flatMap(([, groups]) => groups)
      .filter((group) => agree(group.gender, gender) && agree(group.gender, GIVEN_NAMES.get(name) ?? "unknown") && group.last !== "")
      .filter((group) => !group.forms.some((form) => isNoble(form.title)));
    return this.#onlyOne(fits);
  }

  /** A given name that only a Lady or a Sir bears so far: whoever goes by its pet form has the better claim to it, and is placed first. */
  #isNobleGiven(form: Form): boolean {
    const givens = this.#byGiven.get(namesOf(form)[0] ?? "") ?? [];
    return givens.length > 0 && givens.every(isExalted);
  }

  #placeBare(form: Form): void {
    const name = namesOf(form)[0] ?? "";
    const givens = this.#byGiven.get(name) ?? [];
    const commoners = givens.filter((group) => !isExalted(group));
    const plain = givens.length > 0 && commoners.length === 0 ? this.#petOf(name, "unknown", "") : undefined;
    const kin = this.#byLast.get(name) ?? [];
    const single = kin.filter((group) => !this.#isKnownByGiven(group, name) && !(group.given !== "" && holds(group, "mrs", "miss")));
    const men = single.filter((group) => group.gender === "male");
    const named = men.length > 0 ? men : single.filter((group) => !holds(group, "mrs"));
    const known = commoners.filter((group) => !isLateStranger(group, form, this.#bearing.get(group.last) ?? 0));
    const bearer = nearest(known, form) ?? plain ?? most(givens.filter(isExalted));
    const byTitle = most(named);
    const isSurname = bearer && byTitle && countOf(byTitle, name) > 3 * countOf(bearer, name);
    const target =
      (isSurname ? byTitle : bearer) ??
      byTitle ??
      most(this.#told(name) < TOLD_OFTEN ? kin : kin.filter((group) => !holds(group, "mrs"))) ??
      (commoners.length > 0 ? undefined : this.#petOf(name, "unknown", ""));
    if (!target) this.#open(form, name, name);
    else if (!isArticled(form) || form.count * SELDOM > target.count || target.forms.some(isArticled)) join(target, form);
  }
}
