import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { MouseEvent } from "react";
import type { Headlines, Room } from "../../live/room.ts";
import { cutScript } from "../../live/script-cut.ts";
import { personOf } from "../../live/people.ts";
import { useBrowserLayoutEffect } from "../use-browser-layout-effect.ts";
import { Block } from "./entry.tsx";

/** Blocks drawn to begin with, and added when the reader scrolls to the top. */
const SHOWN = 10;
const MORE = 8;
/** Pixels from the end within which the script follows what is said. */
const NEAR_END = 120;

interface ScriptViewProps {
  readonly room: Room;
  readonly headlines: Headlines;
  readonly className: string;
  readonly onSelect: (id: string) => void;
  /** Line to show; changes with every wish to jump. */
  readonly jump: { readonly seq: number } | null;
  readonly onJump: (seq: number) => void;
  /** Ends a look back; needed where one can begin. */
  readonly onNow?: () => void;
}

/** The script as a window on its end, which follows new lines until the reader scrolls back. */
export const ScriptView = ({ room, headlines, className, onSelect, jump, onJump, onNow }: ScriptViewProps) => {
  const { script, speaking, past } = headlines;
  const box = useRef<HTMLDivElement>(null);
  const [shown, setShown] = useState(SHOWN);
  const [following, setFollowing] = useState(true);
  const [fetching, setFetching] = useState(false);
  /** Height before older lines came in, to stay at the same line. */
  const height = useRef<number | null>(null);
  const whole = useMemo(() => (past === null ? script.blocks : cutScript(script, past)), [script, past]);
  const blocks = whole.slice(-shown);
  const complete = script.from <= 0 && blocks.length === whole.length;

  const toEnd = useCallback(() => {
    box.current?.scrollTo({ top: box.current.scrollHeight });
    setFollowing(true);
    setShown(SHOWN);
  }, []);

  useBrowserLayoutEffect(() => {
    const element = box.current;
    if (element === null) return;
    if (height.current !== null) {
      element.scrollTop += element.scrollHeight - height.current;
      height.current = null;
    } else if (following) element.scrollTop = element.scrollHeight;
  }, [whole, shown, speaking, following]);

  // what opens above or below the script takes from its height: its end stays in sight
  useEffect(() => {
    const element = box.current;
    if (element === null || !following) return undefined;
    const sizes = new ResizeObserver(() => {
      element.scrollTop = element.scrollHeight;
    });
    sizes.observe(element);
    return () => sizes.disconnect();
  }, [following]);

  // a look back shows the script's end as it was; the return shows the end as it is
  useBrowserLayoutEffect(() => setFollowing(true), [past]);

  const earlier = useCallback(async () => {
    if (fetching) return;
    height.current = box.current?.scrollHeight ?? null;
    if (shown < whole.length) return setShown(shown + MORE);
    setFetching(true);
    try {
      if (await room.earlier()) setShown((before) => before + MORE);
    } finally {
      setFetching(false);
    }
  }, [fetching, room, whole.length, shown]);

  useEffect(() => {
    if (jump === null) return undefined;
    const index = script.blocks.findIndex((block) => block.entries.some((entry) => entry.seq >= jump.seq));
    if (index < 0) return undefined;
    setFollowing(false);
    setShown((before) => Math.max(before, script.blocks.length - index));
    const target = script.blocks[index]?.entries.find((entry) => entry.seq >= jump.seq)?.seq ?? jump.seq;
    const frame = requestAnimationFrame(() => {
      const line = document.getElementById(`line-${target}`);
      line?.scrollIntoView({ block: "center" });
      line?.classList.add("script-found");
    });
    return () => {
      cancelAnimationFrame(frame);
      document.getElementById(`line-${target}`)?.classList.remove("script-found");
    };
    // only a new wish to jump moves the page; new lines do not
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [jump]);

  const scrolled = (): void => {
    const element = box.current;
    if (element === null) return;
    const near = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_END;
    if (near !== following) setFollowing(near);
    if (near && shown > SHOWN) setShown(SHOWN);
    if (element.scrollTop < 60 && !complete && !near) void earlier();
  };

  /** Whoever opens a note wants to read it: it must not scroll away. */
  const opened = (event: MouseEvent): void => {
    if (event.target instanceof Element && event.target.closest("summary")) setFollowing(false);
  };

  return (
    <div ref={box} className={`relative ${className}`} onScroll={scrolled} onClickCapture={opened}>
      <div className="px-6 pt-4 pb-10 lg:px-10">
        {complete ? null : (
          <button type="button" className="button button-quiet button-small" onClick={() => void earlier()} disabled={fetching}>
            {fetching ? "Fetching earlier pages…" : "Earlier pages"}
          </button>
        )}
        <div role="log" aria-live={fetching ? "off" : "polite"} aria-label="Script" className="script">
          {blocks.map((block) => (
            <Block key={block.key} block={block} onSelect={onSelect} onJump={onJump} />
          ))}
        </div>
        {speaking === null || past !== null ? null : (
          <p className="script script-line text-soft" aria-hidden="true">
            <span className="script-speaker">{personOf(script, speaking.speaker_id).name}</span>. {speaking.text}…
          </p>
        )}
        {whole.length === 0 ? <p className="script py-8 text-soft italic">The stage is set. Nobody has spoken yet.</p> : null}
      </div>
      {past === null || onNow === undefined ? null : (
        <output className="sticky bottom-0 block border-t border-line bg-sheet px-6 py-2 text-sm lg:px-10">
          You are looking at event {past}.{" "}
          <button type="button" className="link" onClick={onNow}>
            Back to now
          </button>
        </output>
      )}
      {following || past !== null ? null : (
        <button type="button" className="button button-small sticky bottom-3 left-1/2 -translate-x-1/2" onClick={toEnd}>
          Back to what is being said
        </button>
      )}
    </div>
  );
};
