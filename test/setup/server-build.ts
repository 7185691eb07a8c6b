/**
 * Stands in for Remix's server build, so that tests in workerd need no built pages: one route for every path, which tells what
 * the edge gave it, and signs in or out when a form asks for it.
 */
import type { ActionFunctionArgs, LoaderFunctionArgs, ServerBuild } from "@remix-run/cloudflare";

const page = {
  default: undefined,
  loader: ({ context }: LoaderFunctionArgs) => Response.json({ user: context.user, nonce: context.nonce }),
  action: async ({ context, request }: ActionFunctionArgs) => {
    const form = new URLSearchParams(await request.text());
    if (form.get("do") === "sign out") await context.signOut();
    else context.signIn((await context.services.auth.login(form.get("login") ?? "", form.get("password") ?? "")).tokens);
    return Response.json({ done: true });
  },
};

export const mode: ServerBuild["mode"] = "test";
export const entry: ServerBuild["entry"] = { module: { default: () => new Response("no document here", { status: 404 }) } };
export const routes: ServerBuild["routes"] = { page: { id: "page", path: "*", module: page } };
export const assets: ServerBuild["assets"] = {
  entry: { imports: [], module: "" },
  routes: {},
  url: "",
  version: "",
};
export const publicPath: ServerBuild["publicPath"] = "/";
export const assetsBuildDirectory: ServerBuild["assetsBuildDirectory"] = "";
export const future: Partial<ServerBuild["future"]> = { v3_singleFetch: true };
export const isSpaMode: ServerBuild["isSpaMode"] = false;
