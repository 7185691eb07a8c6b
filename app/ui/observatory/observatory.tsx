import { useCallback, useMemo, useRef, useState } from "react";
import type { RoomData } from "../../live/room-data.ts";
import { useRoom } from "../../live/use-room.ts";
import { personOf } from "../../live/people.ts";
import { BranchDialog } from "./branch-dialog.tsx";
import { Company } from "./company.tsx";
import { useControl } from "./controls.tsx";
import { Foot } from "./foot.tsx";
import { Head } from "./head.tsx";
import { Help } from "./help.tsx";
import { Lineage } from "./lineage.tsx";
import { ScenarioForm } from "./scenario-form.tsx";
import { ScenarioStrip } from "./scenario-strip.tsx";
import { Score } from "./score.tsx";
import { ScriptView } from "./script-view.tsx";
import { SearchResults } from "./search-results.tsx";
import { Standing } from "./standing.tsx";
import { useKeys } from "./use-keys.ts";
import { useScenario } from "./use-scenario.ts";

/** The Observatory: stage, script and score of one live room. */
export const Observatory = ({ data }: { readonly data: RoomData }) => {
  const { room, headlines } = useRoom(data);
  const control = useControl(data.id);
  const [selected, setSelected] = useState<string | null>(null);
  const [jump, setJump] = useState<{ readonly seq: number } | null>(null);
  const [query, setQuery] = useState("");
  const [stageOpen, setStageOpen] = useState(false);
  const [open, setOpen] = useState<"help" | "branch" | "scenario" | null>(null);
  const close = useCallback(() => setOpen(null), []);
  const levers = useScenario(data.id);
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
      b: () => {
        if (data.may_branch) setOpen("branch");
      },
      "?": () => setOpen("help"),
      Escape: () => {
        setSelected(null);
        setStageOpen(false);
        onLook(null);
      },
    }),
    [act, directs, onLook, data.may_branch, scrub, status],
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
        onHelp={() => setOpen("help")}
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
        {headlines.parent === null ? null : <Lineage id={data.id} parent={headlines.parent} />}
        {headlines.scenario === null ? null : (
          <ScenarioStrip
            scenario={headlines.scenario}
            at={headlines.at}
            nameOf={(id) => personOf(headlines.script, id).name}
            control={directs ? levers : null}
          />
        )}
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
          <Foot id={data.id} room={room} headlines={headlines} directs={directs} onScenario={() => setOpen("scenario")} />
        )}
      </main>
      <section className="observatory-score" aria-label="Score">
        <Score headlines={headlines} onLook={onLook} onBranch={data.may_branch ? () => setOpen("branch") : null} />
      </section>
      <Help open={open === "help"} onClose={close} />
      <BranchDialog
        id={data.id}
        name={data.name}
        seq={past ?? seq}
        people={headlines.script.people}
        open={open === "branch"}
        onClose={close}
      />
      {directs ? <ScenarioForm id={data.id} people={headlines.script.people} open={open === "scenario"} onClose={close} /> : null}
    </div>
  );
};
