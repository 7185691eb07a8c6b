/** The stages in which a model helps with a reading: who may be the same person, and who speaks where the rules are unsure. */
import type { Cast, Quote } from "../../books/analyze.ts";
import type { BookModel } from "../../services/book-model.ts";
import type { Files, StageName } from "../../services/files.ts";
import type { AnalysisParams } from "../book-analysis.ts";
import type { Stage } from "../reading.ts";
import { AT_ONCE, Interview, type ReadAnswer } from "./ask.ts";
import { askNames, sameIn, withSame } from "./names.ts";
import type { Question } from "./question.ts";
import { askSpeakers, speakersIn, withSpeakers } from "./speakers.ts";

type Topic = Extract<StageName, "names" | "speakers">;

export interface PassDependencies {
  readonly files: Files;
  readonly begin: (stage: Topic) => Promise<void>;
  /** Says that somebody still works on it. Rejects when the reading was stopped. */
  readonly goOn: () => Promise<void>;
  readonly keep: (name: StageName, result: unknown) => Promise<void>;
}

export const createModelPass = (
  { files, begin, goOn, keep }: PassDependencies,
  { document_id: id, task_id: taskId }: AnalysisParams,
  model: BookModel,
) => {
  const interview = new Interview(files, id, model);
  const planned = (topic: Topic) => files.stage<readonly Question[]>(id, taskId, topic);

  const stage = (topic: Topic, read: ReadAnswer, plan: () => Promise<readonly Question[]>): Stage => ({
    name: topic,
    run: async () => {
      await begin(topic);
      const questions = await plan();
      await keep(topic, questions);
      return Math.ceil(questions.length / AT_ONCE);
    },
    part: async (number) => {
      await goOn();
      // a model that answered nothing at all once is not waited for again in this reading
      if (await files.hasStage(id, taskId, "unanswered")) return;
      const questions = (await planned(topic)).slice((number - 1) * AT_ONCE, number * AT_ONCE);
      const { answered, failed } = await interview.ask(questions, read);
      if (answered === 0 && failed > 0) await keep("unanswered", { topic, number });
    },
  });

  const answersTo = async (topic: Topic): Promise<Readonly<Record<string, string>>[]> => {
    const answers = await Promise.all((await planned(topic)).map((question) => interview.known(question)));
    return answers.filter((answer) => answer !== null);
  };

  return {
    names: (book: () => Promise<{ text: string; cast: Cast }>): Stage =>
      stage("names", sameIn, async () => {
        const { text, cast } = await book();
        return askNames(text, cast);
      }),
    speakers: (book: () => Promise<{ text: string; cast: Cast; quotes: readonly Quote[] }>): Stage =>
      stage("speakers", speakersIn, async () => {
        const { text, cast, quotes } = await book();
        return askSpeakers(text, cast, quotes);
      }),
    joined: async (cast: Cast): Promise<Cast> => withSame(cast, await answersTo("names")),
    spoken: async (quotes: readonly Quote[]): Promise<Quote[]> => withSpeakers(quotes, await answersTo("speakers")),
  };
};
