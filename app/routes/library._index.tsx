import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { data, redirect } from "@remix-run/cloudflare";
import { Form, Link, useLoaderData, useNavigation } from "@remix-run/react";
import type { Document } from "../../worker/contract.ts";
import { exampleBook } from "../example.server.ts";
import { textField } from "../form.server.ts";
import { requireUser } from "../guard.server.ts";
import { orRefusal, orThrow, refused } from "../problem.server.ts";
import { TaskProgress } from "../ui/library/task-progress.tsx";
import { Upload } from "../ui/library/upload.tsx";
import { Shell } from "../ui/shell.tsx";
import { counted, fileSize } from "../ui/words.ts";

export const meta: MetaFunction = () => [{ title: "Library · LiteraryAI Studio" }];

const countIn = (query: URLSearchParams, name: string): number => Math.max(0, Math.trunc(Number(query.get(name)))) || 0;

export const loader = async ({ request, context }: LoaderFunctionArgs) => {
  const user = requireUser(context, request);
  const query = new URL(request.url).searchParams;
  const page = await orThrow(context.services.documents.list(user, { limit: 30, cursor: query.get("cursor") }));
  return {
    ...page,
    removed: query.has("characters") ? { characters: countIn(query, "characters"), rooms: countIn(query, "rooms") } : null,
  };
};

/** Takes in a book, the example, or throws one away. */
export const action = async ({ request, context }: ActionFunctionArgs) => {
  const user = requireUser(context, request);
  const upload = async (sent: File | Request) => {
    const { value, refusal } = await orRefusal(context.services.documents.upload(user, sent));
    return refusal ? data({ refusal }, { status: refusal.status }) : redirect(`/library/${value.document_id}`);
  };
  // not taken apart here: a book of fifty megabytes goes through as it arrives
  if (request.headers.get("content-type")?.startsWith("multipart/form-data")) return upload(request);
  const form = await request.formData();
  if (textField(form, "intent") === "remove") {
    const removal = await orRefusal(context.services.documents.remove(user, textField(form, "id")));
    if (removal.refusal) return data({ refusal: removal.refusal }, { status: removal.refusal.status });
    const { characters, ecosystems } = removal.value.remains;
    return redirect(`/library?${new URLSearchParams({ characters: String(characters), rooms: String(ecosystems) })}`);
  }
  return textField(form, "intent") === "example" ? upload(exampleBook()) : refused(422, "Choose a file first.");
};

const Book = ({ book }: { readonly book: Document }) => (
  <li className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 border-t border-line py-5">
    <div className="min-w-0 grow">
      <h2 className="text-xl">
        <Link to={`/library/${book.id}`} className="hover:text-lamp">
          {book.title || book.filename}
        </Link>
      </h2>
      <p className="text-sm text-soft">
        {book.author ? `${book.author} · ` : ""}
        {fileSize(book.size)}
      </p>
      <div className="mt-2">
        {book.status === "processing" ? <TaskProgress id={book.id} stage={book.stage} progress={book.progress} /> : null}
        {book.status === "failed" ? <p className="text-sm text-alarm">{book.error ?? "The reading stopped."} The file is kept.</p> : null}
      </div>
    </div>
    <div className="flex gap-2">
      <Link to={`/library/${book.id}`} className="button button-small">
        {book.status === "ready" ? "Meet the cast" : "Open"}
      </Link>
      <Form
        method="post"
        onSubmit={(event) =>
          confirm(`Delete “${book.title || book.filename}”, its text, its analysis and your decisions? Characters made from it stay.`)
            ? null
            : event.preventDefault()
        }
      >
        <input type="hidden" name="id" value={book.id} />
        <button name="intent" value="remove" className="button button-quiet button-small">
          Delete
        </button>
      </Form>
    </div>
  </li>
);

const EmptyShelf = () => (
  <div className="py-10">
    <p className="max-w-prose font-serif text-xl">
      Your shelf is empty. Bring a novel or a story, as an EPUB, a PDF, a Word document or plain text, and the studio will find out who is
      in it.
    </p>
    <Form method="post" encType="multipart/form-data" className="mt-4 flex flex-wrap items-center gap-3">
      <button name="intent" value="example" className="button">
        Try a short tale of ours
      </button>
      <span className="text-soft">three small chapters, four people, one ferry</span>
    </Form>
  </div>
);

const Library = () => {
  const { items, next_cursor, removed } = useLoaderData<typeof loader>();
  const leaving = useNavigation().state !== "idle";
  return (
    <Shell>
      <h1 className="text-4xl">Library</h1>
      {removed === null ? null : (
        <output className="mt-4 block text-soft">
          The book is gone, with its text, its analysis and your decisions.{" "}
          {removed.characters > 0 ? `${counted(removed.characters, "character")} made from it stay with you` : "No character of it remains"}
          {removed.rooms > 0 ? `; ${counted(removed.rooms, "room")} in which they live keep their own copies` : ""}.
        </output>
      )}
      <div className="mt-6">
        <Upload />
      </div>
      {items.length === 0 ? (
        <EmptyShelf />
      ) : (
        <ul className="mt-8" aria-busy={leaving}>
          {items.map((book) => (
            <Book key={book.id} book={book} />
          ))}
        </ul>
      )}
      {next_cursor === null ? null : (
        <Link to={`?cursor=${encodeURIComponent(next_cursor)}`} className="link">
          Older books
        </Link>
      )}
    </Shell>
  );
};

export default Library;
