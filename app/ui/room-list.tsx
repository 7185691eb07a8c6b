import { Link } from "@remix-run/react";
import type { Ecosystem } from "../../worker/contract.ts";
import { counted } from "./words.ts";

const STATUS = { running: "playing now", paused: "paused", ended: "ended" } as const;

export type RoomCard = Pick<Ecosystem, "id" | "name" | "description" | "status"> & { readonly people: number; readonly open: boolean };

/** What a shelf shows of a room. */
export const roomCard = ({ id, name, description, status, character_ids, settings }: Ecosystem): RoomCard => ({
  id,
  name,
  description,
  status,
  people: character_ids.length,
  open: settings.visibility === "public",
});

export const RoomList = ({ rooms }: { readonly rooms: readonly RoomCard[] }) => (
  <ul className="mt-4">
    {rooms.map((room) => (
      <li key={room.id} className="border-t border-line py-4">
        <h3 className="text-xl">
          <Link to={`/ecosystems/${room.id}`} className="hover:text-lamp">
            {room.name}
          </Link>
        </h3>
        {room.description ? <p className="max-w-prose">{room.description}</p> : null}
        <p className="text-sm text-soft">
          {STATUS[room.status]}
          {room.people > 0 ? ` · ${counted(room.people, "character")}` : ""}
          {room.open ? " · anyone may watch" : " · private"}
        </p>
      </li>
    ))}
  </ul>
);
