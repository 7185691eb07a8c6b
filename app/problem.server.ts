/** Turns the refusals that services throw (worker/problem.ts) into what pages show. */
import { data } from "@remix-run/cloudflare";

/** A refusal in words for a reader. */
export interface Refusal {
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  /** By field name, where a field is to blame. */
  readonly fields: Readonly<Record<string, string>>;
}

const textOf = (error: Error, key: string): string => {
  const value: unknown = Reflect.get(error, key);
  return typeof value === "string" ? value : "";
};

const fieldsOf = (error: Error): Record<string, string> => {
  const list: unknown = Reflect.get(error, "errors");
  const fields: Record<string, string> = {};
  if (!Array.isArray(list)) return fields;
  for (const item of list) {
    if (typeof item !== "object" || item === null) continue;
    const path: unknown = Reflect.get(item, "path");
    const message: unknown = Reflect.get(item, "message");
    if (typeof message === "string") fields[Array.isArray(path) ? path.join(".") : String(path)] = message;
  }
  return fields;
};

/** The refusal in `error`, recognised by its shape; null for anything that is a fault rather than a refusal. */
export const refusalOf = (error: unknown): Refusal | null => {
  if (!(error instanceof Error)) return null;
  const status: unknown = Reflect.get(error, "status");
  if (typeof status !== "number" || status < 400 || status > 599) return null;
  return { status, title: textOf(error, "title"), detail: textOf(error, "detail") || error.message, fields: fieldsOf(error) };
};

/** For loaders: a refusal becomes a response that the error boundary shows. */
export const orThrow = async <Value>(work: Promise<Value>): Promise<Value> => {
  try {
    return await work;
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal === null) throw error;
    throw data(refusal, { status: refusal.status });
  }
};

/** For actions: a refusal becomes a value the form shows beside what was typed; faults still throw. */
export const orRefusal = async <Value>(
  work: Promise<Value>,
): Promise<{ value: Value; refusal: null } | { value: null; refusal: Refusal }> => {
  try {
    return { value: await work, refusal: null };
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal === null) throw error;
    return { value: null, refusal };
  }
};

/** A refusal of our own making, as an action's answer. */
export const refused = (status: number, detail: string) =>
  data({ refusal: { status, title: "", detail, fields: {} } satisfies Refusal }, { status });
