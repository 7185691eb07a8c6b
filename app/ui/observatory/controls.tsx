import { useFetcher } from "@remix-run/react";
import { useCallback } from "react";
import type { EcosystemStatus } from "../../../objects/simulation/state.ts";
import { PACES } from "../../pace.ts";
import type { action } from "../../routes/ecosystems.$id_.control.ts";

/** Pause, resume, step, end and pace, for those who run the room. */
export const useControl = (id: string) => {
  const fetcher = useFetcher<typeof action>();
  const { submit } = fetcher;
  const act = useCallback(
    (name: "pause" | "resume" | "step" | "end"): void => submit({ action: name }, { method: "post", action: `/ecosystems/${id}/control` }),
    [id, submit],
  );
  const setPace = useCallback(
    (pace: string): void => submit({ action: "pace", pace }, { method: "post", action: `/ecosystems/${id}/control` }),
    [id, submit],
  );
  return { act, setPace, busy: fetcher.state !== "idle", trouble: fetcher.state === "idle" ? (fetcher.data?.refusal?.detail ?? "") : "" };
};

interface ControlsProps {
  readonly status: EcosystemStatus;
  readonly control: ReturnType<typeof useControl>;
  /** Seconds between ticks when the page was opened; null for those who may not set it. */
  readonly pace: number | null;
}

export const Controls = ({ status, control: { act, setPace, busy }, pace }: ControlsProps) => {
  if (status === "ended") return null;
  return (
    <fieldset className="flex items-center gap-2" aria-label="Run the room">
      {status === "running" ? (
        <button type="button" className="button button-small" disabled={busy} onClick={() => act("pause")}>
          Pause
        </button>
      ) : (
        <>
          <button type="button" className="button button-small button-lamp" disabled={busy} onClick={() => act("resume")}>
            Go on
          </button>
          <button type="button" className="button button-small" disabled={busy} onClick={() => act("step")}>
            One step
          </button>
        </>
      )}
      {pace === null ? null : (
        <select
          className="field min-h-8 py-0.5 text-sm"
          aria-label="Pace"
          defaultValue={String(pace)}
          onChange={(event) => setPace(event.currentTarget.value)}
        >
          {PACES.some(({ seconds }) => seconds === pace) ? null : <option value={String(pace)}>every {pace} s</option>}
          {PACES.map(({ seconds, label }) => (
            <option key={seconds} value={String(seconds)}>
              {label}
            </option>
          ))}
        </select>
      )}
      <button
        type="button"
        className="button button-small button-quiet"
        disabled={busy}
        onClick={() => {
          if (confirm("End the evening for good? The script stays; nobody speaks any more.")) act("end");
        }}
      >
        End
      </button>
    </fieldset>
  );
};
