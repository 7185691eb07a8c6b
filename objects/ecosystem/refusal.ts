/**
 * A "no" that is an answer rather than a failure. Inside the object it is thrown. Across the RPC it travels as a value: an error
 * that is thrown there counts as uncaught in the object, and loses its class on the way.
 */
import { Refusal } from "../simulation/index.ts";

export class EcosystemError extends Error {
  override readonly name = "EcosystemError";
  readonly status: number;

  /**
   * @param status Of HTTP: 401, 403, 404, 409 or 422.
   * @param reason For a reader.
   */
  constructor(status: number, reason: string) {
    super(reason);
    this.status = status;
  }
}

/** What a remote method yields: its value, or why not, with the HTTP status that says the same. */
export type Answer<Value> = { readonly value: Value } | { readonly refusal: { readonly status: number; readonly reason: string } };

/** An interface as it looks across the RPC: every method answers. */
export type Answering<Rpc> = {
  [Method in keyof Rpc]: Rpc[Method] extends (...args: infer Args) => Promise<infer Value>
    ? (...args: Args) => Promise<Answer<Value>>
    : never;
};

/** Refusals of the object and of the core become answers; what nobody foresaw is still thrown. */
export const answering = async <Value>(work: () => Value | Promise<Value>): Promise<Answer<Value>> => {
  try {
    return { value: await work() };
  } catch (error) {
    if (error instanceof EcosystemError) return { refusal: { status: error.status, reason: error.message } };
    if (error instanceof Refusal) return { refusal: { status: 422, reason: error.message } };
    throw error;
  }
};
