/** The stages of reading a book. Each takes what it needs from the files and leaves its result there, however large. */
import { assemble, attributeQuotes, drawTies, findCast, readChapters } from "../books/analyze.ts";
import type { Cast, Quote, Structure } from "../books/analyze.ts";
import type { DocumentRow } from "../../db/documents.ts";
import type { TaskRow } from "../../db/tasks.ts";
import { describeError, log } from "../../objects/log.ts";
import type { Analysis, CastTie } from "../contract.ts";
import type { BookModel } from "../services/book-model.ts";
import type { Dependencies } from "../services/dependencies.ts";
import type { StageName } from "../services/files.ts";
import { lastId, reconcile } from "../services/review/reconcile.ts";
import type { AnalysisParams } from "./book-analysis.ts";
import { createModelPass } from "./model/pass.ts";

/** The book cannot be read, now or later. The message is for its reader. */
export class Unreadable extends Error {
  override readonly name = "Unreadable";
}

/** As `Document.stage` says it. */
export type StageWord = "reading" | "cast" | "quotes" | "model" | "ties" | "done";

export interface Stage {
  /** The step's name in the workflow. */
  readonly name: string;
  /** How many parts follow, each a step of its own. */
  readonly run: () => Promise<number>;
  /** From 1. */
  readonly part?: (number: number) => Promise<void>;
}

/** Share of the work done when a stage begins. */
const BEGUN = { reading: 0.05, cast: 0.2, names: 0.35, quotes: 0.4, speakers: 0.55, ties: 0.75, done: 0.9 } as const;
type Begun = keyof typeof BEGUN;
const wordOf = (stage: Begun): StageWord => (stage === "names" || stage === "speakers" ? "model" : stage);

const GONE = "The reading was stopped.";
const FAILED = "The reading of this book failed on our side. Upload it again; if it fails again, something in it is beyond us.";
const STANDS = "The new reading failed on our side; the one before it stands.";

/** What a task tells of itself while it runs: how often each stage was begun. A crash costs a stage one more run, never a finished one. */
interface Progress {
  readonly runs: Readonly<Record<string, number>>;
}
const runsOf = (result: unknown): Progress["runs"] => (result as Progress | null)?.runs ?? {};

