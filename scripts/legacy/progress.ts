/** How far it is: a bar on a terminal, one line per table elsewhere. */

const WIDTH = 30;

export interface Progress {
  advance(rows: number): void;
  done(): void;
}

export const createProgress = (table: string, total: number, out: NodeJS.WriteStream): Progress => {
  let rows = 0;
  let shown = -1;
  const draw = (): void => {
    const share = total === 0 ? 1 : rows / total;
    const percent = Math.floor(share * 100);
    if (percent === shown) return;
    shown = percent;
    const filled = Math.round(share * WIDTH);
    out.write(`\r${table.padEnd(14)} ${"█".repeat(filled)}${"░".repeat(WIDTH - filled)} ${String(percent).padStart(3)} % of ${total}`);
  };
  return {
    advance: (more) => {
      rows += more;
      if (out.isTTY) draw();
    },
    done: () => void out.write(out.isTTY ? "\n" : `${table}: ${rows} rows\n`),
  };
};
