import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { data, redirect } from "@remix-run/cloudflare";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { bookView } from "../book.server.ts";
import { castDecision } from "../cast-form.server.ts";
import { textField } from "../form.server.ts";
import { requireUser } from "../guard.server.ts";
import { paceFrom } from "../pace.ts";
import { orRefusal, orThrow, refused } from "../problem.server.ts";
import { CastForm } from "../ui/library/cast-form.tsx";
import { TaskProgress } from "../ui/library/task-progress.tsx";
import { Shell } from "../ui/shell.tsx";
import { counted } from "../ui/words.ts";

export const meta: MetaFunction<typeof loader> = ({ data: book }) => [{ title: `${book?.document.title || "Book"} · LiteraryAI Studio` }];

export const loader = async ({ request, params, context }: LoaderFunctionArgs) => {
  const user = requireUser(context, request);
  const { documents } = context.services;
  const document = await orThrow(documents.get(user, params["id"] ?? ""));
  return { document, book: document.status === "ready" ? bookView(await orThrow(documents.analysis(user, document.id))) : null };
};

/** Confirms the cast, opens a room with it and goes there. */
export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const user = requireUser(context, request);
  const { documents, ecosystems } = context.services;
  const id = params["id"] ?? "";
  const form = await request.formData();
  const analysis = await orThrow(documents.analysis(user, id));
  const decision = castDecision(
    form,
    analysis.characters.map((member) => member.cast_id),
  );
  if (decision.characters.filter((member) => member.skip !== true).length < 2)
    return refused(422, "Choose at least two people; one alone has nobody to talk to.");
  const cast = await orRefusal(documents.cast(user, id, decision));
  if (cast.refusal) return data({ refusal: cast.refusal }, { status: cast.refusal.status });
  const room = await orRefusal(
    ecosystems.create(user, {
      name: (textField(form, "name") || `An evening with ${analysis.title}`).slice(0, 120),
      character_ids: cast.value.map((character) => character.id),
      settings: {
        visibility: textField(form, "visibility") === "public" ? "public" : "private",
        tick_seconds: paceFrom(textField(form, "pace")),
      },
    }),
  );
  return room.refusal ? data({ refusal: room.refusal }, { status: room.refusal.status }) : redirect(`/ecosystems/${room.value.id}`);
};

const BookPage = () => {
  const { document, book } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
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
          {document.error ?? "The reading stopped before its end."} The file is kept as you sent it; remove it from the library and send it
          again to start over.
        </p>
      ) : null}
      {book === null ? null : (
        <>
          <p className="mt-3 text-soft">
            {counted(book.counts.words, "word")} · {counted(book.counts.chapters, "chapter")} · {counted(book.counts.quotes, "spoken line")}
            , of which {book.counts.attributed.toLocaleString("en-GB")} have a known speaker
          </p>
          <CastForm book={book} refusal={answer?.refusal ?? null} />
        </>
      )}
    </Shell>
  );
};

export default BookPage;
