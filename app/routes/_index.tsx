import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { Link, useFetcher, useLoaderData } from "@remix-run/react";
import type { ShouldRevalidateFunction } from "@remix-run/react";
import { useEffect } from "react";
import { orThrow } from "../problem.server.ts";
import { roomData } from "../room.server.ts";
import { FrontRoom } from "../ui/observatory/front-room.tsx";
import { RoomList, roomCard } from "../ui/room-list.tsx";
import { Shell, useUsername } from "../ui/shell.tsx";

export const loader = async ({ context }: LoaderFunctionArgs) => {
  const { ecosystems } = context.services;
  const [demo, open] = await Promise.all([orThrow(ecosystems.demo()), orThrow(ecosystems.listPublic({ limit: 8, cursor: null }))]);
  return {
    demo: demo === null ? null : await orThrow(roomData(context, demo)),
    open: open.items.filter((room) => room.id !== demo?.id).map(roomCard),
  };
};

export const shouldRevalidate: ShouldRevalidateFunction = () => false;

/** How often a page that came before its room asks for it, in milliseconds. */
const LOOK_IN_MS = 1_000;

/** A studio that has just been set up makes its own room within the first minute. */
const Dressing = () => {
  const { load, data } = useFetcher<typeof loader>();
  const demo = data?.demo ?? null;
  useEffect(() => {
    if (demo !== null) return undefined;
    const timer = setInterval(() => load("/?index"), LOOK_IN_MS);
    return () => clearInterval(timer);
  }, [demo, load]);
  if (demo !== null) return <FrontRoom key={demo.id} data={demo} />;
  return (
    <output className="mt-10 block max-w-prose font-serif text-xl text-soft">
      The house company is still dressing. The curtain rises by itself.
    </output>
  );
};

const Front = () => {
  const { demo, open } = useLoaderData<typeof loader>();
  const username = useUsername();
  return (
    <Shell>
      <h1 className="max-w-3xl text-4xl leading-tight sm:text-5xl">
        Upload a book; its characters come alive in a room, and you may watch.
      </h1>
      <div className="mt-6 flex flex-wrap items-center gap-4">
        <Link to={username === null ? "/register?next=/library" : "/library"} className="button button-lamp">
          Bring a book of your own
        </Link>
        <p className="text-soft">{demo === null ? "" : "This room is playing now. Nobody writes their lines but they themselves."}</p>
      </div>
      {demo === null ? <Dressing /> : <FrontRoom key={demo.id} data={demo} />}
      <section aria-label="How it goes" className="mt-16 grid gap-8 md:grid-cols-3">
        {[
          [
            "Bring a book",
            "The studio reads it and finds the cast: who they are, what they are called, who speaks to whom, each with the passages that prove it.",
          ],
          ["Choose the company", "Take two of them or twenty, as they are after any chapter. Rename, join, leave out."],
          [
            "Watch the evening",
            "They talk, remember, fall out and make up, whether you look or not. Ask why of every change; look back at any moment.",
          ],
        ].map(([title, text]) => (
          <div key={title}>
            <h2 className="text-2xl">{title}</h2>
            <p className="mt-2 text-soft">{text}</p>
          </div>
        ))}
      </section>
      {open.length === 0 ? null : (
        <section aria-label="Public rooms" className="mt-16">
          <h2 className="text-2xl">Also playing</h2>
          <RoomList rooms={open} />
        </section>
      )}
    </Shell>
  );
};

export default Front;
