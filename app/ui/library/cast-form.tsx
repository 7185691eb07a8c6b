import { Form, Link, useNavigation } from "@remix-run/react";
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

/** Where something was decided before, all but those left out; else those who speak most. */
const chosenFirst = ({ cast, review }: BookView): string[] => {
  const alone = cast.filter(({ part_of }) => part_of === null);
  if (review.decisions.some(({ skip }) => skip === true))
    return alone
      .filter(({ decided }) => decided?.skip !== true)
      .slice(0, SHOWN)
      .map(({ id }) => id);
  return alone
    .filter((member, index) => index < 2 || member.quotes > 0)
    .slice(0, CHOSEN)
    .map(({ id }) => id);
};

interface CastFormProps {
  readonly book: BookView;
  /** Chapters of the whole book, which the view may show only the beginning of. */
  readonly chapters: BookView["chapters"];
  /** The chapter the cast is shown as of; null: the whole book. */
  readonly chapter: number | null;
  readonly refusal: Refusal | null;
}

/** The cast to decide on, and the evening to start with it. */
export const CastForm = ({ book, chapters, chapter, refusal }: CastFormProps) => {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(chosenFirst(book)));
  const [all, setAll] = useState(false);
  const isStale = refusal?.fields["version"] !== undefined;
  const navigation = useNavigation();
  const busy = navigation.state !== "idle";
  const saving = busy && navigation.formData?.get("intent") === "decide";
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
    <Form method="post" className="mt-10" preventScrollReset>
      <input type="hidden" name="version" value={book.review.version} />
      <h2 className="text-2xl">The cast{chapter === null ? "" : `, as of chapter ${chapter}`}</h2>
      <p className="mt-1 max-w-prose text-soft">
        Choose who comes along. Every claim has its passage. Set right what the reading got wrong: change a name, join two who are one
        person, part one who is two.
      </p>
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
      {refusal === null ? null : (
        <div className="mt-6">
          <Notice title={isStale ? "Somebody was faster" : "That was not done"}>
            {refusal.detail}{" "}
            {isStale ? (
              <Link to="." reloadDocument className="link">
                Show what holds now
              </Link>
            ) : (
              "What you have chosen here is still there."
            )}
          </Notice>
        </div>
      )}
      <p className="mt-6 flex flex-wrap items-center gap-4">
        <button name="intent" value="decide" className="button" disabled={busy} data-testid="save-decisions">
          {saving ? "Saving…" : "Keep these decisions"}
        </button>
        <span className="text-soft">They are kept for this and every later reading; nothing starts yet.</span>
      </p>
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
          {chapters.length > 1 ? (
            <label className="space-y-1 text-sm font-medium">
              <span className="block">As they are after</span>
              <select name="as_of_chapter" className="field" defaultValue={chapter ?? ""}>
                <option value="">the whole book</option>
                {chapters.map(({ number, title }) => (
                  <option key={number} value={number}>
                    chapter {number}
                    {title ? `: ${title}` : ""}
                  </option>
                ))}
              </select>
              <span className="block font-normal text-soft">
                No spoilers: with a chapter chosen, nothing that comes later is known to them or to you. No trait, tie, line or name.
              </span>
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
        <div className="mt-6 flex flex-wrap items-center gap-4">
          <button
            type="submit"
            name="intent"
            value="evening"
            className="button button-lamp"
            data-testid="create-ecosystem"
            disabled={busy || chosen.size < 2}
          >
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
