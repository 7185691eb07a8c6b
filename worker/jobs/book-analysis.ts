/** The reading of a book as a workflow: each stage is a durable step, so a crash costs one stage at most. */
import { WorkflowEntrypoint, type WorkflowEvent, type WorkflowStep, type WorkflowStepConfig } from "cloudflare:workers";
import { NonRetryableError } from "cloudflare:workflows";
import { dependenciesOf } from "../services/dependencies.ts";
import { createReading, Unreadable, type Stage } from "./reading.ts";

export interface AnalysisParams {
  readonly document_id: string;
  readonly task_id: string;
}

const PATIENCE: WorkflowStepConfig = { retries: { limit: 3, delay: "2 seconds", backoff: "exponential" }, timeout: "10 minutes" };

export class BookAnalysis extends WorkflowEntrypoint<Env, AnalysisParams> {
  override async run({ payload }: Readonly<WorkflowEvent<AnalysisParams>>, step: WorkflowStep): Promise<void> {
    const reading = createReading(dependenciesOf(this.env), payload);
    try {
      for (const stage of reading.stages) await step.do(stage.name, PATIENCE, () => attempt(stage));
    } catch (error) {
      await step.do("failed", PATIENCE, () => reading.fail(error));
    }
  }
}

/** What no repetition can mend is not repeated. */
const attempt = async (stage: Stage): Promise<void> => {
  try {
    await stage.run();
  } catch (error) {
    throw error instanceof Unreadable ? new NonRetryableError(error.message, error.name) : error;
  }
};
