import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { Links, Meta, Outlet, Scripts, ScrollRestoration, useMatches, useNavigation, useRouteLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { useNonce } from "./nonce.ts";
import stylesheet from "./tailwind.css?url";
import { themeOf, themeOfHandle } from "./theme.ts";
import type { Theme } from "./theme.ts";
import { Shell } from "./ui/shell.tsx";
import { usePendingTheme } from "./ui/theme-toggle.tsx";
import { TroublePage } from "./ui/trouble.tsx";

export const links: LinksFunction = () => [
  { rel: "stylesheet", href: stylesheet },
  { rel: "icon", href: "/favicon.svg", type: "image/svg+xml" },
];

export const meta: MetaFunction = () => [
  { title: "LiteraryAI Studio" },
  { name: "description", content: "Upload a book; its characters come alive in a room you can watch." },
];

export const loader = ({ request, context }: LoaderFunctionArgs) => ({
  username: context.user?.username ?? null,
  theme: themeOf(request.headers.get("cookie")),
});

/** The reader's choice, else what the page asks for, else the system's setting (no attribute). */
const useTheme = (): Theme | undefined => {
  const chosen = useRouteLoaderData<typeof loader>("root")?.theme ?? null;
  const asked = useMatches()
    .map((match) => themeOfHandle(match.handle))
    .find((theme) => theme !== null);
  return usePendingTheme() ?? chosen ?? asked ?? undefined;
};

export const Layout = ({ children }: { readonly children: ReactNode }) => {
  const nonce = useNonce();
  return (
    <html lang="en-GB" data-theme={useTheme()}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
};

/** Nothing for the first moment; then a thin line while the next page is on its way. */
const Waiting = () =>
  useNavigation().state === "idle" ? null : <div className="late fixed inset-x-0 top-0 z-50 h-0.5 bg-lamp" aria-hidden="true" />;

const Root = () => (
  <>
    <Waiting />
    <Outlet />
  </>
);

export default Root;

export const ErrorBoundary = () => (
  <Shell>
    <TroublePage />
  </Shell>
);
