/** What Remix's loaders and actions get as `context`. Built in pages.ts. */
import type { Services, Tokens, User } from "./contract.ts";

declare module "@remix-run/cloudflare" {
  interface AppLoadContext {
    readonly services: Services;
    /** Who is signed in, by the session cookie. */
    readonly user: User | null;
    /** For every script tag of the page: the Content-Security-Policy runs nothing else. */
    readonly nonce: string;
    /** Sets the session cookie on the response. */
    signIn(tokens: Tokens): void;
    /** Revokes the session and clears its cookie on the response. */
    signOut(): Promise<void>;
  }
}
