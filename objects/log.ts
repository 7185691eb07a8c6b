/**
 * Every line the system logs, as one union: one JSON line per outcome, read with `wrangler tail`. Nothing is logged inside
 * control flow; the caller says what happened once it has.
 */
export type LogEvent =
  | { readonly event: "ecosystem_created"; readonly ecosystem_id: string; readonly characters: number }
  | { readonly event: "ecosystem_branched"; readonly ecosystem_id: string; readonly parent_id: string; readonly from_seq: number }
  | { readonly event: "ecosystem_destroyed"; readonly ecosystem_id: string }
  | { readonly event: "tick_failed"; readonly ecosystem_id: string; readonly tick: number; readonly error: string }
  | {
      readonly event: "wish_failed";
      readonly ecosystem_id: string;
      readonly turn_id: string;
      readonly mind: string;
      readonly error: string;
    }
  | { readonly event: "sink_failed"; readonly ecosystem_id: string; readonly sink: string; readonly cursor: number; readonly error: string }
  | {
      readonly event: "sink_recovered";
      readonly ecosystem_id: string;
      readonly sink: string;
      readonly cursor: number;
      readonly failures: number;
    }
  | { readonly event: "event_parked"; readonly ecosystem_id: string; readonly sink: string; readonly seq: number; readonly error: string }
  | { readonly event: "store_down"; readonly store: string; readonly error: string }
  | { readonly event: "viewer_failed"; readonly ecosystem_id: string; readonly error: string }
  | { readonly event: "watchdog_nudged"; readonly ecosystems: number; readonly tasks: number }
  | {
      readonly event: "task_finished";
      readonly task_id: string;
      readonly kind: string;
      readonly document_id: string;
      readonly outcome: "succeeded" | "failed";
      readonly error: string | null;
    }
  | { readonly event: "request_failed"; readonly method: string; readonly path: string; readonly error: string }
  | { readonly event: "page_failed"; readonly path: string; readonly error: string };

const failures = new Set<LogEvent["event"]>([
  "tick_failed",
  "wish_failed",
  "sink_failed",
  "event_parked",
  "viewer_failed",
  "request_failed",
  "page_failed",
]);

export const log = (event: LogEvent): void => {
  const line = JSON.stringify({ time: new Date().toISOString(), ...event });
  if (failures.has(event.event)) console.error(line);
  else console.log(line);
};

/**
 * What went wrong, for a log line: never shown to a user. A failed query's own message holds its parameters, a password's hash
 * among them, so only its cause is told.
 */
export const describeError = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  if (error.message.startsWith("Failed query")) return error.cause === undefined ? "a query failed" : describeError(error.cause);
  return `${error.name}: ${error.message}`;
};
