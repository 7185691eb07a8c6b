import type { Objective, Scenario } from "../../../objects/simulation/state.ts";
import { counted } from "../words.ts";
import type { useScenario } from "./use-scenario.ts";

interface ScenarioStripProps {
  readonly scenario: Scenario;
  /** Story minute. */
  readonly at: number;
  readonly nameOf: (id: string) => string;
  /** null for those who do not direct. */
  readonly control: ReturnType<typeof useScenario> | null;
}

const RESULT = { open: "", met: "met", failed: "not met" } as const;

const Aim = ({ objective, nameOf }: { readonly objective: Objective; readonly nameOf: (id: string) => string }) => (
  <li className="grid grid-cols-[1fr_auto] items-center gap-x-3">
    <span>
      {objective.character_id === null ? "" : `${nameOf(objective.character_id)}: `}
      {objective.text}
      {objective.secret ? <span className="text-soft"> (secret)</span> : null}
    </span>
    {objective.status === "open" ? (
      <progress className="progress w-20" value={objective.progress} max={1} aria-label={`How far: ${objective.text}`} />
    ) : (
      <span className="text-soft">{RESULT[objective.status]}</span>
    )}
  </li>
);

/** What is being played: its phase, its aims, and for directors the levers. */
export const ScenarioStrip = ({ scenario, at, nameOf, control }: ScenarioStripProps) => {
  const { title, phases, phase, status, began_at, minutes, paused_at, objectives, outcome } = scenario;
  const left = Math.max(0, Math.round(minutes - ((paused_at ?? at) - began_at)));
  const now = phases[phase]?.title ?? "";
  const where = status === "ended" ? "over" : status === "paused" ? "resting" : `${counted(left, "minute")} left`;
  return (
    <details className="border-b border-line px-6 py-2 text-sm lg:px-10" data-testid="scenario" data-status={status}>
      <summary className="cursor-pointer">
        <strong className="font-medium">{title}</strong>
        <span className="text-soft">
          {phases.length > 1 && now ? ` · ${now}, ${phase + 1} of ${phases.length}` : ""} · {where}
        </span>
      </summary>
      {outcome ? <p className="mt-2 max-w-prose font-serif text-base">{outcome}</p> : null}
      {objectives.length > 0 ? (
        <ul className="mt-2 space-y-1">
          {objectives.map((objective) => (
            <Aim key={objective.id} objective={objective} nameOf={nameOf} />
          ))}
        </ul>
      ) : null}
      {control === null || status === "ended" ? null : (
        <div className="mt-2 flex flex-wrap gap-2">
          {status === "active" ? (
            <>
              {phase < phases.length - 1 ? (
                <button type="button" className="button button-small" disabled={control.busy} onClick={() => control.act("advance")}>
                  Next phase
                </button>
              ) : null}
              <button type="button" className="button button-small" disabled={control.busy} onClick={() => control.act("complicate")}>
                Throw something in
              </button>
              <button type="button" className="button button-small" disabled={control.busy} onClick={() => control.act("pause")}>
                Let it rest
              </button>
            </>
          ) : (
            <button type="button" className="button button-small" disabled={control.busy} onClick={() => control.act("resume")}>
              Take it up again
            </button>
          )}
          <button type="button" className="button button-small button-quiet" disabled={control.busy} onClick={() => control.act("end")}>
            End and judge it
          </button>
        </div>
      )}
      {control?.trouble ? (
        <p role="alert" className="mt-1 text-alarm">
          {control.trouble}
        </p>
      ) : null}
    </details>
  );
};
