/** Which failures speak against the store, and which against what was written, by the errors that the drivers throw. */
import { expect, test } from "vitest";
import { isOutage } from "../../objects/ecosystem/outage.ts";

const failing = (message: string, more: object = {}): Error => Object.assign(new Error(message), more);
const query = (cause: Error): Error => new Error("Failed query: insert\nparams: the connection was lost, said the network", { cause });

test.each([
  ["the platform's fetch", new Error("Network connection lost.")],
  ["Node's fetch", Object.assign(new TypeError("fetch failed"), { cause: failing("connect ECONNREFUSED", { code: "ECONNREFUSED" }) })],
  ["a deadline", new DOMException("no answer in 10 s", "TimeoutError")],
  [
    "Postgres behind a failed fetch",
    query(failing("Error connecting to database: TypeError: x", { sourceError: new Error("socket closed") })),
  ],
  ["a server error", query(failing("Server error (HTTP status 502): <html>"))],
  ["too many requests", query(failing("Server error (HTTP status 429): slow down"))],
  ["a server that is shutting down", query(failing("terminating connection", { code: "57P01" }))],
  ["too many connections", query(failing("sorry", { code: "53300" }))],
  ["a deadlock", query(failing("deadlock detected", { code: "40P01" }))],
  ["a cancelled statement", query(failing("canceling statement", { code: "57014" }))],
  ["a table that has not been migrated yet", query(failing('relation "events" does not exist', { code: "42P01" }))],
  ["Neo4j out of reach", failing("Could not perform discovery", { code: "ServiceUnavailable" })],
  ["Neo4j's session", failing("x", { code: "SessionExpired" })],
  ["Neo4j under way", failing("x", { code: "Neo.TransientError.Transaction.DeadlockDetected" })],
  ["Neo4j's own fault", failing("x", { code: "Neo.DatabaseError.General.UnknownError" })],
  ["Neo4j's credentials", failing("x", { code: "Neo.ClientError.Security.Unauthorized" })],
  ["Neo4j's pool", failing("Connection acquisition timed out in 4000 ms.", { code: "N/A" })],
])("%s is an outage", (_, error) => expect(isOutage(error)).toBe(true));

test.each([
  ["a value out of range", query(failing("value out of range", { code: "22003" }))],
  ["a check", query(failing("violates check constraint", { code: "23514" }))],
  ["a text too long for an index", query(failing("index row size exceeds", { code: "54000" }))],
  ["a body too large", query(failing("Server error (HTTP status 413): too large"))],
  ["Neo4j's refusal of a value", failing("x", { code: "Neo.ClientError.Statement.TypeError" })],
  ["Neo4j's constraint", failing("x", { code: "Neo.ClientError.Schema.ConstraintValidationFailed" })],
  ["an embedding of the wrong length", new Error("An embedding must be 384 finite numbers; this one has 3.")],
  ["a failed query of unknown cause", new Error("Failed query: insert\nparams: the connection was lost, said the network")],
  ["something thrown that is no error", "down"],
])("%s is none", (_, error) => expect(isOutage(error)).toBe(false));
