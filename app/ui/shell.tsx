/** The frame of every page but the Observatory: one line of ways to go, and room to read. */
import { Form, Link, NavLink, useRouteLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import type { loader as rootLoader } from "../root.tsx";
import { ThemeToggle } from "./theme-toggle.tsx";

const place = ({ isActive }: { isActive: boolean }): string =>
  `py-1 ${isActive ? "text-ink underline decoration-lamp underline-offset-8" : "text-soft hover:text-ink"}`;

export const Brand = () => (
  <Link to="/" className="font-serif text-lg font-medium whitespace-nowrap">
    LiteraryAI Studio
  </Link>
);

/** Who is signed in, from the root loader; null for a visitor. */
export const useUsername = (): string | null => useRouteLoaderData<typeof rootLoader>("root")?.username ?? null;

const Header = () => {
  const username = useUsername();
  return (
    <header className="mx-auto flex max-w-6xl flex-wrap items-center gap-x-6 gap-y-2 px-6 py-4">
      <Brand />
      <nav aria-label="Main" className="flex grow items-center gap-5">
        {username === null ? null : (
          <NavLink to="/library" className={place}>
            Library
          </NavLink>
        )}
        <NavLink to="/ecosystems" className={place}>
          Rooms
        </NavLink>
      </nav>
      <div className="flex items-center gap-2">
        <ThemeToggle />
        {username === null ? (
          <>
            <Link to="/login" className="button button-quiet button-small">
              Sign in
            </Link>
            <Link to="/register" className="button button-small">
              Open an account
            </Link>
          </>
        ) : (
          <Form method="post" action="/logout" className="flex items-center gap-2">
            <span className="hidden text-sm text-soft sm:inline">{username}</span>
            <button type="submit" className="button button-quiet button-small">
              Sign out
            </button>
          </Form>
        )}
      </div>
    </header>
  );
};

export const Shell = ({ children }: { readonly children: ReactNode }) => (
  <>
    <a href="#content" className="sr-only focus:not-sr-only focus:absolute focus:p-3">
      Skip to the content
    </a>
    <Header />
    <main id="content" className="mx-auto max-w-6xl px-6 pt-6 pb-24">
      {children}
    </main>
  </>
);
