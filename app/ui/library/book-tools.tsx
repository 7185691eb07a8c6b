import { Form, Link, useNavigation } from "@remix-run/react";
import type { Document } from "../../../worker/contract.ts";

const FORMATS = [
  ["epub", "EPUB"],
  ["docx", "Word"],
  ["md", "Markdown"],
  ["json", "the analysis as JSON"],
] as const;

interface ToolsProps {
  readonly document: Document;
  /** Whether there is a finished reading to take away. */
  readonly isRead: boolean;
}

/** Take the book away, read it anew, or delete it. */
export const BookTools = ({ document, isRead }: ToolsProps) => {
  const busy = useNavigation().state !== "idle";
  const title = document.title || document.filename;
  return (
    <section className="mt-14 border-t border-line pt-8" aria-label="This book">
      <h2 className="text-2xl">This book</h2>
      {isRead ? (
        <p className="mt-3">
          Take it away, with its cast as an appendix:{" "}
          {FORMATS.map(([format, label], index) => (
            <span key={format}>
              {index > 0 ? " · " : ""}
              <Link to={`/library/${document.id}/export?format=${format}`} reloadDocument className="link">
                {label}
              </Link>
            </span>
          ))}
        </p>
      ) : null}
      {document.status === "processing" ? null : (
        <Form method="post" className="mt-5 flex flex-wrap items-center gap-4">
          <button name="intent" value="reread" className="button" disabled={busy} data-testid="reread">
            Read it again
          </button>
          <span className="text-soft">
            {isRead ? "Your decisions are kept, and this reading stays until the new one is done." : "The file is kept as you sent it."}
          </span>
        </Form>
      )}
      <details className="mt-5">
        <summary className="cursor-pointer text-soft hover:text-ink">Delete this book</summary>
        <Form method="post" className="mt-3 max-w-prose space-y-3">
          <p>
            The file, its text, the analysis and your decisions go for good. Characters you have made from it stay, and rooms in which they
            live keep their own copies.
          </p>
          <label className="flex items-center gap-2">
            <input type="checkbox" name="characters" value="true" className="size-4 accent-lamp" /> Delete the characters too, with your
            private talks with them
          </label>
          <button name="intent" value="remove" className="button" disabled={busy}>
            Delete “{title}”
          </button>
        </Form>
      </details>
    </section>
  );
};
