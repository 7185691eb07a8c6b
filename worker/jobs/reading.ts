/** The stages of reading a book. Each takes what it needs from the files and leaves its result there, however large. */
import { assemble, attributeQuotes, drawTies, findCast, readChapters } from "../books/analyze.ts";
import type { Cast, Quote, Structure } from "../books/analyze.ts";
import { describeError, log } from "../../objects/log.ts";
import type { CastTie } from "../contract.ts";
import type { Dependencies } from "../services/dependencies.ts";
import type { AnalysisParams } from "./book-analysis.ts";

/** The book cannot be read, now or later. The message is for its reader. */
export class Unreadable extends Error {
  override readonly name = "Unreadable";
}

export interface Stage {
  /** As `Document.stage` says it while the stage runs. */
  readonly name: "reading" | "cast" | "quotes" | "ties" | "done";
  run(): Promise<void>;
}

/** Share of the work done when a stage begins. */
const BEGUN = { reading: 0.05, cast: 0.2, quotes: 0.4, ties: 0.7, done: 0.9 } as const;

const GONE = "The reading was stopped.";
const FAILED = "The reading of this book failed on our side. Upload it again; if it fails again, something in it is beyond us.";

export const createReading = ({ stores, files }: Dependencies, { document_id: id, task_id: taskId }: AnalysisParams) => {
  /** Tells how far it is, and that somebody still works on it. @throws Unreadable when the reader has stopped it. */
  const begin = async (stage: Stage["name"]): Promise<void> => {
    const task = await stores.tasks.get(taskId);
    if (task === null || task.status === "cancelled") throw new Unreadable(GONE);
    await stores.tasks.update(taskId, { status: "running", progress: BEGUN[stage] });
    await stores.documents.update(id, { stage, progress: BEGUN[stage] });
  };

  const text = async (): Promise<string> => {
    const found = await files.text(id);
    if (found === null) throw new Unreadable(GONE);
    return found;
  };

  const structure = () => files.stage<Structure>(id, "structure");
  const cast = () => files.stage<Cast>(id, "cast");
  const quotes = () => files.stage<Quote[]>(id, "quotes");
  const ties = () => files.stage<CastTie[]>(id, "ties");

  const stages: readonly Stage[] = [
    {
      name: "reading",
      run: async () => {
        await begin("reading");
        const found = readChapters(await text());
        await files.putStage(id, "structure", found);
        if (found.title !== "") await stores.documents.update(id, { title: found.title, author: found.author });
      },
    },
    {
      name: "cast",
      run: async () => {
        await begin("cast");
        await files.putStage(id, "cast", findCast(await text(), await structure()));
      },
    },
    {
      name: "quotes",
      run: async () => {
        await begin("quotes");
        await files.putStage(id, "quotes", attributeQuotes(await text(), await structure(), await cast()));
      },
    },
    {
      name: "ties",
      run: async () => {
        await begin("ties");
        await files.putStage(id, "ties", drawTies(await text(), await structure(), await cast(), await quotes()));
      },
    },
    {
      name: "done",
      run: async () => {
        await begin("done");
        const { quotes: spoken, ...analysis } = assemble(await text(), await structure(), await cast(), await quotes(), await ties());
        const document = await stores.documents.get(id);
        if (document === null) throw new Unreadable(GONE);
        await files.putAnalysis(id, analysis.title === "" ? { ...analysis, title: document.title } : analysis, spoken);
        await stores.documents.update(id, { status: "ready", stage: "done", progress: 1, error: null });
        const result = { document_id: id, characters: analysis.characters.length, chapters: analysis.counts.chapters };
        await stores.tasks.update(taskId, { status: "succeeded", progress: 1, result });
        await files.removeStages(id);
        log({ event: "task_finished", task_id: taskId, kind: "book_analysis", document_id: id, outcome: "succeeded", error: null });
      },
    },
  ];

  /** Says in the document and the task that it failed; one that was stopped already says so. */
  const fail = async (error: unknown): Promise<void> => {
    const task = await stores.tasks.get(taskId);
    if (task === null || task.status === "cancelled") return;
    await stores.documents.update(id, { status: "failed", error: FAILED });
    await stores.tasks.update(taskId, { status: "failed", error: FAILED });
    log({
      event: "task_finished",
      task_id: taskId,
      kind: "book_analysis",
      document_id: id,
      outcome: "failed",
      error: describeError(error),
    });
  };

  return { stages, fail };
};
