import { useEffect, useRef } from "react";
import type { StageDirector } from "../../canvas/director.ts";
import { directStage } from "../../canvas/director.ts";
import type { CastEntry } from "../../live/room-data.ts";
import type { Room } from "../../live/room.ts";
import { StageNames } from "./stage-names.tsx";

interface StageProps {
  readonly room: Room;
  readonly cast: readonly Pick<CastEntry, "id" | "name">[];
  readonly selected: string | null;
  /** False until the first picture of the room is there. */
  readonly ready: boolean;
  readonly onSelect: (id: string | null) => void;
}

/** People named for the keyboard; larger casts are found by the script's speakers. */
const NAMED = 60;

/** The live graph of who stands where with whom. Everybody on it can be reached by keyboard through the list beside it. */
export const Stage = ({ room, cast, selected, ready, onSelect }: StageProps) => {
  const canvas = useRef<HTMLCanvasElement>(null);
  const director = useRef<StageDirector | null>(null);

  useEffect(() => {
    if (canvas.current === null) return undefined;
    const directing = directStage(canvas.current, room.scene);
    director.current = directing;
    return () => directing.stop();
  }, [room]);

  useEffect(() => director.current?.select(selected), [selected]);

  return (
    <>
      <canvas
        ref={canvas}
        data-testid="stage"
        aria-label="The stage: who is where, who talks with whom, and how they stand to one another. The names follow as a list."
        className="stage"
        onPointerDown={(event) => {
          const box = event.currentTarget.getBoundingClientRect();
          onSelect(director.current?.at(event.clientX - box.left, event.clientY - box.top) ?? null);
        }}
      />
      {ready ? null : <p className="late absolute inset-0 grid place-items-center font-serif text-soft italic">The lamps are being lit…</p>}
      <StageNames people={cast.filter(({ id }) => !id.startsWith("visitor:")).slice(0, NAMED)} selected={selected} onSelect={onSelect} />
    </>
  );
};
