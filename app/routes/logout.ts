import type { ActionFunctionArgs } from "@remix-run/cloudflare";
import { redirect } from "@remix-run/cloudflare";

export const loader = () => redirect("/");

export const action = async ({ context }: ActionFunctionArgs) => {
  await context.signOut();
  return redirect("/");
};
