/**
 * The operator's token: whoever runs the deployment holds AUTH_SECRET and signs with it what backup, restore and migration need for
 * a few minutes. It stands for no user, and no user's token is good in its place.
 */
import { SignJWT, jwtVerify } from "jose";

const ISSUER = "literaryai-studio";
const AUDIENCE = "literaryai-operator";
const TYPE = "op+jwt";

export const OPERATOR_SECONDS = 5 * 60;

const keyOf = (secret: string): Uint8Array => new TextEncoder().encode(secret);

export const signOperatorToken = (secret: string): Promise<string> =>
  new SignJWT({})
    .setProtectedHeader({ alg: "HS256", typ: TYPE })
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setIssuedAt()
    .setExpirationTime(`${OPERATOR_SECONDS}s`)
    .sign(keyOf(secret));

export const isOperatorToken = async (secret: string, token: string): Promise<boolean> => {
  try {
    await jwtVerify(token, keyOf(secret), {
      algorithms: ["HS256"],
      issuer: ISSUER,
      audience: AUDIENCE,
      typ: TYPE,
      requiredClaims: ["exp"],
    });
    return true;
  } catch {
    return false;
  }
};
