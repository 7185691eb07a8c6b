import type { ViewedEvent } from "../../objects/protocol.ts";
import type { Snapshot } from "../../objects/simulation/snapshot.ts";

/** Events after `since` up to `until`, oldest first, as the viewer may see them. Throws when the studio does not answer. */
export const fetchEvents = async (ecosystemId: string, since: number, until: number): Promise<readonly ViewedEvent[]> => {
  const query = new URLSearchParams({ since: String(since), until: String(until) });
  const response = await fetch(`/ecosystems/${ecosystemId}/events?${query}`, { signal: AbortSignal.timeout(15_000) });
  if (!response.ok) throw new Error(`events: ${response.status}`);
  const body = (await response.json()) as { readonly events: readonly ViewedEvent[] };
  return body.events;
};

/** The ecosystem as it was after event `seq`. Throws when the studio does not answer. */
export const fetchMoment = async (ecosystemId: string, seq: number): Promise<Snapshot> => {
  const response = await fetch(`/ecosystems/${ecosystemId}/replay?to=${seq}`, { signal: AbortSignal.timeout(15_000) });
  if (!response.ok) throw new Error(`replay: ${response.status}`);
  const body = (await response.json()) as { readonly state: Snapshot };
  return body.state;
};
