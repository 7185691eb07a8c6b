/** A refusal in words for a reader, and its form on the wire: application/problem+json (RFC 9457), never with a stack. */
import { describeError, log } from "../objects/log.ts";
import { isOutage, refusalOf } from "./services/refusals.ts";

/** One field that was wrong. `path` is dotted ("characters.0.name"), "" for the whole body. */
export interface FieldError {
  readonly path: string;
  readonly message: string;
}

const TITLES: Readonly<Record<number, string>> = {
  400: "Bad request",
  401: "Sign in first",
  403: "Not allowed",
  404: "Not found",
  405: "Method not allowed",
  409: "Conflict",
  413: "Too large",
  415: "Unsupported type",
  422: "Something is not right in what was sent",
  426: "Upgrade required",
  429: "Too many requests",
  500: "Something went wrong here",
  503: "Not available at the moment",
};

/** Thrown by services and routes; the edge and the app's error boundaries turn it into an answer. */
export class Problem extends Error {
  override readonly name = "Problem";
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly errors: readonly FieldError[];

  constructor(status: number, detail: string, errors: readonly FieldError[] = []) {
    super(detail);
    this.status = status;
    this.title = TITLES[status] ?? "Error";
    this.detail = detail;
    this.errors = errors;
  }

  toJSON() {
    return { type: "about:blank", title: this.title, status: this.status, detail: this.detail, errors: this.errors };
  }

  toResponse(): Response {
    const headers = new Headers({ "content-type": "application/problem+json", "cache-control": "no-store" });
    if (this.status === 401) headers.set("www-authenticate", "Bearer");
    if (this.status === 429) headers.set("retry-after", "60");
    return new Response(JSON.stringify(this), { status: this.status, headers });
  }
}

/** Somebody else's things are answered like things that do not exist: 404 tells nothing. */
export const notFound = (what: string): Problem => new Problem(404, `There is no such ${what}, or it is not yours to see.`);

/** Whatever was asked for is not there, or is gone. */
export const isMissing = (error: unknown): boolean => error instanceof Problem && error.status === 404;

/** The problem behind anything thrown. What nobody foresaw is logged here, once, and becomes a 500 that gives nothing away. */
export const problemOf = (thrown: unknown, request: { readonly method: string; readonly url: string }): Problem => {
  if (thrown instanceof Problem) return thrown;
  const refusal = refusalOf(thrown);
  if (refusal !== null) return new Problem(refusal.status, refusal.reason, [{ path: refusal.field, message: refusal.reason }]);
  log({ event: "request_failed", method: request.method, path: new URL(request.url).pathname, error: describeError(thrown) });
  return isOutage(thrown)
    ? new Problem(503, "The studio cannot reach its library at the moment. Nothing was changed; try again in a moment.")
    : new Problem(500, "The studio could not do this. Try again in a moment.");
};
