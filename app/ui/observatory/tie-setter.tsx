import { useFetcher } from "@remix-run/react";
import { useState } from "react";
import { RELATIONSHIP_TYPES } from "../../../objects/simulation/state.ts";
import type { Relationship } from "../../../objects/simulation/state.ts";
import { typeWords } from "../../live/notes.ts";
import type { action } from "../../routes/ecosystems.$id_.ties.ts";

interface TieSetterProps {
  readonly ecosystemId: string;
  readonly tie: Relationship;
}

type Dimension = "strength" | "trust" | "familiarity" | "type";

/** The author's hand on a tie: one value of it, set for a reason that the ledger keeps. */
export const TieSetter = ({ ecosystemId, tie }: TieSetterProps) => {
  const fetcher = useFetcher<typeof action>();
  const [dimension, setDimension] = useState<Dimension>("strength");
  const refusal = fetcher.state === "idle" ? (fetcher.data?.refusal ?? null) : null;
  return (
    <details className="mt-1 text-sm text-soft">
      <summary className="cursor-pointer hover:text-ink">Set it yourself</summary>
      <fetcher.Form method="post" action={`/ecosystems/${ecosystemId}/ties`} className="mt-1 flex flex-wrap items-center gap-2">
        <input type="hidden" name="action" value="set" />
        <input type="hidden" name="from" value={tie.from} />
        <input type="hidden" name="to" value={tie.to} />
        <select
          name="dimension"
          aria-label="Which value"
          value={dimension}
          onChange={(event) => {
            const wanted = event.currentTarget.value;
            setDimension(wanted === "trust" || wanted === "familiarity" || wanted === "type" ? wanted : "strength");
          }}
          className="rounded border border-line bg-sheet px-1 py-0.5 text-ink"
        >
          <option>strength</option>
          <option>trust</option>
          <option>familiarity</option>
          <option value="type">what they are</option>
        </select>
        {dimension === "type" ? (
          <select
            name="value"
            aria-label="What they are"
            defaultValue={tie.type}
            className="rounded border border-line bg-sheet px-1 py-0.5 text-ink"
          >
            {RELATIONSHIP_TYPES.map((type) => (
              <option key={type} value={type}>
                {typeWords(type)}
              </option>
            ))}
          </select>
        ) : (
          <input
            key={dimension}
            name="value"
            type="number"
            aria-label={`New ${dimension}`}
            min={dimension === "strength" ? -1 : 0}
            max={1}
            step={0.01}
            defaultValue={tie[dimension].toFixed(2)}
            className="field w-24 py-0.5"
            required
          />
        )}
        <input name="because" aria-label="Why" placeholder="because…" maxLength={200} className="field min-w-0 grow py-0.5" />
        <button type="submit" className="button button-small" disabled={fetcher.state !== "idle"}>
          Set it
        </button>
      </fetcher.Form>
      {refusal === null ? null : (
        <p role="alert" className="text-alarm">
          {refusal.detail}
        </p>
      )}
    </details>
  );
};
