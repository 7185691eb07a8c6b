import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { Link, useLoaderData } from "@remix-run/react";
import { orThrow } from "../problem.server.ts";
import { RoomList, roomCard } from "../ui/room-list.tsx";
import { Shell } from "../ui/shell.tsx";

export const meta: MetaFunction = () => [{ title: "Rooms · LiteraryAI Studio" }];

export const loader = async ({ request, context }: LoaderFunctionArgs) => {
  const { services, user } = context;
  const cursor = new URL(request.url).searchParams.get("cursor");
  const none = { items: [], next_cursor: null };
  const [own, open] = await Promise.all([
    user === null ? none : orThrow(services.ecosystems.list(user, { limit: 30, cursor })),
    orThrow(services.ecosystems.listPublic({ limit: 30, cursor: null })),
  ]);
  const mine = new Set(own.items.map((room) => room.id));
  return {
    signedIn: user !== null,
    own: own.items.map(roomCard),
    next: own.next_cursor,
    open: open.items.filter((room) => !mine.has(room.id)).map(roomCard),
  };
};

const Rooms = () => {
  const { signedIn, own, next, open } = useLoaderData<typeof loader>();
  return (
    <Shell>
      <h1 className="text-4xl">Rooms</h1>
      {signedIn ? (
        <section aria-label="Your rooms" className="mt-8">
          <h2 className="text-2xl">Yours</h2>
          {own.length > 0 ? (
            <RoomList rooms={own} />
          ) : (
            <p className="mt-3 max-w-prose font-serif text-xl">
              No room of yours is open yet.{" "}
              <Link to="/library" className="link">
                Choose a book and its cast
              </Link>
              , and an evening begins.
            </p>
          )}
          {next === null ? null : (
            <Link to={`?cursor=${encodeURIComponent(next)}`} className="link">
              Older rooms
            </Link>
          )}
        </section>
      ) : null}
      <section aria-label="Public rooms" className="mt-12">
        <h2 className="text-2xl">Open to everybody</h2>
        {open.length > 0 ? <RoomList rooms={open} /> : <p className="mt-3 text-soft">No public room is playing at the moment.</p>}
      </section>
    </Shell>
  );
};

export default Rooms;