export const createReading = (
  { stores, files }: Pick<Dependencies, "stores" | "files">,
  model: BookModel | null,
  { document_id: id, task_id: taskId }: AnalysisParams,
) => {
  /** The task, if it is still to be done. @throws Unreadable when the reader has stopped it, or another reading has taken its place. */
  const wanted = async (): Promise<TaskRow> => {
    const [task, document] = await Promise.all([stores.tasks.get(taskId), stores.documents.get(id)]);
    if (task === null || task.status === "cancelled" || document?.task_id !== taskId) throw new Unreadable(GONE);
    return task;
  };
  /** Says that somebody still works on it. */
  const goOn = async (): Promise<void> => {
    await wanted();
    await stores.tasks.update(taskId, {});
  };
  /** Tells how far it is. */
  const begin = async (stage: Begun): Promise<void> => {
    const task = await wanted();
    const runs = runsOf(task.result);
    const result: Progress = { runs: { ...runs, [stage]: (runs[stage] ?? 0) + 1 } };
    // once only: a task that is being cancelled at this moment stays so
    const started = task.status === "queued" ? { status: "running" as const } : {};
    // the document first: whoever sees a stage counted has seen the document in it
    await stores.documents.update(id, { stage: wordOf(stage), progress: BEGUN[stage] });
    await stores.tasks.update(taskId, { ...started, progress: BEGUN[stage], result });
  };

  const text = async (): Promise<string> => {
    const found = await files.text(id);
    if (found === null) throw new Unreadable(GONE);
    return found;
  };

  const structure = () => files.stage<Structure>(id, taskId, "structure");
  const cast = () => files.stage<Cast>(id, taskId, "cast");
  const quotes = () => files.stage<Quote[]>(id, taskId, "quotes");
  const ties = () => files.stage<CastTie[]>(id, taskId, "ties");
  /** @throws Unreadable when the book was deleted meanwhile: nothing of it may stay behind. */
  const stillThere = async (): Promise<DocumentRow> => {
    const document = await stores.documents.get(id);
    if (document !== null) return document;
    await files.remove(id);
    throw new Unreadable(GONE);
  };
  const keep = async (name: StageName, result: unknown): Promise<void> => {
    await files.putStage(id, taskId, name, result);
    await stillThere();
  };
  const pass = model === null ? null : createModelPass({ files, begin, goOn, keep }, { document_id: id, task_id: taskId }, model);

  /** Puts the stages' results together, keeps them, and says that the book is read. */
  const conclude = async (): Promise<Analysis> => {
    await begin("done");
    const [book, people, lines] = [await structure(), await cast(), await quotes()];
    const { quotes: _spoken, ...found } = assemble(await text(), book, people, lines, await ties());
    const document = await stillThere();
    const analysis = found.title === "" ? { ...found, title: document.title } : found;
    const last_id = lastId(people, await files.reading(id));
    await files.putAnalysis(id, analysis, { task_id: taskId, structure: book, cast: people, quotes: lines, last_id });
    await stillThere();
    await stores.documents.update(id, { status: "ready", stage: "done", progress: 1, error: null });
    return analysis;
  };

  const stages: readonly Stage[] = [
    {
      name: "reading",
      run: async () => {
        await begin("reading");
        const found = readChapters(await text(), (await files.outline(id)) ?? undefined);
        await keep("structure", found);
        if (found.title !== "") await stores.documents.update(id, { title: found.title, author: found.author });
        return 0;
      },
    },
    {
      name: "cast",
      run: async () => {
        await begin("cast");
        const found = findCast(await text(), await structure());
        await keep("cast", reconcile(found, await files.reading(id)));
        return 0;
      },
    },
    ...(pass === null ? [] : [pass.names(async () => ({ text: await text(), cast: await cast() }))]),
    {
      name: "quotes",
      run: async () => {
        await begin("quotes");
        // joining people twice changes nothing, so a repeated stage does no harm
        if (pass !== null) await keep("cast", await pass.joined(await cast()));
        await keep("quotes", attributeQuotes(await text(), await structure(), await cast()));
        return 0;
      },
    },
    ...(pass === null ? [] : [pass.speakers(async () => ({ text: await text(), cast: await cast(), quotes: await quotes() }))]),
    {
      name: "ties",
      run: async () => {
        await begin("ties");
        if (pass !== null) await keep("quotes", await pass.spoken(await quotes()));
        await keep("ties", drawTies(await text(), await structure(), await cast(), await quotes()));
        return 0;
      },
    },
    {
      name: "done",
      run: async () => {
        // killed after it had said so: nothing is left to do but to clear up
        if ((await stores.tasks.get(taskId))?.status === "succeeded") {
          await files.removeStages(id);
          return 0;
        }
        await wanted();
        const isReady = (await stores.documents.get(id))?.status === "ready";
        // killed after the document had said so, and before the task did: the analysis stands
        const analysis = isReady ? await files.analysis(id) : await conclude();
        if (analysis === null) throw new Error(`The analysis of document ${id} is missing.`);
        const runs = runsOf((await stores.tasks.get(taskId))?.result);
        const result = { document_id: id, characters: analysis.characters.length, chapters: analysis.counts.chapters, runs };
        await stores.tasks.update(taskId, { status: "succeeded", progress: 1, result });
        await files.removeStages(id);
        log({ event: "task_finished", task_id: taskId, kind: "book_analysis", document_id: id, outcome: "succeeded", error: null });
        return 0;
      },
    },
  ];

  /** The last step of a reading that cannot go on: says so, and leaves what was there before as it was. */
  const fail = async (cause: unknown): Promise<void> => {
    const [task, document] = await Promise.all([stores.tasks.get(taskId), stores.documents.get(id)]);
    // whoever deleted the book while a stage was writing would leave that stage behind
    if (document === null) await files.remove(id);
    if (task === null || task.status === "cancelled") return;
    const stands = document !== null && (await files.hasAnalysis(id));
    await stores.tasks.update(taskId, { status: "failed", error: stands ? STANDS : FAILED });
    if (document?.task_id === taskId)
      await stores.documents.update(id, stands ? { status: "ready", stage: "done", progress: 1 } : { status: "failed", error: FAILED });
    await files.removeStages(id);
    log({
      event: "task_finished",
      task_id: taskId,
      kind: "book_analysis",
      document_id: id,
      outcome: "failed",
      error: describeError(cause),
    });
  };

  return { stages, fail };
};
