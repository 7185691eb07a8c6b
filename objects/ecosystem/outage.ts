/**
 * Whether a failed write speaks against the store or against what was written. The stores' drivers are not known here, so errors are
 * told apart by what those drivers put into them: SQLSTATE, Neo4j's status code, an HTTP status, or words about the way to the store.
 */

/** Classes of SQLSTATE by which PostgreSQL refuses values: data exception, integrity, too many, a limit exceeded (Appendix A). */
const REFUSED_SQLSTATE = /^(21|22|23|44|54)/;
const SQLSTATE = /^[0-9A-Z]{5}$/;
/** Neo4j's classification of what the client sent; a statement of ours sent to the wrong server is none of it. */
const REFUSED_NEO4J = /^Neo\.ClientError\.(Statement\.(?!AccessMode)|Schema\.)/;
const HTTP_STATUS = /HTTP status (\d{3})/;
/** HTTP statuses that refuse a body: it is malformed, too large, or cannot be processed. */
const REFUSED_HTTP = new Set([400, 413, 414, 415, 422]);
const ON_THE_WAY =
  /network|connection|socket|fetch failed|timed? ?out|timeout|aborted|no answer|unavailable|overloaded|too many requests|rate limit|internal error|ECONN|EPIPE|ENOTFOUND|EAI_AGAIN|SessionExpired/i;
const ABORTED = new Set(["TimeoutError", "AbortError", "NetworkError"]);

/** What this error says: a refusal of the values, an outage, or nothing of either. */
const verdictOf = (error: Error): "refused" | "outage" | null => {
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  if (SQLSTATE.test(code)) return REFUSED_SQLSTATE.test(code) ? "refused" : "outage";
  if (code.startsWith("Neo.")) return REFUSED_NEO4J.test(code) ? "refused" : "outage";
  const status = HTTP_STATUS.exec(error.message)?.[1];
  if (status !== undefined) return REFUSED_HTTP.has(Number(status)) ? "refused" : "outage";
  if (ABORTED.has(error.name) || ON_THE_WAY.test(code)) return "outage";
  // the message of a failed query holds its parameters, which may say anything
  return !error.message.startsWith("Failed query") && ON_THE_WAY.test(error.message) ? "outage" : null;
};

/** Whether the store was not there, was busy or is not set up: then the same write may succeed later, whatever it held. */
export const isOutage = (error: unknown): boolean => {
  for (let cause = error; cause instanceof Error;) {
    const verdict = verdictOf(cause);
    if (verdict !== null) return verdict === "outage";
    cause = cause.cause ?? ("sourceError" in cause ? cause.sourceError : undefined);
  }
  return false;
};
