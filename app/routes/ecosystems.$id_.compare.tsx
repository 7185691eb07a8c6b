import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { Link, useLoaderData } from "@remix-run/react";
import { orThrow } from "../problem.server.ts";
import { ClimateChart } from "../ui/compare/climate-chart.tsx";
import { Differences } from "../ui/compare/differences.tsx";
import { Shell } from "../ui/shell.tsx";
import { counted } from "../ui/words.ts";

export const meta: MetaFunction = () => [{ title: "What became different · LiteraryAI Studio" }];

export const loader = async ({ request, params, context }: LoaderFunctionArgs) => {
  const id = params["id"] ?? "";
  const other = new URL(request.url).searchParams.get("with") ?? "";
  const { ecosystems } = context.services;
  const [comparison, here, there] = await Promise.all([
    orThrow(ecosystems.compare(context.user, id, other)),
    orThrow(ecosystems.characters(context.user, id)),
    orThrow(ecosystems.characters(context.user, other)),
  ]);
  return { id, other, comparison, names: Object.fromEntries([...there, ...here].map((character) => [character.id, character.name])) };
};

const ComparePage = () => {
  const { id, other, comparison, names } = useLoaderData<typeof loader>();
  const [one, two] = comparison.stories;
  const { divergence, counts } = comparison;
  return (
    <Shell>
      <h1 className="text-4xl">What became different</h1>
      <p className="mt-3 max-w-prose font-serif text-xl">
        {divergence === null
          ? "Nothing so far: one story is the beginning of the other."
          : `The two stories are the same up to event ${divergence.seq - 1}.`}
      </p>
      <div className="mt-6 grid gap-x-8 gap-y-2 sm:grid-cols-2">
        {[
          { story: one, to: id, index: 0 as const },
          { story: two, to: other, index: 1 as const },
        ].map(({ story, to, index }) => (
          <section key={to} aria-label={story.name} className="border-t border-line pt-3">
            <h2 className="text-2xl">
              <Link to={`/ecosystems/${to}`} className="hover:text-lamp">
                {story.name}
              </Link>
            </h2>
            <p className="text-sm text-soft">
              {counted(counts.events[index], "event")} · {counted(counts.lines[index], "line")} ·{" "}
              {counted(counts.open_threads[index], "open thread")}
            </p>
            <ClimateChart points={comparison.climate[index]} label="Tension and energy" />
          </section>
        ))}
      </div>
      <Differences comparison={comparison} nameOf={(character) => names[character] ?? character} />
    </Shell>
  );
};

export default ComparePage;
