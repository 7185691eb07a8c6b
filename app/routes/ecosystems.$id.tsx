import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import type { ShouldRevalidateFunction } from "@remix-run/react";
import { orThrow } from "../problem.server.ts";
import { roomData } from "../room.server.ts";
import type { RouteHandle } from "../theme.ts";
import { Observatory } from "../ui/observatory/observatory.tsx";

export const handle: RouteHandle = { theme: "night" };

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.name ?? "Room"} · LiteraryAI Studio` }];

export const loader = async ({ params, context }: LoaderFunctionArgs) => {
  const ecosystem = await orThrow(context.services.ecosystems.get(context.user, params["id"] ?? ""));
  return orThrow(roomData(context, ecosystem));
};

/** The live connection keeps the page true; forms on it need no second reading of the log. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ currentParams, nextParams }) => currentParams["id"] !== nextParams["id"];

const ObservatoryPage = () => {
  const data = useLoaderData<typeof loader>();
  return <Observatory key={data.id} data={data} />;
};

export default ObservatoryPage;
