import { Form, useNavigation } from "@remix-run/react";
import type { BookView } from "../../book.server.ts";
import { decisionWords } from "../../review-words.ts";

/** What the reader has decided on this cast, each with its way back; and what the present reading cannot carry out. */
export const Decisions = ({ book }: { readonly book: BookView }) => {
  const busy = useNavigation().state !== "idle";
  const { version, decisions, unapplied } = book.review;
  const names = new Map(book.cast.map((member) => [member.id, member.name]));
  const lines = decisionWords(decisions, (id) => names.get(id) ?? "someone");
  if (lines.length + unapplied.length === 0) return null;
  return (
    <section className="mt-10" aria-label="Your decisions" data-testid="decisions">
      <h2 className="text-2xl">Your decisions</h2>
      <p className="mt-1 text-soft">They are kept, and applied to every new reading of this book.</p>
      <ul className="mt-3">
        {lines.map(({ words, undo }) => (
          <li key={words} className="flex flex-wrap items-baseline justify-between gap-3 border-t border-line py-2">
            <span className="min-w-0">{words}</span>
            <Form method="post" preventScrollReset>
              <input type="hidden" name="version" value={version} />
              <input type="hidden" name="undo" value={JSON.stringify(undo)} />
              <button name="intent" value="undo" className="button button-quiet button-small" disabled={busy} aria-label={`Undo: ${words}`}>
                Undo
              </button>
            </Form>
          </li>
        ))}
        {unapplied.map(({ id, of, reason }) => (
          <li key={`${id} ${reason}`} className="flex flex-wrap items-baseline justify-between gap-3 border-t border-line py-2">
            <span className="min-w-0 text-alarm">{reason} What you decided waits for a reading that does.</span>
            <Form method="post" preventScrollReset>
              <input type="hidden" name="version" value={version} />
              <input type="hidden" name="id" value={id} />
              <button
                name="intent"
                value="forget"
                className="button button-quiet button-small"
                disabled={busy}
                aria-label={`Forget what was decided on ${of}`}
              >
                Forget it
              </button>
            </Form>
          </li>
        ))}
      </ul>
    </section>
  );
};
