/** Uploaded books: kept whole or not at all, then read by the book-analysis workflow. */
import type { DocumentRow } from "../../db/documents.ts";
import { titleOfFile } from "../books/title-page.ts";
import { permit } from "../auth/permissions.ts";
import type { CastDecision, Character, Services, User } from "../contract.ts";
import { notFound, Problem } from "../problem.ts";
import { castOf, completed } from "./cast.ts";
import type { Dependencies } from "./dependencies.ts";
import { exported } from "./export.ts";
import { existingId } from "./ids.ts";
import { removeDocument } from "./removal.ts";
import { createReviews, stateOf } from "./review/reviews.ts";
import { isoTime, toCharacter, toDocument } from "./rows.ts";
import { incoming, readUpload } from "./upload/book.ts";

/** Books one person may keep at a time. */
const MAX_DOCUMENTS = 500;
const KIND = "book_analysis";

export const createDocumentsService = (dependencies: Dependencies): Services["documents"] => {
  const { stores, files, analysis } = dependencies;
  const reviews = createReviews(dependencies);

  const own = async (user: User, id: string): Promise<DocumentRow> => {
    const row = await stores.documents.get(existingId(id, "document"));
    if (row === null || (row.owner_id !== user.id && user.role !== "admin")) throw notFound("document");
    return row;
  };

  const makeCharacters = async (row: DocumentRow, decision: CastDecision): Promise<readonly Character[]> => {
    const found = await reviews.reviewed(row);
    const whole = completed(found.analysis, decision, found.resolved.decisions);
    const known = decision.as_of_chapter === undefined ? found.analysis : await reviews.asOf(row, found.resolved, decision.as_of_chapter);
    const cast = castOf(found.analysis, whole, known);
    // goals are a column of their own only where they were decided on: elsewhere the owner's stay
    const [withGoals, others] = [cast.characters.filter(({ goals }) => goals), cast.characters.filter(({ goals }) => !goals)];
    const rows = [
      ...(await stores.characters.upsertCast(row.id, row.owner_id, others)),
      ...(await stores.characters.upsertCast(row.id, row.owner_id, withGoals)),
    ];
    const ids = new Map(rows.map((character) => [character.cast_id, character.id]));
    const ties = cast.ties.flatMap(({ from, to, ...tie }) => {
      const [from_id, to_id] = [ids.get(from), ids.get(to)];
      return from_id === undefined || to_id === undefined ? [] : [{ from_id, to_id, ...tie }];
    });
    await stores.characters.replaceTies(ties);
    const order = new Map(cast.characters.map((character, index) => [character.cast_id, index]));
    const place = (castId: string | null): number => order.get(castId ?? "") ?? 0;
    return rows.toSorted((a, b) => place(a.cast_id) - place(b.cast_id)).map(toCharacter);
  };

  return {
    async upload(user, sent) {
      permit(user, "document:upload");
      if ((await stores.documents.countByOwner(user.id)) >= MAX_DOCUMENTS)
        throw new Problem(409, `You keep ${MAX_DOCUMENTS} books already. Delete one to make room.`);
      const documentId = crypto.randomUUID();
      const taskId = crypto.randomUUID();
      const { name, body } = await incoming(sent);
      try {
        const { file, sha256 } = await files.putOriginal(documentId, body);
        const { text, outline, truncated } = await readUpload(file, name);
        await files.putText(documentId, text, outline);
        await stores.documents.insert({
          id: documentId,
          owner_id: user.id,
          filename: name,
          title: titleOfFile(name),
          size: file.size,
          sha256,
          metadata: { truncated },
          task_id: taskId,
        });
        await stores.tasks.insert({ id: taskId, owner_id: user.id, kind: KIND, subject_id: documentId });
        await analysis.create({ id: taskId, params: { document_id: documentId, task_id: taskId } });
      } catch (error) {
        await Promise.allSettled([
          stores.documents.remove(documentId),
          stores.tasks.update(taskId, { status: "cancelled" }),
          files.remove(documentId),
        ]);
        throw error;
      }
      return { document_id: documentId, task_id: taskId, status: "processing" };
    },

    async list(user, page) {
      const found = await stores.documents.listByOwner(user.id, page.limit, page.cursor);
      return { items: found.items.map(toDocument), next_cursor: found.next_cursor };
    },

    async get(user, id) {
      return toDocument(await own(user, id));
    },

    async version(user, id) {
      const row = await own(user, id);
      const { review } = await files.review(row.id);
      return `${row.status} ${isoTime(row.updated_at)} ${review.version}`;
    },

    async text(user, id) {
      const row = await own(user, id);
      const text = await files.text(row.id);
      if (text === null) throw notFound("document");
      return text;
    },

    async analysis(user, id, chapter) {
      const row = await own(user, id);
      const found = await reviews.reviewed(row);
      const seen = chapter === undefined ? found.analysis : await reviews.asOf(row, found.resolved, chapter);
      return { ...seen, review: stateOf(found.resolved) };
    },

    async reread(user, id) {
      permit(user, "document:upload");
      const row = await own(user, id);
      const former = await files.analysis(row.id);
      if (row.status === "processing" && row.task_id !== null)
        return { document_id: row.id, task_id: row.task_id, status: "processing", former };
      const taskId = crypto.randomUUID();
      await stores.tasks.insert({ id: taskId, owner_id: row.owner_id, kind: KIND, subject_id: row.id });
      await stores.documents.update(row.id, { status: "processing", stage: "received", progress: 0, error: null, task_id: taskId });
      await analysis.create({ id: taskId, params: { document_id: row.id, task_id: taskId } });
      return { document_id: row.id, task_id: taskId, status: "processing", former };
    },

    async decide(user, id, change) {
      permit(user, "character:create");
      return stateOf(await reviews.decide(await own(user, id), change));
    },

    async cast(user, id, decision) {
      permit(user, "character:create");
      const row = await own(user, id);
      await reviews.decideCast(row, decision);
      return makeCharacters(row, decision);
    },

    async export(user, id, format) {
      const row = await own(user, id);
      const [{ analysis: found, resolved }, text, reading] = await Promise.all([
        reviews.reviewed(row),
        files.text(row.id),
        files.reading(row.id),
      ]);
      if (text === null) throw notFound("document");
      return exported(format, { row, text, analysis: found, review: stateOf(resolved), reading, splits: resolved.splits });
    },

    async remove(user, id, withCharacters = false) {
      const row = await own(user, id);
      if (withCharacters) permit(user, "character:delete");
      return removeDocument(dependencies, row, { user_id: user.id, name: user.username, role: "owner" }, withCharacters);
    },
  };
};
