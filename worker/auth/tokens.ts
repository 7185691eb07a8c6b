/**
 * Access tokens: signed, short-lived, checked without a store. Refresh tokens: opaque, long-lived, kept as SHA-256 only.
 * The next refresh token of a rotation follows from the last one and the secret, so that two requests that rotate at the same
 * moment (two tabs, a repeated request) get the same new token instead of locking one another out.
 */
import { SignJWT, jwtVerify } from "jose";

const ISSUER = "literaryai-studio";
const AUDIENCE = "literaryai-api";
const TYPE = "at+jwt";

export const ACCESS_SECONDS = 15 * 60;
export const REFRESH_SECONDS = 30 * 24 * 3600;
/** A refresh token already rotated is good for this long; used later, it was stolen, and its family is revoked. */
export const GRACE_SECONDS = 10;

export interface AccessClaims {
  readonly user_id: string;
  readonly session_id: string;
}

const encoder = new TextEncoder();

const base64url = (bytes: ArrayBuffer | Uint8Array): string => {
  const view = bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes);
  return btoa(String.fromCharCode(...view))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
};

export const signAccessToken = (secret: string, claims: AccessClaims, role: string): Promise<string> =>
  new SignJWT({ sid: claims.session_id, role })
    .setProtectedHeader({ alg: "HS256", typ: TYPE })
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setSubject(claims.user_id)
    .setIssuedAt()
    .setExpirationTime(`${ACCESS_SECONDS}s`)
    .sign(encoder.encode(secret));

/** The claims of a token that we signed and that has not expired; null for anything else. */
export const readAccessToken = async (secret: string, token: string): Promise<AccessClaims | null> => {
  try {
    const { payload } = await jwtVerify(token, encoder.encode(secret), {
      algorithms: ["HS256"],
      issuer: ISSUER,
      audience: AUDIENCE,
      typ: TYPE,
      requiredClaims: ["sub", "exp", "sid"],
    });
    return typeof payload.sub === "string" && typeof payload["sid"] === "string"
      ? { user_id: payload.sub, session_id: payload["sid"] }
      : null;
  } catch {
    return null;
  }
};

/** 256 random bits. */
export const newRefreshToken = (): string => base64url(crypto.getRandomValues(new Uint8Array(32)));

/** The token that follows `token` in its family. */
export const nextRefreshToken = async (secret: string, token: string): Promise<string> => {
  const key = await crypto.subtle.importKey("raw", encoder.encode(secret), { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  return base64url(await crypto.subtle.sign("HMAC", key, encoder.encode(`refresh:${token}`)));
};

/** What is stored of a refresh token. */
export const hashToken = async (token: string): Promise<string> => base64url(await crypto.subtle.digest("SHA-256", encoder.encode(token)));
