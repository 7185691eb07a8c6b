/** Error boundary of every page: what happened, what was kept, what to do. */
import { Link, isRouteErrorResponse, useLocation, useRouteError } from "@remix-run/react";

interface Trouble {
  readonly title: string;
  readonly detail: string;
}

const detailOf = (data: unknown): string => {
  if (typeof data !== "object" || data === null) return "";
  const detail: unknown = Reflect.get(data, "detail");
  return typeof detail === "string" ? detail : "";
};

/** Exported for tests. */
export const troubleOf = (status: number | null, detail: string): Trouble => {
  switch (status) {
    case 404:
      return {
        title: "This page is not on our shelves",
        detail: detail || "It may have been moved or removed, or it is somebody’s private room.",
      };
    case 401:
    case 403:
      return {
        title: "This door is closed to you",
        detail: detail || "It belongs to somebody else. If it should be yours, sign in with the account that made it.",
      };
    case 429:
      return { title: "One moment, please", detail: detail || "That was a great many requests. Wait a minute and go on; nothing is lost." };
    case 503:
      return {
        title: "The studio is catching its breath",
        detail: detail || "A part of it does not answer just now. Your books and rooms are kept; try again in a moment.",
      };
    default:
      return {
        title: "Something went wrong on our side",
        detail: detail || "What you had saved is kept. Try again; if it happens twice, come back in a few minutes.",
      };
  }
};

export const TroublePage = () => {
  const error = useRouteError();
  const { pathname } = useLocation();
  const known = isRouteErrorResponse(error);
  const { title, detail } = troubleOf(known ? error.status : null, known ? detailOf(error.data) : "");
  return (
    <section className="mx-auto max-w-xl px-6 py-24">
      <p className="small-caps text-soft">{known ? error.status : "500"}</p>
      <h1 className="mt-2 text-4xl">{title}</h1>
      <p className="mt-4 text-lg text-soft">{detail}</p>
      <p className="mt-8 flex gap-3">
        {known && error.status === 401 ? (
          <Link to={`/login?next=${encodeURIComponent(pathname)}`} className="button button-lamp">
            Sign in
          </Link>
        ) : null}
        <Link to="/" className={known && error.status === 401 ? "button" : "button button-lamp"}>
          Back to the reading room
        </Link>
        <Link to="." reloadDocument className="button">
          Try again
        </Link>
      </p>
    </section>
  );
};
