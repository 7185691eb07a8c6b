import { useFetcher, useFetchers } from "@remix-run/react";
import type { Theme } from "../theme.ts";

/** The theme being switched to while its cookie is on the way; null otherwise. */
export const usePendingTheme = (): Theme | null => {
  const pending = useFetchers().find((fetcher) => fetcher.formAction === "/theme");
  const theme = pending?.formData?.get("theme");
  return theme === "paper" || theme === "night" ? theme : null;
};

/** Two buttons of which the stylesheet shows the one that changes something, so it is right before any script runs. */
export const ThemeToggle = () => {
  const fetcher = useFetcher();
  return (
    <fetcher.Form method="post" action="/theme" className="contents">
      <button
        type="submit"
        name="theme"
        value="night"
        className="button button-quiet button-small to-night"
        aria-label="Night colours"
        title="Night colours"
      >
        <svg viewBox="0 0 20 20" className="size-4" aria-hidden="true">
          <path d="M12.5 3a7.2 7.2 0 1 0 4.5 9.400A6.2 6.2 0 0 1 12.5 3Z" fill="none" stroke="currentColor" strokeWidth="1.5" />
        </svg>
      </button>
      <button
        type="submit"
        name="theme"
        value="paper"
        className="button button-quiet button-small to-paper"
        aria-label="Paper colours"
        title="Paper colours"
      >
        <svg viewBox="0 0 20 20" className="size-4" aria-hidden="true">
          <path
            d="M6 12a5 5 0 1 1 8 0l-1.5 2.500h-5ZM7.5 17h5"
            fill="none"
            stroke="currentColor"
            strokeWidth="1.5"
            strokeLinejoin="round"
          />
        </svg>
      </button>
    </fetcher.Form>
  );
};
