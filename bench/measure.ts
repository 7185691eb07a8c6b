/** Timing of repeated work, in milliseconds. */
export interface Spread {
  readonly median: number;
  readonly p95: number;
  readonly max: number;
  readonly count: number;
}

export const spreadOf = (samples: readonly number[]): Spread => {
  const sorted = samples.toSorted((left, right) => left - right);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? NaN;
  return { median: at(0.5), p95: at(0.95), max: sorted.at(-1) ?? NaN, count: sorted.length };
};

export const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const from = performance.now();
  await work();
  return performance.now() - from;
};

export const repeated = async (count: number, work: (round: number) => Promise<unknown>): Promise<Spread> => {
  const samples: number[] = [];
  // one after the other: this measures an answer's time, not a queue's
  for (let round = 0; round < count; round++) samples.push(await timed(() => work(round)));
  return spreadOf(samples);
};

export const show = (name: string, { median, p95, max, count }: Spread): void =>
  console.log(
    `${name.padEnd(48)} median ${median.toFixed(1).padStart(8)} ms   p95 ${p95.toFixed(1).padStart(8)} ms   max ${max.toFixed(1).padStart(8)} ms   n ${count}`,
  );
