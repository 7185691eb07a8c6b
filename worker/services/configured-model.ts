import { settingsOf } from "../settings.ts";
import { openAiBookModel, workersAiBookModel, type BookModel } from "./book-model.ts";

/** The model that OPENAI_MODEL names: "@cf/…" runs on Workers AI, any other on the server that OPENAI_API_KEY opens. null: none is set up. */
export const bookModelOf = (env: Env): BookModel | null => {
  const configured = settingsOf(env).models.find((model) => model !== "local");
  if (configured === undefined) return null;
  if (/^@(cf|hf)\//.test(configured)) return env.AI ? workersAiBookModel(env.AI, configured) : null;
  if (env.OPENAI_API_KEY === undefined) return null;
  const server = env.OPENAI_BASE_URL === undefined ? {} : { baseURL: env.OPENAI_BASE_URL };
  return openAiBookModel({ apiKey: env.OPENAI_API_KEY, model: configured, ...server });
};
