import { energyAt } from "../../../objects/simulation/rules/energy.ts";
import { emotionAt, moodAt } from "../../../objects/simulation/rules/mood.ts";
import { energyWords, moodWords } from "../../live/mood-words.ts";
import { personOf } from "../../live/people.ts";
import type { Headlines, Room } from "../../live/room.ts";
import { shownState } from "../../live/scene.ts";
import { Medallion } from "../medallion.tsx";
import { TraitBars } from "../trait-bars.tsx";
import { sentence } from "../words.ts";
import { Aims } from "./aims.tsx";
import { Knowledge } from "./knowledge.tsx";
import { Prompter } from "./prompter.tsx";
import { TieList } from "./tie-list.tsx";

interface PersonPanelProps {
  readonly id: string;
  readonly room: Room;
  readonly headlines: Headlines;
  readonly onClose: () => void;
  readonly onSelect: (id: string) => void;
  readonly onJump: (seq: number) => void;
}

/** One character: who they are, how they feel, whom they know and why. */
export const PersonPanel = ({ id, room, headlines, onClose, onSelect, onJump }: PersonPanelProps) => {
  const state = shownState(room.scene);
  const character = state.characters.get(id);
  if (character === undefined) return null;
  const { at } = state.meta;
  const emotion = emotionAt(character, at);
  const energy = energyAt(character, at);
  const directs = headlines.role === "owner" || headlines.role === "director";
  return (
    <section aria-label={character.name} data-testid="person-panel" className="observatory-panel space-y-5 p-5">
      <div className="flex items-start gap-4">
        <Medallion subject={character} portrait={character.portrait} className="size-16" />
        <div className="min-w-0 grow">
          <h2 className="text-2xl">{character.name}</h2>
          <p className="text-sm text-soft">
            {character.source ? `${character.source} · ` : ""}
            {character.location}
          </p>
        </div>
        <button type="button" className="button button-quiet button-small" onClick={onClose} aria-label="Close">
          ×
        </button>
      </div>
      {character.background ? <p className="text-sm">{character.background}</p> : null}
      <p>
        {sentence(
          [moodWords(moodAt(character, at)), emotion ? `feels ${emotion.name}` : "", energyWords(energy)].filter(Boolean).join("; "),
        )}
      </p>
      <div>
        <p className="text-sm text-soft">Social energy, {Math.round(energy * 100)} of 100</p>
        <progress className="progress" value={energy} max={1} aria-label="Social energy" />
      </div>
      <Aims character={character} />
      {directs ? <Knowledge character={character} nameOf={(of) => personOf(headlines.script, of).name} /> : null}
      <TieList
        ecosystemId={state.meta.id}
        ties={Object.values(state.ties.get(id) ?? {})}
        script={headlines.script}
        directs={directs && headlines.status !== "ended"}
        onSelect={onSelect}
        onJump={onJump}
      />
      <div>
        <h3 className="mb-2 text-lg">Nature</h3>
        <TraitBars traits={character.traits} />
      </div>
      {headlines.role === "observer" || headlines.status === "ended" ? null : (
        <Prompter key={id} room={room} to={id} name={character.name} directs={directs} />
      )}
    </section>
  );
};
