/** Accounts and sessions. */
import { DuplicateError } from "../../db/errors.ts";
import { checkLegacyPassword } from "../auth/legacy-passwords.ts";
import { checkPassword, hashPassword } from "../auth/passwords.ts";
import {
  ACCESS_SECONDS,
  GRACE_SECONDS,
  hashToken,
  newRefreshToken,
  nextRefreshToken,
  readAccessToken,
  REFRESH_SECONDS,
  signAccessToken,
} from "../auth/tokens.ts";
import type { Services, Tokens, User } from "../contract.ts";
import { Problem } from "../problem.ts";
import type { Dependencies } from "./dependencies.ts";
import { toUser } from "./rows.ts";

const expired = (): Problem => new Problem(401, "This session has ended. Sign in again.");

/** @param address The caller's network address, which counts attempts together with the name tried. */
export const createAuth = ({ settings, stores, allowAttempt }: Dependencies, address: string): Services["auth"] => {
  const limit = async (action: "login" | "register", name: string): Promise<void> => {
    if (!(await allowAttempt(`${action}:${address}:${name.toLowerCase()}`)))
      throw new Problem(429, "Too many attempts with this name. Wait a minute and try again.");
  };

  const tokensFor = async (user: User, sessionId: string, refreshToken: string): Promise<Tokens> => ({
    access_token: await signAccessToken(settings.authSecret, { user_id: user.id, session_id: sessionId }, user.role),
    token_type: "bearer",
    expires_in: ACCESS_SECONDS,
    refresh_token: refreshToken,
  });

  return {
    async register({ username, email, password }) {
      await limit("register", username);
      if (password.toLowerCase() === username.toLowerCase())
        throw new Problem(422, "The password may not be the name itself.", [{ path: "password", message: "differs from the username" }]);
      try {
        const row = await stores.users.insert({
          username,
          email,
          password_hash: await hashPassword(password),
          role: settings.defaultRole,
        });
        return toUser(row);
      } catch (error) {
        if (!(error instanceof DuplicateError)) throw error;
        throw new Problem(409, `Somebody already has this ${error.field}.`, [{ path: error.field, message: "is taken" }]);
      }
    },

    async login(login, password) {
      await limit("login", login);
      const row = await stores.users.byLogin(login);
      const legacy = row?.legacy_hash ?? null;
      const { matches, outdated } =
        legacy === null
          ? await checkPassword(password, row?.password_hash ?? null)
          : { matches: await checkLegacyPassword(password, legacy), outdated: true };
      if (row === null || !matches) throw new Problem(401, "The name or the password is not right.");
      if (outdated) await stores.users.updatePasswordHash(row.id, await hashPassword(password));
      const user = toUser(row);
      const refreshToken = newRefreshToken();
      const session = await stores.sessions.open({
        user_id: user.id,
        refresh_hash: await hashToken(refreshToken),
        expires_at: new Date(Date.now() + REFRESH_SECONDS * 1000).toISOString(),
      });
      return { user, tokens: await tokensFor(user, session.id, refreshToken) };
    },

    async refresh(refreshToken) {
      const next = await nextRefreshToken(settings.authSecret, refreshToken);
      const outcome = await stores.sessions.rotate({
        hash: await hashToken(refreshToken),
        next_hash: await hashToken(next),
        now: new Date().toISOString(),
        graceSeconds: GRACE_SECONDS,
      });
      if (outcome.kind === "unknown" || outcome.kind === "reused") throw expired();
      const row = await stores.users.byId(outcome.session.user_id);
      if (row === null) throw expired();
      const user = toUser(row);
      return { user, tokens: await tokensFor(user, outcome.session.id, next) };
    },

    async logout(refreshToken) {
      await stores.sessions.revoke(await hashToken(refreshToken));
    },

    async endSession(accessToken) {
      const claims = await readAccessToken(settings.authSecret, accessToken);
      if (claims !== null) await stores.sessions.end(claims.session_id);
    },

    async userOf(accessToken) {
      const claims = accessToken === null ? null : await readAccessToken(settings.authSecret, accessToken);
      if (claims === null) return null;
      const [row, live] = await Promise.all([stores.users.byId(claims.user_id), stores.sessions.isLive(claims.session_id)]);
      return row !== null && live ? toUser(row) : null;
    },
  };
};
