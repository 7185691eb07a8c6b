import { Link } from "@remix-run/react";
import { useCallback, useState } from "react";
import { climateWords } from "../../live/mood-words.ts";
import type { RoomData } from "../../live/room-data.ts";
import { useRoom } from "../../live/use-room.ts";
import { counted } from "../words.ts";
import { Company } from "./company.tsx";
import { Connection } from "./connection.tsx";
import { ScriptView } from "./script-view.tsx";

/** A live room on the front page: stage and script, no levers. */
export const FrontRoom = ({ data }: { readonly data: RoomData }) => {
  const { room, headlines } = useRoom(data);
  const [selected, setSelected] = useState<string | null>(null);
  const [jump, setJump] = useState<{ readonly seq: number } | null>(null);
  const onJump = useCallback((seq: number) => setJump({ seq }), []);
  const { climate, viewers, connection, script } = headlines;
  return (
    <section aria-label={data.name} className="mt-8">
      <div className="front-room">
        <div className="front-room-stage relative">
          <Company room={room} headlines={headlines} people={script.people} selected={selected} onSelect={setSelected} onJump={onJump} />
        </div>
        <ScriptView room={room} headlines={headlines} className="front-room-script" onSelect={setSelected} jump={jump} onJump={onJump} />
      </div>
      <p className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-1 text-sm text-soft">
        <Connection connection={connection} />
        <span className="font-serif text-base text-ink">{data.name}</span>
        {climate === null ? null : <span>{climateWords(climate)}</span>}
        {viewers > 0 ? <span>{counted(viewers, "watcher")}</span> : null}
        <Link to={`/ecosystems/${data.id}`} className="link">
          Open the Observatory
        </Link>
      </p>
    </section>
  );
};
