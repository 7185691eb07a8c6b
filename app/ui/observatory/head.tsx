import { Link } from "@remix-run/react";
import type { RefObject } from "react";
import { climateWords } from "../../live/mood-words.ts";
import type { Headlines } from "../../live/room.ts";
import { ThemeToggle } from "../theme-toggle.tsx";
import { clock, counted } from "../words.ts";
import { Connection } from "./connection.tsx";
import { Controls } from "./controls.tsx";
import type { useControl } from "./controls.tsx";

interface HeadProps {
  readonly name: string;
  readonly headlines: Headlines;
  readonly control: ReturnType<typeof useControl> | null;
  readonly pace: number | null;
  readonly search: RefObject<HTMLInputElement>;
  readonly query: string;
  readonly onQuery: (query: string) => void;
  readonly stageOpen: boolean;
  readonly onStage: () => void;
  readonly onHelp: () => void;
}

const STATUS = { running: "playing", paused: "paused", ended: "ended" } as const;

/** The room's name, how it is, and the levers. */
export const Head = ({ name, headlines, control, pace, search, query, onQuery, stageOpen, onStage, onHelp }: HeadProps) => {
  const { climate, connection, status, viewers, trouble, hour, place } = headlines;
  const problem = trouble || control?.trouble || "";
  return (
    <header className="observatory-head flex flex-wrap items-center gap-x-4 gap-y-2 px-6 py-3">
      <Link to="/ecosystems" className="text-soft hover:text-ink" aria-label="Back to the rooms">
        ←
      </Link>
      <div className="w-[calc(100%-3rem)] min-w-0 sm:w-auto sm:grow">
        <h1 className="truncate text-xl">{name}</h1>
        <p className="flex flex-wrap gap-x-3 text-sm text-soft">
          <span data-testid="room-status" data-status={status}>
            {STATUS[status]}
          </span>
          {climate === null ? null : (
            <>
              <span>{clock(hour)}</span>
              {place ? <span>{place}</span> : null}
              <span>{climateWords(climate)}</span>
            </>
          )}
          {viewers > 0 ? <span>{counted(viewers, "watcher")}</span> : null}
          <Connection connection={connection} />
        </p>
        {problem ? (
          <p role="alert" className="text-sm text-alarm">
            {problem}
          </p>
        ) : null}
      </div>
      {control === null ? null : <Controls status={status} control={control} pace={pace} />}
      <input
        ref={search}
        type="search"
        value={query}
        onChange={(event) => onQuery(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape") {
            onQuery("");
            event.currentTarget.blur();
          }
        }}
        placeholder="Search the script"
        aria-label="Search the script"
        aria-keyshortcuts="/"
        className="field min-h-8 w-36 grow py-0.5 text-sm sm:w-44 sm:grow-0"
      />
      <button type="button" className="button button-small lg:hidden" aria-pressed={stageOpen} onClick={onStage}>
        {stageOpen ? "Read the script" : "See the stage"}
      </button>
      <div className="hidden items-center sm:flex">
        <ThemeToggle />
        <button
          type="button"
          className="button button-quiet button-small"
          onClick={onHelp}
          aria-label="Keys"
          aria-keyshortcuts="?"
          title="Keys"
        >
          ?
        </button>
      </div>
    </header>
  );
};
