/** Passwords are kept as scrypt hashes with their parameters: "scrypt$14$8$5$salt$hash", the first being log2 N. */
import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import { Buffer } from "node:buffer";

interface Cost {
  readonly logN: number;
  readonly r: number;
  readonly p: number;
}

/** 16 MiB and about 160 ms in workerd; one of the settings OWASP's password storage sheet lists as equal in strength. */
const COST: Cost = { logN: 14, r: 8, p: 5 };
const SALT_BYTES = 16;
const HASH_BYTES = 32;

const derive = (password: string, salt: Buffer, { logN, r, p }: Cost, length: number): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    scrypt(password.normalize("NFKC"), salt, length, { N: 2 ** logN, r, p }, (error, key) => (error ? reject(error) : resolve(key)));
  });

const encode = ({ logN, r, p }: Cost, salt: Buffer, hash: Buffer): string =>
  ["scrypt", logN, r, p, salt.toString("base64url"), hash.toString("base64url")].join("$");

const decode = (stored: string): { cost: Cost; salt: Buffer; hash: Buffer } | null => {
  const [kind, logN, r, p, salt, hash] = stored.split("$");
  if (kind !== "scrypt" || salt === undefined || hash === undefined) return null;
  const cost = { logN: Number(logN), r: Number(r), p: Number(p) };
  if (!Object.values(cost).every((value) => Number.isInteger(value) && value > 0)) return null;
  return { cost, salt: Buffer.from(salt, "base64url"), hash: Buffer.from(hash, "base64url") };
};

export const hashPassword = async (password: string): Promise<string> => {
  const salt = randomBytes(SALT_BYTES);
  return encode(COST, salt, await derive(password, salt, COST, HASH_BYTES));
};

/**
 * Whether `password` is the one behind `stored`. With `stored` null (no such user) it works as long and says no, so that the time
 * an answer takes does not tell who has an account. `outdated`: hash it anew, today's cost is higher.
 */
export const checkPassword = async (password: string, stored: string | null): Promise<{ matches: boolean; outdated: boolean }> => {
  const known = stored === null ? null : decode(stored);
  if (known === null) {
    await derive(password, Buffer.alloc(SALT_BYTES), COST, HASH_BYTES);
    return { matches: false, outdated: false };
  }
  const hash = await derive(password, known.salt, known.cost, known.hash.length);
  const { logN, r, p } = known.cost;
  return { matches: timingSafeEqual(hash, known.hash), outdated: logN < COST.logN || r < COST.r || p < COST.p };
};
