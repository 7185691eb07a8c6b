/** Uploaded books: kept whole or not at all, then read by the book-analysis workflow. */
import type { DocumentRow } from "../../db/documents.ts";
import { titleOfFile } from "../books/title-page.ts";
import { permit } from "../auth/permissions.ts";
import type { Services, User } from "../contract.ts";
import { notFound, Problem } from "../problem.ts";
import { castOf } from "./cast.ts";
import type { Dependencies } from "./dependencies.ts";
import { existingId } from "./ids.ts";
import { toCharacter, toDocument } from "./rows.ts";
import { stopInstance } from "./tasks.ts";
import { readUpload, sha256Of } from "./upload.ts";

/** Books one person may keep at a time. */
const MAX_DOCUMENTS = 500;

export const createDocumentsService = (dependencies: Dependencies): Services["documents"] => {
  const { stores, files, analysis } = dependencies;

  const own = async (user: User, id: string): Promise<DocumentRow> => {
    const row = await stores.documents.get(existingId(id, "document"));
    if (row === null || (row.owner_id !== user.id && user.role !== "admin")) throw notFound("document");
    return row;
  };

  const read = async (user: User, id: string) => {
    const row = await own(user, id);
    if (row.status === "processing") throw new Problem(409, "This book is still being read.");
    if (row.status === "failed") throw new Problem(409, row.error ?? "This book could not be read.");
    const found = await files.analysis(row.id);
    if (found === null) throw notFound("analysis");
    return { row, analysis: found };
  };

  return {
    async upload(user, file) {
      permit(user, "document:upload");
      const { filename, text, truncated } = await readUpload(file);
      if ((await stores.documents.countByOwner(user.id)) >= MAX_DOCUMENTS)
        throw new Problem(409, `You keep ${MAX_DOCUMENTS} books already. Delete one to make room.`);
      const documentId = crypto.randomUUID();
      const taskId = crypto.randomUUID();
      try {
        await files.putUpload(documentId, file, text);
        await stores.documents.insert({
          id: documentId,
          owner_id: user.id,
          filename,
          title: titleOfFile(filename),
          size: file.size,
          sha256: await sha256Of(file),
          metadata: { truncated },
          task_id: taskId,
        });
        await stores.tasks.insert({ id: taskId, owner_id: user.id, kind: "book_analysis", subject_id: documentId });
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

    async text(user, id) {
      const row = await own(user, id);
      const text = await files.text(row.id);
      if (text === null) throw notFound("document");
      return text;
    },

    async analysis(user, id) {
      return (await read(user, id)).analysis;
    },

    async cast(user, id, decision) {
      permit(user, "character:create");
      const { row, analysis: found } = await read(user, id);
      const cast = castOf(found, decision);
      const rows = await stores.characters.upsertCast(row.id, row.owner_id, cast.characters);
      const ids = new Map(rows.map((character) => [character.cast_id, character.id]));
      const ties = cast.ties.flatMap(({ from, to, ...tie }) => {
        const [from_id, to_id] = [ids.get(from), ids.get(to)];
        return from_id === undefined || to_id === undefined ? [] : [{ from_id, to_id, ...tie }];
      });
      await stores.characters.replaceTies(ties);
      const order = new Map(cast.characters.map((character, index) => [character.cast_id, index]));
      const place = (castId: string | null): number => order.get(castId ?? "") ?? 0;
      return rows.toSorted((a, b) => place(a.cast_id) - place(b.cast_id)).map(toCharacter);
    },

    async remove(user, id) {
      const row = await own(user, id);
      if (row.status === "processing" && row.task_id !== null) {
        await stores.tasks.update(row.task_id, { status: "cancelled" });
        await stopInstance(analysis, row.task_id);
      }
      await stores.documents.remove(row.id);
      await files.remove(row.id);
    },
  };
};
