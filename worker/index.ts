/** What the platform runs: requests, the clock, one object per ecosystem, and the reading of books. */
import { edge } from "./edge.ts";
import { watch } from "./jobs/watchdog.ts";

export { Ecosystem } from "../objects/ecosystem.ts";
export { BookAnalysis } from "./jobs/book-analysis.ts";

export default {
  fetch: (request, env, ctx) => edge.fetch(request, env, ctx),
  scheduled: (_controller, env, ctx) => ctx.waitUntil(watch(env)),
} satisfies ExportedHandler<Env>;
