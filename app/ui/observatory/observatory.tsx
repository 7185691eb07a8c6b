import { useCallback, useMemo, useRef, useState } from "react";
import type { RoomData } from "../../live/room-data.ts";
import { useRoom } from "../../live/use-room.ts";
import { Company } from "./company.tsx";
import { useControl } from "./controls.tsx";
import { Foot } from "./foot.tsx";
import { Head } from "./head.tsx";
import { Help } from "./help.tsx";
import { Score } from "./score.tsx";
import { ScriptView } from "./script-view.tsx";
import { SearchResults } from "./search-results.tsx";
import { Standing } from "./standing.tsx";
import { useKeys } from "./use-keys.ts";

/** The Observatory: stage, script and score of one live room. */
export const Observatory = ({ data }: { readonly data: RoomData }) => {
  const { room, headlines } = useRoom(data);
  const control = useControl(data.id);
  const [selected, setSelected] = useState<string | null>(null);
  const [jump, setJump] = useState<{ readonly seq: number } | null>(null);
  const [query, setQuery] = useState("");
  const [stageOpen, setStageOpen] = useState(false);
  const [help, setHelp] = useState(false);
  const search = useRef<HTMLInputElement>(null);
  const directs = headlines.role === "owner" || headlines.role === "director";
  const { status } = headlines;

  const onJump = useCallback((seq: number) => {
    setJump({ seq });
    setStageOpen(false);
  }, []);
  const onLook = useCallback(
    (seq: number | null) => {
      void room.lookAt(seq);
      setJump(null);
    },
    [room],
  );
  const toNow = useCallback(() => onLook(null), [onLook]);
  const { act } = control;
  const { past, seq, series } = headlines;
  const scrub = useCallback(
    (step: -1 | 1) => {
      const here = past ?? seq;
      const marks = step < 0 ? series.marks.filter((mark) => mark.seq < here) : series.marks.filter((mark) => mark.seq > here);
      onLook((step < 0 ? marks.at(-1)?.seq : marks[0]?.seq) ?? (step < 0 ? here : null));
    },
    [onLook, past, seq, series.marks],
  );
  const keys = useMemo(
    () => ({
      " ": () => {
        if (directs && status !== "ended") act(status === "running" ? "pause" : "resume");
      },
      ArrowLeft: () => scrub(-1),
      ArrowRight: () => scrub(1),
      "/": () => search.current?.focus(),
      "?": () => setHelp(true),
      Escape: () => {
        setSelected(null);
        setStageOpen(false);
        onLook(null);
      },
    }),
    [act, directs, onLook, scrub, status],
  );
  useKeys(keys);

  return (
    <div className="observatory">
      <Head
        name={data.name}
        headlines={headlines}
        control={directs ? control : null}
        pace={headlines.role === "owner" ? data.tick_seconds : null}
        search={search}
        query={query}
        onQuery={setQuery}
        stageOpen={stageOpen}
        onStage={() => setStageOpen(!stageOpen)}
        onHelp={() => setHelp(true)}
      />
      <section className="observatory-stage" data-open={stageOpen} aria-label="Stage">
        <Company
          room={room}
          headlines={headlines}
          people={headlines.script.people}
          selected={selected}
          onSelect={setSelected}
          onJump={onJump}
        />
      </section>
      <main className="observatory-script flex flex-col">
        {query.trim() === "" ? null : <SearchResults room={room} script={headlines.script} query={query.trim()} onJump={onJump} />}
        <ScriptView
          room={room}
          headlines={headlines}
          className="min-h-0 grow overflow-y-auto"
          onSelect={(id) => {
            setSelected(id);
            setStageOpen(true);
          }}
          jump={jump}
          onJump={onJump}
          onNow={toNow}
        />
        <Standing status={status} directs={directs} />
        {headlines.role === "observer" || status === "ended" || past !== null ? null : (
          <Foot id={data.id} room={room} headlines={headlines} directs={directs} />
        )}
      </main>
      <section className="observatory-score" aria-label="Score">
        <Score headlines={headlines} onLook={onLook} />
      </section>
      <Help open={help} onClose={() => setHelp(false)} />
    </div>
  );
};
