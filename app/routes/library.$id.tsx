import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { bookAction } from "../book-action.server.ts";
import { bookView } from "../book.server.ts";
import { requireUser } from "../guard.server.ts";
import { orRefusal, orThrow } from "../problem.server.ts";
import { Notice } from "../ui/form.tsx";
import { AsOf } from "../ui/library/as-of.tsx";
import { BookTools } from "../ui/library/book-tools.tsx";
import { CastForm } from "../ui/library/cast-form.tsx";
import { Decisions } from "../ui/library/decisions.tsx";
import { TaskProgress } from "../ui/library/task-progress.tsx";
import { Shell } from "../ui/shell.tsx";
import { counted } from "../ui/words.ts";

export const meta: MetaFunction<typeof loader> = ({ data: book }) => [{ title: `${book?.document.title || "Book"} · LiteraryAI Studio` }];

/** The chapter a reader has come to; null for one who may know everything. */
const chapterIn = (request: Request): number | null => {
  const chapter = Number(new URL(request.url).searchParams.get("chapter"));
  return Number.isInteger(chapter) && chapter > 0 ? chapter : null;
};

export const loader = async ({ request, params, context }: LoaderFunctionArgs) => {
  const user = requireUser(context, request);
  const { documents } = context.services;
  const document = await orThrow(documents.get(user, params["id"] ?? ""));
  // a book that is read anew still has the reading before
  const whole = await orRefusal(documents.analysis(user, document.id));
  if (whole.refusal) return { document, book: null, chapters: [], chapter: null };
  const { chapters } = bookView(whole.value);
  const asked = chapterIn(request);
  const chapter = asked === null || asked >= (chapters.at(-1)?.number ?? 1) ? null : asked;
  const seen = chapter === null ? whole.value : await orThrow(documents.analysis(user, document.id, chapter));
  return { document, book: bookView(seen), chapters, chapter };
};

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const user = requireUser(context, request);
  const form = await request.formData();
  return bookAction({ services: context.services, user, id: params["id"] ?? "", form, chapter: chapterIn(request) });
};

const BookPage = () => {
  const { document, book, chapters, chapter } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>()?.refusal ?? null;
  return (
    <Shell>
      <p>
        <Link to="/library" className="text-sm text-soft hover:text-ink">
          ← Library
        </Link>
      </p>
      <h1 className="mt-3 text-4xl">{book?.title || document.title || document.filename}</h1>
      {document.author ? <p className="mt-1 font-serif text-xl text-soft">{document.author}</p> : null}
      {document.status === "processing" ? (
        <div className="mt-8">
          <TaskProgress id={document.id} stage={document.stage} progress={document.progress} />
        </div>
      ) : null}
      {document.status === "failed" ? (
        <p className="mt-8 max-w-prose text-alarm">
          {document.error ?? "The reading stopped before its end."} The file is kept as you sent it; read it again below, or delete it and
          send another.
        </p>
      ) : null}
      {book === null ? null : (
        <>
          <p className="mt-3 text-soft">
            {counted(book.counts.words, "word")} · {counted(book.counts.chapters, "chapter")} · {counted(book.counts.quotes, "spoken line")}
            , of which {book.counts.attributed.toLocaleString("en-GB")} have a known speaker
          </p>
          {document.status === "processing" ? <p className="mt-3 text-soft">Below is the reading before this one.</p> : null}
          <AsOf chapters={chapters} chapter={chapter} />
          <Decisions book={book} />
          {/* a new version of the decisions is what its fields begin with */}
          <CastForm key={`${book.review.version} ${chapter}`} book={book} chapters={chapters} chapter={chapter} refusal={refusal} />
        </>
      )}
      {book === null && refusal !== null ? (
        <div className="mt-6">
          <Notice title="That was not done">{refusal.detail}</Notice>
        </div>
      ) : null}
      <BookTools document={document} isRead={book !== null} />
    </Shell>
  );
};

export default BookPage;
