/** Many things to do, a few at a time. */

/** What became of each, in their order. When one fails, no other is begun, and that failure is thrown once those under way have ended. */
export const abreast = async <Item, Result>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item) => Promise<Result>,
): Promise<readonly Result[]> => {
  const results: Result[] = [];
  const waiting = items.entries();
  let failed = false;
  const run = async (): Promise<void> => {
    try {
      for (const [index, item] of waiting) {
        if (failed) return;
        results[index] = await work(item);
      }
    } catch (error) {
      failed = true;
      throw error;
    }
  };
  const ended = await Promise.allSettled(Array.from({ length: atOnce }, run));
  for (const one of ended) if (one.status === "rejected") throw one.reason;
  return results;
};
