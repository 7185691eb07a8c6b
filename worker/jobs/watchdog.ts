/** Every minute: puts right what a crash may have left, and does nothing where nothing is wrong. */
import type { TaskRow } from "../../db/tasks.ts";
import { log } from "../../objects/log.ts";
import { ensureDemo } from "../services/demo.ts";
import { dependenciesOf, type Dependencies } from "../services/dependencies.ts";
import { attempt } from "./attempt.ts";
import { tendOverdue } from "./overdue.ts";

/** A stage of a reading takes seconds; a task silent for longer was cut off. Nudging one that was only slow does no harm. */
const STALE_MS = 20_000;

/**
 * Sets a reading going again. A workflow that died with its process stays "running" for ever where it runs locally: pausing and
 * resuming makes it go on with its finished steps kept. One that was never made, or has ended, is made anew.
 */
const resumeTask = async ({ analysis, stores }: Dependencies, task: TaskRow): Promise<number> => {
  if (task.subject_id === null) return 0;
  const params = { document_id: task.subject_id, task_id: task.id };
  // a heartbeat first: it is looked at again when this one goes stale
  await stores.tasks.update(task.id, {});
  const instance = await analysis.get(task.id).catch(() => null);
  if (instance === null) {
    await analysis.create({ id: task.id, params });
    return 1;
  }
  try {
    await instance.pause();
    await instance.resume();
  } catch {
    await analysis.create({ id: `${task.id}-${crypto.randomUUID().slice(0, 8)}`, params });
  }
  return 1;
};

export const watch = async (env: Env): Promise<void> => {
  const dependencies = dependenciesOf(env);
  const now = Date.now();
  await attempt("demo", async () => {
    await ensureDemo(dependencies);
    return 0;
  });
  const ecosystems = await attempt("ecosystems", () => tendOverdue(dependencies, now));
  const tasks = await attempt("tasks", async () => {
    const stale = await dependencies.stores.tasks.stale(new Date(now - STALE_MS).toISOString());
    const resumed = await Promise.all(stale.map((task) => attempt(`task ${task.id}`, () => resumeTask(dependencies, task))));
    return resumed.reduce((sum, one) => sum + one, 0);
  });
  await attempt("sessions", () => dependencies.stores.sessions.prune(new Date(now).toISOString()));
  if (ecosystems + tasks > 0) log({ event: "watchdog_nudged", ecosystems, tasks });
};
