import { Form, Link } from "@remix-run/react";
import type { BookView } from "../../book.server.ts";

/** Looks at the cast as it is after a chapter, without a word of what comes later. A plain form: it works before scripts run. */
export const AsOf = ({ chapters, chapter }: { readonly chapters: BookView["chapters"]; readonly chapter: number | null }) =>
  chapters.length < 2 ? null : (
    <Form className="mt-6 flex flex-wrap items-end gap-3" aria-label="How far you have read">
      <label className="text-sm font-medium">
        <span className="block">Still reading it? See them as they are after</span>
        <select name="chapter" className="field mt-1" defaultValue={chapter ?? ""} key={chapter}>
          <option value="">the whole book</option>
          {chapters.map(({ number }) => (
            <option key={number} value={number}>
              chapter {number}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" className="button button-small">
        Show
      </button>
      {chapter === null ? null : (
        <p className="text-soft">
          Nothing after chapter {chapter} is told here.{" "}
          <Link to="." className="link">
            Show everything
          </Link>
        </p>
      )}
    </Form>
  );
