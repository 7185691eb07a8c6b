/** Whole logs into their objects, many at a time, each read back from where it is stored. */
import type { BundleHead, LogMark, LogRow } from "../../objects/ecosystem/contract.ts";
import type { Operator } from "./operator.ts";

export interface WholeLog {
  readonly id: string;
  readonly head: BundleHead;
  readonly rows: readonly LogRow[];
}

export interface Brought {
  /** False for a log that was there before, whatever it holds. */
  readonly isNew: boolean;
  /** Of the object's log up to the last event of the one that was brought; null when the object refused it. */
  readonly mark: LogMark | null;
  /** Why it was refused; null when it was not. */
  readonly refusal: string | null;
  /** Events that the slowest reader of the log still lacks. */
  readonly behind: number;
}

/** Characters of a log in one request. */
const PART_CHARACTERS = 8_000_000;
/** Logs in one request, which must be over within a minute. */
const LOGS_AT_ONCE = 32;

/** Logs that are not there come in; those that are there stay as they are. In order. */
export const bringLogs = async (operator: Operator, logs: readonly WholeLog[]): Promise<readonly Brought[]> => {
  const marks = await marksOf(operator, logs);
  const missing = logs.filter((_, index) => marks[index] === null);
  const came = new Map<string, Brought>();
  for (const batch of batchesOf(missing)) {
    const last = await Promise.all(batch.map((log) => sendUpToLast(operator, log)));
    const answers = await operator.adoptAll(last);
    const kept = await marksOf(operator, batch);
    const behind = await operator.settle(batch.flatMap(({ id }, index) => (kept[index] === null ? [] : [id])));
    let settled = 0;
    for (const [index, { id }] of batch.entries()) {
      const answer = answers[index];
      const mark = kept[index] ?? null;
      // a request that is sent twice is refused the second time, and what it brought is there
      const refusal = mark === null && answer !== undefined && "refusal" in answer ? answer.refusal.reason : null;
      came.set(id, { isNew: true, mark, refusal, behind: mark === null ? 0 : (behind[settled++] ?? 0) });
    }
  }
  return logs.map(({ id }, index) => came.get(id) ?? { isNew: false, mark: marks[index] ?? null, refusal: null, behind: 0 });
};

const marksOf = (operator: Operator, logs: readonly WholeLog[]): Promise<readonly (LogMark | null)[]> =>
  operator.marks(logs.map(({ id, head }) => ({ id, until: head.seq })));

function* batchesOf(logs: readonly WholeLog[]): Generator<readonly WholeLog[]> {
  let [batch, size]: [WholeLog[], number] = [[], 0];
  for (const log of logs) {
    const more = Math.min(sizeOf(log.rows), PART_CHARACTERS);
    if (batch.length >= LOGS_AT_ONCE || (batch.length > 0 && size + more > PART_CHARACTERS)) {
      yield batch;
      [batch, size] = [[], 0];
    }
    batch.push(log);
    size += more;
  }
  if (batch.length > 0) yield batch;
}

const sizeOf = (rows: readonly LogRow[]): number => rows.reduce((sum, { events }) => sum + events.length, 0);

/** Sends all parts of a log but the last, and yields that. */
const sendUpToLast = async (operator: Operator, { id, head, rows }: WholeLog) => {
  let [from, size] = [0, 0];
  for (const [index, { events }] of rows.entries()) {
    if (index > from && size + events.length > PART_CHARACTERS) {
      // one after the other: each goes on where the one before it ended
      await operator.adopt(id, { head, rows: rows.slice(from, index), last: false });
      [from, size] = [index, 0];
    }
    size += events.length;
  }
  return { id, head, rows: rows.slice(from), last: true };
};
