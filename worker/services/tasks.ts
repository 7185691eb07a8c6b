/** Long work and how far it is. */
import type { TaskRow } from "../../db/tasks.ts";
import type { Services, User } from "../contract.ts";
import { notFound, Problem } from "../problem.ts";
import type { Dependencies } from "./dependencies.ts";
import { existingId } from "./ids.ts";
import { toTask } from "./rows.ts";

export const createTasksService = ({ stores, files, analysis }: Dependencies): Services["tasks"] => {
  const own = async (user: User, id: string): Promise<TaskRow> => {
    const row = await stores.tasks.get(existingId(id, "task"));
    if (row === null || (row.owner_id !== user.id && user.role !== "admin")) throw notFound("task");
    return row;
  };

  return {
    async list(user, page) {
      const found = await stores.tasks.listByOwner(user.id, page.limit, page.cursor);
      return { items: found.items.map(toTask), next_cursor: found.next_cursor };
    },
    async get(user, id) {
      return toTask(await own(user, id));
    },
    async cancel(user, id) {
      const row = await own(user, id);
      if (row.status !== "queued" && row.status !== "running")
        throw new Problem(409, `This task has already ${row.status === "cancelled" ? "been cancelled" : row.status}.`);
      // first: what a stage is just writing must not come after what is written here
      await stopInstance(analysis, row.id);
      const cancelled = await stores.tasks.update(row.id, { status: "cancelled" });
      // a new reading that is stopped leaves the one before
      if (row.subject_id !== null)
        await stores.documents.update(
          row.subject_id,
          (await files.hasAnalysis(row.subject_id))
            ? { status: "ready", stage: "done", progress: 1 }
            : { status: "failed", stage: "cancelled", error: "You stopped the reading of this book." },
        );
      return toTask(cancelled ?? { ...row, status: "cancelled" });
    },
  };
};

/** Stops the Workflow instance behind a task; one that has ended or never started needs no stopping. */
export const stopInstance = async (analysis: Dependencies["analysis"], taskId: string): Promise<void> => {
  try {
    const instance = await analysis.get(taskId);
    await instance.terminate();
  } catch {
    // the task's row says "cancelled", and the workflow reads it before each step
  }
};
