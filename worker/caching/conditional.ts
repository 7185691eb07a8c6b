/**
 * Answers that somebody may have already: a weak ETag, and 304 for who has it. Nothing here keeps an answer: the browser does, and must
 * ask each time, so that what somebody may see is decided anew at every request, before any tag is compared.
 */
import type { Context } from "hono";
import { hashHex } from "../../objects/simulation/hash.ts";

/** A tag says that the answer at this address is the same for this person; quotes and the weak mark are added here. */
export const tagOf = (...parts: readonly (string | number | boolean)[]): string => `W/"${parts.join(".")}"`;

/** The tag of an answer that is at hand anyway, or of something that changes with it: made of all that it says. */
export const contentTag = (content: unknown): string => tagOf(hashHex(JSON.stringify(content)));

const opaque = (tag: string): string => tag.trim().replace(/^W\//, "");

/** Whether the request names the tag in If-None-Match (weak comparison, RFC 9110 §13.1.2). */
const isKnown = (c: Context, tag: string): boolean => {
  const given = c.req.header("if-none-match");
  if (given === undefined) return false;
  return given.trim() === "*" || given.split(",").some((one) => opaque(one) === opaque(tag));
};

/**
 * 304 for a request that has the answer, or what `answer` makes, with its tag. Call it after the rights have been checked.
 * @param tag must change whenever the answer would.
 */
export const conditional = async <Answer extends Response>(
  c: Context,
  tag: string,
  answer: () => Promise<Answer>,
): Promise<Answer | Response> => {
  c.header("etag", tag);
  c.header("cache-control", "private, no-cache");
  c.header("vary", "authorization, cookie");
  if (isKnown(c, tag)) return c.body(null, 304);
  return answer();
};
