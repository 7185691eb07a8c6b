import { useEffect, useState, useSyncExternalStore } from "react";
import { createRoom } from "./room.ts";
import type { Headlines, Room } from "./room.ts";
import type { RoomData } from "./room-data.ts";

/** The live room of a page: connects when shown, disconnects when left. */
export const useRoom = (data: RoomData): { readonly room: Room; readonly headlines: Headlines } => {
  const [room] = useState(() => createRoom(data));
  useEffect(() => room.connect(), [room]);
  return { room, headlines: useSyncExternalStore(room.subscribe, room.headlines, room.headlines) };
};
