/** The session of a browser: both tokens in one HttpOnly cookie, out of reach of any script. */
import type { Tokens } from "../contract.ts";
import { REFRESH_SECONDS } from "./tokens.ts";

export interface SessionTokens {
  readonly access: string;
  readonly refresh: string;
}

/** The `__Host-` prefix binds the cookie to this host and to https; plain http, on one's own machine, cannot carry it. */
const nameFor = (secure: boolean): string => (secure ? "__Host-session" : "session");

/** "~" is in neither a JWT nor base64url. */
const SEPARATOR = "~";

export const readSessionCookie = (request: Request): SessionTokens | null => {
  const name = nameFor(new URL(request.url).protocol === "https:");
  for (const part of (request.headers.get("cookie") ?? "").split(";")) {
    const [key, value] = part.trim().split("=", 2);
    if (key !== name || value === undefined) continue;
    const [access, refresh] = value.split(SEPARATOR);
    if (access !== undefined && refresh !== undefined && refresh !== "") return { access, refresh };
  }
  return null;
};

const attributes = (secure: boolean, seconds: number): string =>
  `Path=/; HttpOnly; SameSite=Lax; Max-Age=${seconds}${secure ? "; Secure" : ""}`;

/** Value of a Set-Cookie header; null tokens clear the cookie. */
export const sessionCookie = (request: Request, tokens: Pick<Tokens, "access_token" | "refresh_token"> | null): string => {
  const secure = new URL(request.url).protocol === "https:";
  const name = nameFor(secure);
  return tokens === null
    ? `${name}=; ${attributes(secure, 0)}`
    : `${name}=${tokens.access_token}${SEPARATOR}${tokens.refresh_token}; ${attributes(secure, REFRESH_SECONDS)}`;
};
