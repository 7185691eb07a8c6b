/** The lock of a data directory, without the database. */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { acquireLock, LockedError } from "../../scripts/embedded/lock.ts";
import type { Owner } from "../../scripts/embedded/lock.ts";

const instances = ["a", "b", "c", "d", "e"].map((letter) => `instance-${letter}`);

describe("the lock of a data directory", () => {
  let folder = "";
  /** Says of every instance that it is alive. */
  const server = createServer((_request, response) => response.end(instances.join(" ")));
  const owner = (instance: string): Owner => ({ pid: process.pid, port: (server.address() as AddressInfo).port, instance });

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "lock-"));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  });
  afterAll(async () => {
    server.close();
    await rm(folder, { recursive: true, force: true });
  });

  const gone: readonly [string, string][] = [
    ["a process that is no more", JSON.stringify({ pid: 2 ** 30, port: 9, instance: "gone" })],
    ["a process whose id now belongs to another", JSON.stringify({ pid: process.pid, port: 9, instance: "gone" })],
    ["a process that died while it wrote", '{"pid":'],
  ];
  it.each(gone)("is taken over from %s", async (_owner, content) => {
    const path = join(folder, crypto.randomUUID());
    await writeFile(path, content);
    const release = await acquireLock(path, owner("instance-a"));
    expect(JSON.parse(await readFile(path, "utf8"))).toEqual(owner("instance-a"));
    await release();
    await expect(readFile(path)).rejects.toMatchObject({ code: "ENOENT" });
  });

  it("goes to one of many who want it at the same time, from a dead owner too", async () => {
    const path = join(folder, "new", "lock");
    const first = await Promise.allSettled(instances.map((instance) => acquireLock(path, owner(instance))));
    expect(first.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    await writeFile(path, JSON.stringify({ pid: 2 ** 30, port: 9, instance: "gone" }));
    const second = await Promise.allSettled(instances.map((instance) => acquireLock(path, owner(instance))));
    expect(second.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const refusals = second.filter((outcome) => outcome.status === "rejected").map(({ reason }) => reason as unknown);
    for (const refusal of refusals) expect(refusal).toBeInstanceOf(LockedError);
  });

  it("is given back only by the one who holds it", async () => {
    const path = join(folder, "held");
    const release = await acquireLock(path, owner("instance-a"));
    await writeFile(path, JSON.stringify(owner("instance-b")));
    await release();
    expect(JSON.parse(await readFile(path, "utf8"))).toEqual(owner("instance-b"));
  });
});
