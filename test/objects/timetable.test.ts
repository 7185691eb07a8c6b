/** How often the watchdog's record is written: seldom while ticks follow each other, at once when it matters. */
import { expect, test } from "vitest";
import { Timetable } from "../../objects/ecosystem/timetable.ts";

const setting = () => {
  const written: (string | null)[] = [];
  const world = { now: 0, down: false };
  const timetable = new Timetable({
    ecosystemId: () => "e",
    write: async (_, due) => {
      if (world.down) throw new Error("down");
      written.push(due);
    },
    now: () => world.now,
  });
  return { written, world, timetable };
};

const iso = (time: number): string => new Date(time).toISOString();

test("ticks that follow each other are written once a minute", async () => {
  const { written, world, timetable } = setting();
  for (; world.now < 120_000; world.now += 4_000) await timetable.note(world.now + 4_000);
  expect(written).toEqual([iso(4_000), iso(64_000)]);
});

test("falling asleep, waking up and ticking sooner are written at once", async () => {
  const { written, timetable } = setting();
  for (const due of [300_000, null, 300_000, 4_000]) await timetable.note(due);
  expect(written).toEqual([iso(300_000), null, iso(300_000), iso(4_000)]);
});

test("what could not be written is written with the next tick", async () => {
  const { written, world, timetable } = setting();
  world.down = true;
  await timetable.note(4_000);
  world.down = false;
  await timetable.note(8_000);
  expect(written).toEqual([iso(8_000)]);
});

test("while one write is under way the newest wish waits, and those in between are dropped", async () => {
  const written: (string | null)[] = [];
  const gates: (() => void)[] = [];
  const timetable = new Timetable({
    ecosystemId: () => "e",
    write: async (_, due) => {
      await new Promise<void>((open) => gates.push(open));
      written.push(due);
    },
    now: () => 0,
  });
  const first = timetable.note(4_000);
  await timetable.note(null);
  await timetable.note(2_000);
  await timetable.note(null);
  gates[0]?.();
  await Promise.resolve();
  await expect.poll(() => gates.length).toBe(2);
  gates[1]?.();
  await first;
  expect(written).toEqual([iso(4_000), null]);
});
