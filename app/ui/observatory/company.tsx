import type { People } from "../../live/people.ts";
import type { Headlines, Room } from "../../live/room.ts";
import { PersonPanel } from "./person-panel.tsx";
import { Stage } from "./stage.tsx";

interface CompanyProps {
  readonly room: Room;
  readonly headlines: Headlines;
  readonly people: People;
  /** Whose panel is open; null for nobody's. */
  readonly selected: string | null;
  readonly onSelect: (id: string | null) => void;
  readonly onJump: (seq: number) => void;
}

/** The stage, and beside it whoever was picked out on it. */
export const Company = ({ room, headlines, people, selected, onSelect, onJump }: CompanyProps) => (
  <>
    <Stage room={room} cast={Object.values(people)} selected={selected} ready={headlines.climate !== null} onSelect={onSelect} />
    {selected === null ? null : (
      <PersonPanel id={selected} room={room} headlines={headlines} onClose={() => onSelect(null)} onSelect={onSelect} onJump={onJump} />
    )}
  </>
);
