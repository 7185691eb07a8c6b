import { useFetcher } from "@remix-run/react";
import { useCallback } from "react";
import type { action } from "../../routes/ecosystems.$id_.scenario.ts";

export type ScenarioAction = "pause" | "resume" | "advance" | "complicate" | "end";

/** The levers of the scenario that is played. */
export const useScenario = (id: string) => {
  const fetcher = useFetcher<typeof action>();
  const { submit } = fetcher;
  const act = useCallback(
    (name: ScenarioAction): void => submit({ action: name }, { method: "post", action: `/ecosystems/${id}/scenario` }),
    [id, submit],
  );
  return { act, busy: fetcher.state !== "idle", trouble: fetcher.state === "idle" ? (fetcher.data?.refusal?.detail ?? "") : "" };
};
