/** The reading of a book as a workflow: each stage is a durable step, so a crash costs one stage at most. */
import { WorkflowEntrypoint, type WorkflowEvent, type WorkflowStep, type WorkflowStepConfig } from "cloudflare:workers";
import { NonRetryableError } from "cloudflare:workflows";
import { bookModelOf } from "../services/configured-model.ts";
import { dependenciesOf } from "../services/dependencies.ts";
import { createReading, Unreadable } from "./reading.ts";

export interface AnalysisParams {
  readonly document_id: string;
  readonly task_id: string;
}

const PATIENCE: WorkflowStepConfig = { retries: { limit: 3, delay: "2 seconds", backoff: "exponential" }, timeout: "10 minutes" };

export class BookAnalysis extends WorkflowEntrypoint<Env, AnalysisParams> {
  override async run({ payload }: Readonly<WorkflowEvent<AnalysisParams>>, step: WorkflowStep): Promise<void> {
    const reading = createReading(dependenciesOf(this.env), bookModelOf(this.env), payload);
    try {
      for (const { name, run, part } of reading.stages) {
        const parts = await step.do(name, PATIENCE, () => attempt(run));
        if (part === undefined) continue;
        for (let number = 1; number <= parts; number += 1) await step.do(`${name} ${number}`, PATIENCE, () => attempt(() => part(number)));
      }
    } catch (error) {
      await step.do("failed", PATIENCE, () => reading.fail(error));
    }
  }
}

/** What no repetition can mend is not repeated. */
const attempt = async <Result>(work: () => Promise<Result>): Promise<Result> => {
  try {
    return await work();
  } catch (error) {
    throw error instanceof Unreadable ? new NonRetryableError(error.message, error.name) : error;
  }
};
