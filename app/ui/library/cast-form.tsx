import { Form, useNavigation } from "@remix-run/react";
import { useState } from "react";
import type { BookView } from "../../book.server.ts";
import type { Refusal } from "../../problem.server.ts";
import { PACES, USUAL_PACE } from "../../pace.ts";
import { Field, Notice } from "../form.tsx";
import { counted } from "../words.ts";
import { Member } from "./cast-member.tsx";

/** Members shown before the rest is asked for, and members chosen to begin with. */
const SHOWN = 24;
const CHOSEN = 8;

/** The cast to choose from, and the evening to start with it. */
export const CastForm = ({ book, refusal }: { readonly book: BookView; readonly refusal: Refusal | null }) => {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () =>
      new Set(
        book.cast
          .filter((member, index) => index < 2 || member.quotes > 0)
          .slice(0, CHOSEN)
          .map((member) => member.id),
      ),
  );
  const [all, setAll] = useState(false);
  const busy = useNavigation().state !== "idle";
  const shown = all ? book.cast : book.cast.slice(0, SHOWN);
  const check = (id: string, checked: boolean): void =>
    setChosen((before) => new Set(checked ? [...before, id] : [...before].filter((other) => other !== id)));

  if (book.cast.length === 0)
    return (
      <p className="mt-8 max-w-prose font-serif text-xl">
        The reading found nobody who speaks here. A story with dialogue in quotation marks works best.
      </p>
    );
  return (
    <Form method="post" className="mt-10">
      <h2 className="text-2xl">The cast</h2>
      <p className="mt-1 text-soft">Choose who comes along. Every claim has its passage; change a name or join two who are one person.</p>
      <ul className="mt-6">
        {shown.map((member) => (
          <Member
            key={member.id}
            member={member}
            others={book.cast.filter((other) => other.id !== member.id).slice(0, SHOWN)}
            checked={chosen.has(member.id)}
            onCheck={(checked) => check(member.id, checked)}
          />
        ))}
      </ul>
      {all || book.cast.length <= SHOWN ? null : (
        <button type="button" className="button" onClick={() => setAll(true)}>
          Show all {book.cast.length} people
        </button>
      )}
      <section className="mt-10 rounded-lg bg-well px-6 py-6" aria-label="The evening">
        <h2 className="text-2xl">The evening</h2>
        <div className="mt-4 grid gap-5 md:grid-cols-2">
          <Field
            label="What shall the room be called?"
            name="name"
            defaultValue={`An evening with ${book.title}`}
            maxLength={120}
            required
          />
          {book.chapters.length > 1 ? (
            <label className="space-y-1 text-sm font-medium">
              <span className="block">As they are after</span>
              <select name="as_of_chapter" className="field" defaultValue="">
                <option value="">the whole book</option>
                {book.chapters.map((chapter) => (
                  <option key={chapter.number} value={chapter.number}>
                    chapter {chapter.number}
                    {chapter.title ? `: ${chapter.title}` : ""}
                  </option>
                ))}
              </select>
            </label>
          ) : null}
        </div>
        <label className="mt-5 block max-w-xs space-y-1 text-sm font-medium">
          Pace
          <select name="pace" className="field" defaultValue={USUAL_PACE}>
            {PACES.map(({ seconds, label }) => (
              <option key={seconds} value={seconds}>
                {label}: {seconds === 1 ? "every second" : `every ${seconds} seconds`}
              </option>
            ))}
          </select>
        </label>
        <label className="mt-4 flex items-center gap-2">
          <input type="checkbox" name="visibility" value="public" className="size-4 accent-lamp" /> Anyone may watch
        </label>
        {refusal === null ? null : (
          <div className="mt-4">
            <Notice title="The evening has not begun">{refusal.detail} Your choices are kept.</Notice>
          </div>
        )}
        <div className="mt-6 flex flex-wrap items-center gap-4">
          <button type="submit" className="button button-lamp" data-testid="create-ecosystem" disabled={busy || chosen.size < 2}>
            {busy ? "Setting the stage…" : "Start the evening"}
          </button>
          <p className="text-soft">
            {chosen.size < 2 ? "Choose at least two people." : `with ${counted(chosen.size, "person", "people")}`}
          </p>
        </div>
      </section>
    </Form>
  );
};
