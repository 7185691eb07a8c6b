/** A document's reading together with what its reader decided: looked at, as of a chapter, and decided on by one tab at a time. */
import { createHash } from "node:crypto";
import type { DocumentRow } from "../../../db/documents.ts";
import type { Analysis, CastDecision, MemberDecision, ReviewChange, ReviewState } from "../../book-contract.ts";
import { notFound, Problem, type FieldError } from "../../problem.ts";
import type { Dependencies } from "../dependencies.ts";
import { changed } from "./decisions.ts";
import { reread, type View } from "./reread.ts";
import { resolve, type Resolved } from "./resolve.ts";

/** Two tabs that save at the very same moment: the later one looks again, this many times. */
const ATTEMPTS = 4;

const stale = (): Problem =>
  new Problem(
    409,
    "Somebody, perhaps you in another tab, has decided on this cast since you opened it. Nothing was changed; load it again.",
    [{ path: "version", message: "is not the newest" }],
  );

export interface Reviewed {
  /** With people split as decided. */
  readonly analysis: Analysis;
  readonly resolved: Resolved;
}

export const stateOf = ({ version, decisions, unapplied }: Resolved): ReviewState => ({ version, decisions, unapplied });

/** @throws Problem 422 */
const checkPeople = (characters: readonly MemberDecision[], resolved: Resolved): void => {
  const known = new Map(resolved.people.map((person) => [person.cast_id, person]));
  const errors: FieldError[] = [];
  const including = new Set(characters.flatMap(({ cast_id, merge }) => (merge?.some((id) => id !== cast_id) ? [cast_id] : [])));
  const joined = new Set<string>();
  characters.forEach(({ cast_id, merge, split }, index) => {
    const path = `characters.${index}`;
    const unknown = [cast_id, ...(merge ?? [])].filter((id) => !known.has(id));
    if (unknown.length > 0) errors.push({ path, message: `nobody in this cast has the id ${unknown.join(", ")}` });
    for (const id of new Set(merge)) {
      if (id === cast_id) continue;
      const name = known.get(id)?.name ?? id;
      if (joined.has(id)) errors.push({ path: `${path}.merge`, message: `${name} cannot be part of two people` });
      if (including.has(id)) errors.push({ path: `${path}.merge`, message: `${name} cannot be part of somebody and include others` });
      joined.add(id);
    }
    const member = known.get(cast_id);
    if (member === undefined || !split || split.length === 0) return;
    const before = resolved.splits.filter(({ from }) => from === cast_id);
    const names = new Set([member, ...before].flatMap((one) => [one.name, ...one.aliases]));
    const foreign = split.flatMap(({ aliases }) => aliases).filter((alias) => !names.has(alias));
    if (foreign.length > 0) errors.push({ path: `${path}.split`, message: `${member.name} is not called ${foreign.join(", ")}` });
    else if (new Set(split.flatMap(({ aliases }) => aliases)).size >= names.size)
      errors.push({ path: `${path}.split`, message: `at least one name has to stay with ${member.name}` });
  });
  if (errors.length > 0) throw new Problem(422, "Some of these decisions cannot be carried out.", errors);
};

export const createReviews = ({ files }: Pick<Dependencies, "files">) => {
  const analysisOf = async (row: DocumentRow): Promise<Analysis> => {
    const found = await files.analysis(row.id);
    if (found !== null) return found;
    if (row.status === "processing") throw new Problem(409, "This book is still being read.");
    if (row.status === "failed") throw new Problem(409, row.error ?? "This book could not be read.");
    throw notFound("analysis");
  };

  /** The reading seen that way; made once, then kept. */
  const seen = async (row: DocumentRow, full: Analysis, view: View): Promise<Analysis> => {
    if (view.chapter === null && view.splits.length === 0) return full;
    const [reading, text] = await Promise.all([files.reading(row.id), files.text(row.id)]);
    if (reading === null || text === null)
      throw new Problem(409, "This book was read by an earlier version of the studio. Read it again first.");
    const name = createHash("sha256")
      .update(JSON.stringify([reading.task_id, view]))
      .digest("hex");
    const known = await files.view(row.id, name);
    if (known !== null) return known;
    const found = reread(text, full, reading, view);
    await files.putView(row.id, name, found);
    return found;
  };

  const reviewed = async (row: DocumentRow): Promise<Reviewed> => {
    const [full, { review }] = await Promise.all([analysisOf(row), files.review(row.id)]);
    const resolved = resolve(review, full);
    return { analysis: await seen(row, full, { splits: resolved.splits, chapter: null }), resolved };
  };

  /** The reading as it was when the book had got no further; the last chapter is the whole book. @throws Problem 422 */
  const asOf = async (row: DocumentRow, { splits }: Resolved, chapter: number): Promise<Analysis> => {
    const full = await analysisOf(row);
    const last = full.chapters.at(-1)?.number ?? 1;
    return seen(row, full, { splits, chapter: chapter >= last ? null : chapter });
  };

  /** Keeps what was decided. @throws Problem 409 when somebody was faster, 422 */
  const decide = async (row: DocumentRow, change: ReviewChange): Promise<Resolved> => {
    const full = await analysisOf(row);
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const { review, etag } = await files.review(row.id);
      if (change.version !== undefined && change.version !== review.version) throw stale();
      const resolved = resolve(review, full);
      checkPeople(change.characters, resolved);
      const next = changed(review, resolved.decisions, resolved.people, change, () => crypto.randomUUID());
      if (JSON.stringify(next.decisions) === JSON.stringify(review.decisions)) return resolved;
      if (await files.putReview(row.id, next, etag)) return resolve(next, full);
    }
    throw stale();
  };

  /** Decisions that make characters: whoever is named without "skip" is kept. */
  const decideCast = (row: DocumentRow, { characters, version }: CastDecision): Promise<Resolved> =>
    decide(row, {
      characters: characters.map((one) => ({ ...one, skip: one.skip ?? null })),
      ...(version === undefined ? {} : { version }),
    });

  return { analysisOf, reviewed, asOf, decide, decideCast };
};
