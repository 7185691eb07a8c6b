/**
 * What is in an ecosystem's bundle. The log is the ecosystem; cards, lorebook, relationships with their history, and scenarios are there
 * for readers and follow from it, so that only `manifest.json` and `log/` are read when a bundle comes in.
 */
import { z } from "zod";
import { settingsSchema } from "../api/ecosystem-schemas.ts";

export const FORMAT = "literaryai-ecosystem";
export const VERSION = 1;
export const MANIFEST = "manifest.json";

const seq = z.number().int().min(1).max(Number.MAX_SAFE_INTEGER);

export const manifestSchema = z.object({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  name: z.string().trim().min(1).max(200),
  description: z.string().max(5_000),
  head: z.object({
    seq,
    state_hash: z.string().max(100),
    // whatever an ecosystem is set to, now or later
    settings: z.looseObject(settingsSchema.shape),
    clock: z.object({ tick: z.number().int().min(0), at: z.number().min(0) }),
  }),
});
export type Manifest = z.infer<typeof manifestSchema>;

/** One line of a log file. */
export const logRowSchema = z.object({ first_seq: seq, last_seq: seq, tick: z.number().int(), events: z.string() });

/** Log files in their order. */
export const logFile = (number: number): string => `log/${String(number).padStart(6, "0")}.jsonl`;
export const isLogFile = (name: string): boolean => /^log\/\d{6}\.jsonl$/.test(name);
