/**
 * Password hashes of the studio before this one, which passlib wrote. They are read at the first login only, which replaces them by one
 * of ours.
 */
import { Buffer } from "node:buffer";
import { pbkdf2, timingSafeEqual } from "node:crypto";
import { compare } from "bcryptjs";

interface Pbkdf2 {
  readonly digest: string;
  readonly rounds: number;
  readonly salt: Buffer;
  readonly hash: Buffer;
}

/** More rounds than any version of passlib, Django or Werkzeug set; a row cannot make a login take minutes. */
const MAX_ROUNDS = 2_000_000;
/** 2^16 rounds take seconds. */
const MAX_BCRYPT_COST = 16;

/** `$2b$12$...`, also as passlib's `bcrypt` writes it ($2a$, $2y$). */
const BCRYPT = /^\$2[aby]\$(\d\d)\$[./A-Za-z0-9]{53}$/;
/** passlib: `$pbkdf2-sha256$29000$salt$hash`, in its own Base64 ("." for "+", no "="). */
const PASSLIB = /^\$pbkdf2(?:-(sha1|sha256|sha512))?\$(\d{1,8})\$([./A-Za-z0-9]+)\$([./A-Za-z0-9]+)$/;
/** Django: `pbkdf2_sha256$600000$salt$hash`. */
const DJANGO = /^pbkdf2_(sha1|sha256)\$(\d{1,8})\$([^$]+)\$([+/=A-Za-z0-9]+)$/;
/** Werkzeug: `pbkdf2:sha256:600000$salt$hex`. */
const WERKZEUG = /^pbkdf2:(sha1|sha256|sha512):(\d{1,8})\$([^$]+)\$([0-9a-f]+)$/i;

const passlibBase64 = (text: string): Buffer => Buffer.from(text.replaceAll(".", "+"), "base64");

const pbkdf2Of = (stored: string): Pbkdf2 | null => {
  const passlib = PASSLIB.exec(stored);
  if (passlib) {
    const [, digest = "sha1", rounds, salt = "", hash = ""] = passlib;
    return { digest, rounds: Number(rounds), salt: passlibBase64(salt), hash: passlibBase64(hash) };
  }
  const django = DJANGO.exec(stored);
  if (django) {
    const [, digest = "", rounds, salt = "", hash = ""] = django;
    return { digest, rounds: Number(rounds), salt: Buffer.from(salt), hash: Buffer.from(hash, "base64") };
  }
  const werkzeug = WERKZEUG.exec(stored);
  if (!werkzeug) return null;
  const [, digest = "", rounds, salt = "", hash = ""] = werkzeug;
  return { digest: digest.toLowerCase(), rounds: Number(rounds), salt: Buffer.from(salt), hash: Buffer.from(hash, "hex") };
};

/** Whether `checkLegacyPassword` can read it. */
export const isLegacyHash = (stored: string): boolean => {
  const bcrypt = BCRYPT.exec(stored);
  if (bcrypt) return Number(bcrypt[1]) <= MAX_BCRYPT_COST;
  const known = pbkdf2Of(stored);
  return known !== null && known.rounds > 0 && known.rounds <= MAX_ROUNDS && known.hash.length >= 16;
};

const derive = (password: string, { salt, rounds, hash, digest }: Pbkdf2): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    pbkdf2(password, salt, rounds, hash.length, digest, (error, key) => (error ? reject(error) : resolve(key)));
  });

/** Whether `password` is the one behind a hash of the old studio; false for a hash of no known kind. */
export const checkLegacyPassword = async (password: string, stored: string): Promise<boolean> => {
  if (!isLegacyHash(stored)) return false;
  const known = pbkdf2Of(stored);
  // bcrypt itself reads 72 bytes and no more: what is longer was cut there when the hash was made
  if (known === null) return compare(password, stored);
  return timingSafeEqual(await derive(password, known), known.hash);
};
