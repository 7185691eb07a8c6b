/** Reads a model's answer. Tolerant of what models do around JSON, strict about what gets through: known fields, bounded, clamped. */
import { z } from "zod";
import type { Reply, Wish } from "../simulation/index.ts";

const SPEECH = 1200;
const ACTION = 200;
const THOUGHT = 400;
const MEMORY = 240;

const text = z.preprocess((value) => (typeof value === "string" ? value : ""), z.string());
const number = z.preprocess((value) => (typeof value === "string" ? Number(value) : value), z.number().refine(Number.isFinite));

/** What the prompt asks for; anything but the speech may be missing or malformed. */
const answer = z.object({
  thought: text,
  action: text,
  speech: z.string().trim().min(1),
  warmth: z.record(z.string(), z.unknown()).catch({}),
  memory: z
    .object({ text: z.string().trim().min(1), importance: number.catch(0.5) })
    .nullable()
    .catch(null),
  ends: z.boolean().catch(false),
});

const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

const oneLine = (value: string, most: number): string => {
  const tidy = value.replace(/\s+/g, " ").trim();
  return tidy.length <= most ? tidy : `${tidy.slice(0, most - 1).trimEnd()}…`;
};

/** Every balanced {...} of the text, the later ones first: models think before they answer. */
const objectsIn = (source: string): readonly string[] => {
  const found: string[] = [];
  let depth = 0;
  let start = 0;
  let inString = false;
  for (let index = 0; index < source.length; index += 1) {
    const character = source[index];
    if (inString) {
      if (character === "\\") index += 1;
      else if (character === '"') inString = false;
    } else if (character === '"' && depth > 0) inString = true;
    else if (character === "{") {
      if (depth === 0) start = index;
      depth += 1;
    } else if (character === "}" && depth > 0) {
      depth -= 1;
      if (depth === 0) found.unshift(source.slice(start, index + 1));
    }
  }
  return found;
};

const parsed = (source: string): unknown => {
  for (const candidate of [source, source.replace(/,\s*([}\]])/g, "$1"), source.replace(/[\n\r\t]+/g, " ")]) {
    try {
      return JSON.parse(candidate);
    } catch {
      continue;
    }
  }
  return undefined;
};

/** Speech as it is spoken: no name in front, no quotation marks around it, no *gesture* within. */
const spoken = (speech: string, name: string): { readonly speech: string; readonly gesture: string } => {
  const gesture = /\*([^*]{3,})\*/.exec(speech)?.[1] ?? "";
  const bare = speech.replace(/\*[^*]{3,}\*/g, " ").trim();
  const unnamed = bare.toLowerCase().startsWith(`${name.toLowerCase()}:`) ? bare.slice(name.length + 1).trim() : bare;
  const inner = /^["“]([^"“”]*)["”]$/.exec(unnamed)?.[1];
  return { speech: inner ?? unnamed, gesture };
};

/** The reply in the text of a model's answer, or null when there is none: no JSON, no speech, null content. */
export const parseReply = (content: string | null | undefined, wish: Wish, mind: string): Reply | null => {
  if (!content) return null;
  const visible = content.replace(/<think(?:ing)?>[\s\S]*?<\/think(?:ing)?>/gi, " ");
  const { self, partners } = wish.view;
  for (const candidate of objectsIn(visible)) {
    const read = answer.safeParse(parsed(candidate));
    if (!read.success) continue;
    const { thought, action, warmth, memory, ends } = read.data;
    const { speech, gesture } = spoken(read.data.speech, self.name);
    if (speech === "") continue;
    const shown = Object.entries(warmth).flatMap(([key, value]): [string, number][] => {
      const partner = partners.find(({ id, name }) => id === key || name === key);
      const said = number.safeParse(value);
      return partner && said.success ? [[partner.id, clamp(said.data, -1, 1)]] : [];
    });
    const subjects = wish.addressees.filter((id) => !id.startsWith("visitor:"));
    return {
      thought: oneLine(thought, THOUGHT),
      action: oneLine(action || gesture, ACTION),
      speech: oneLine(speech, SPEECH),
      appraisals: Object.fromEntries(shown),
      memories: memory ? [{ text: oneLine(memory.text, MEMORY), importance: clamp(memory.importance, 0, 1), subjects }] : [],
      ends,
      mind,
    };
  }
  return null;
};
