import { useFetcher, useRevalidator } from "@remix-run/react";
import { useEffect, useState } from "react";
import type { loader } from "../../routes/library.$id_.status.ts";
import { stageWords } from "./stages.ts";

interface Progress {
  readonly id: string;
  readonly stage: string;
  /** 0..1. */
  readonly progress: number;
}

const FIRST_WAIT = 700;
const LONGEST_WAIT = 6000;

/** How far the reading of a book has come; asks again less and less often, and reloads the page's data when it is over. */
export const TaskProgress = ({ id, stage, progress }: Progress) => {
  const fetcher = useFetcher<typeof loader>();
  const { revalidate } = useRevalidator();
  const [wait, setWait] = useState(FIRST_WAIT);
  const { load, data, state } = fetcher;
  const finished = data !== undefined && data.status !== "processing";

  useEffect(() => {
    if (state !== "idle" || finished) return undefined;
    const timer = setTimeout(() => {
      setWait((before) => Math.min(before * 1.4, LONGEST_WAIT));
      load(`/library/${id}/status`);
    }, wait);
    return () => clearTimeout(timer);
  }, [id, load, wait, state, finished]);

  useEffect(() => {
    if (finished) revalidate();
  }, [finished, revalidate]);

  const done = Math.max(progress, data?.progress ?? 0);
  const words = stageWords(data?.stage ?? stage);
  return (
    <output data-testid="task-progress" className="block w-full max-w-md">
      <progress value={done} max={1} aria-label={words} className="progress" />
      <span className="mt-1 block text-sm text-soft">
        {words} · {Math.round(done * 100)}%. You may leave this page; the reading goes on.
      </span>
    </output>
  );
};
