/** The reader's decisions about a cast, from the book's form. */
import type { CastDecision } from "../worker/contract.ts";
import { textField } from "./form.server.ts";

/**
 * Checked members come in, renamed where a name was typed; those said to be the same person as another are merged into it; the
 * rest are skipped. `ids` are all the cast's ids.
 */
export const castDecision = (form: FormData, ids: readonly string[]): CastDecision => {
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
  const chapter = Number(textField(form, "as_of_chapter"));
  const characters = ids
    .filter((id) => keeperOf(id) === id)
    .map((id) => {
      const merge = ids.filter((other) => other !== id && keeperOf(other) === id);
      const name = textField(form, `name-${id}`).slice(0, 120);
      const skip = !chosen.has(id) && !merge.some((other) => chosen.has(other));
      return { cast_id: id, ...(name ? { name } : {}), ...(merge.length > 0 ? { merge } : {}), ...(skip ? { skip } : {}) };
    });
  return { characters, ...(Number.isInteger(chapter) && chapter > 0 ? { as_of_chapter: chapter } : {}) };
};
