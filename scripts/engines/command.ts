/** Running other programs while engines are fetched and set up. */
import { execFile } from "node:child_process";
import { promisify } from "node:util";

/** What an engine needs is not on this machine. The message says what, and how to get it. */
export class EngineMissingError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "EngineMissingError";
  }
}

const execute = promisify(execFile);

const isNotFound = (error: unknown): boolean => error instanceof Error && "code" in error && error.code === "ENOENT";

interface Options {
  readonly uid?: number | undefined;
  readonly gid?: number | undefined;
  readonly cwd?: string | undefined;
}

/**
 * Runs a program to its end and gives its output.
 * @param advice how to get the program when it is not there.
 * @throws EngineMissingError when there is no such program; Error with its output when it failed.
 */
export const run = async (program: string, args: readonly string[], advice: string, options: Options = {}): Promise<string> => {
  try {
    const { stdout } = await execute(program, [...args], { ...options, maxBuffer: 64 * 1024 * 1024 });
    return stdout;
  } catch (error) {
    if (isNotFound(error)) throw new EngineMissingError(`${program} is not installed: ${advice}.`);
    const { stdout = "", stderr = "" } = error as { stdout?: string; stderr?: string };
    throw new Error(`${program} ${args.join(" ")} failed:\n${stdout}${stderr}`.trim(), { cause: error });
  }
};
