/** What the ways to the stores can do to whoever uses them. */
export const FAULTS = ["hang", "reset", "lost answer", "slow", "500", "duplicate", "late"] as const;

export type Fault = (typeof FAULTS)[number];

/** A way to a store. */
export interface Way {
  readonly port: number;
  /** From now on; null lets everything through, and what was held up goes on. */
  set(fault: Fault | null): void;
  /** Requests, or connections, that each fault met. */
  readonly met: ReadonlyMap<Fault, number>;
  close(): Promise<void>;
}

export const count = (met: Map<Fault, number>, fault: Fault): void => void met.set(fault, (met.get(fault) ?? 0) + 1);

/** Milliseconds after which what was refused or answered is delivered all the same, behind newer deliveries. */
export const LATE_MS = { least: 300, more: 1_500 };
