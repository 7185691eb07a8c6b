/** The reader's decisions about a cast, from the book's form. */
import type { CastDecision, MemberDecision, SplitPart } from "../worker/contract.ts";
import type { MemberView } from "./book.server.ts";
import { textField } from "./form.server.ts";

const LONGEST_NAME = 120;
const TRAITS = ["openness", "conscientiousness", "extraversion", "agreeableness", "neuroticism"] as const;

/** A field in percent as a share; null when it is empty or no number. */
const shareField = (form: FormData, name: string): number | null => {
  const text = textField(form, name);
  const value = Number(text);
  return text === "" || !Number.isFinite(value) ? null : Math.min(100, Math.max(0, value)) / 100;
};

/** Only traits that differ from what the page showed were set; those set before stay set. */
const traitsFrom = (form: FormData, member: MemberView) => {
  const set: Partial<Record<(typeof TRAITS)[number], number>> = {};
  for (const trait of TRAITS) {
    const value = shareField(form, `trait-${member.id}-${trait}`);
    const before = member.decided?.personality_traits?.[trait];
    if (value === null) continue;
    if (before !== undefined || Math.round(member.traits[trait] * 100) !== Math.round(value * 100)) set[trait] = value;
  }
  return Object.keys(set).length > 0 ? { personality_traits: set } : {};
};

const splitFrom = (form: FormData, member: MemberView): { split?: readonly SplitPart[] } => {
  const aliases = form.getAll(`split-${member.id}`).map(String);
  if (aliases.length === 0) return {};
  const name = textField(form, `splitname-${member.id}`).slice(0, LONGEST_NAME);
  return { split: [...(member.decided?.split ?? []), { aliases, ...(name ? { name } : {}) }] };
};

const goalsFrom = (form: FormData, member: MemberView): { goals?: readonly string[] } => {
  const goals = textField(form, `goals-${member.id}`)
    .split("\n")
    .map((goal) => goal.trim())
    .filter((goal) => goal !== "");
  const before = member.decided?.goals ?? [];
  return JSON.stringify(goals) === JSON.stringify(before) ? {} : { goals };
};

/** What was decided about those the form shows. Unchecked members stay out; those said to be the same person as another are merged into it. */
export const castDecision = (form: FormData, members: readonly MemberView[]): CastDecision => {
  const shown = new Set(form.getAll("member").map(String));
  const cast = members.filter(({ id }) => shown.has(id));
  const ids = cast.map(({ id }) => id);
  const chosen = new Set(form.getAll("cast").map(String));
  const sameAs = new Map<string, string>();
  for (const id of ids) {
    const other = textField(form, `same-${id}`);
    if (other !== "" && other !== id && ids.includes(other)) sameAs.set(id, other);
  }
  const keeperOf = (id: string): string => {
    const seen = new Set<string>();
    let keeper = id;
    for (let next = sameAs.get(keeper); next !== undefined && !seen.has(next); next = sameAs.get(keeper)) {
      seen.add(keeper);
      keeper = next;
    }
    return keeper;
  };
  const characters = cast
    .filter(({ id }) => keeperOf(id) === id)
    .map((member): MemberDecision => {
      const { id } = member;
      const merge = ids.filter((other) => other !== id && keeperOf(other) === id);
      const autonomy = shareField(form, `autonomy-${id}`);
      return {
        cast_id: id,
        name: textField(form, `name-${id}`).slice(0, LONGEST_NAME) || null,
        merge,
        skip: !chosen.has(id) && !merge.some((other) => chosen.has(other)),
        ...splitFrom(form, member),
        ...traitsFrom(form, member),
        ...(autonomy === null ? {} : { autonomy_level: autonomy }),
        ...goalsFrom(form, member),
      };
    });
  const chapter = Number(textField(form, "as_of_chapter"));
  const version = Number(textField(form, "version") || Number.NaN);
  return {
    characters,
    ...(Number.isInteger(chapter) && chapter > 0 ? { as_of_chapter: chapter } : {}),
    ...(Number.isInteger(version) ? { version } : {}),
  };
};
