import type { ActionFunctionArgs } from "@remix-run/cloudflare";
import { data, redirect } from "@remix-run/cloudflare";
import { themeCookie } from "../theme.ts";

export const loader = () => redirect("/");

/** Keeps the reader's choice of paper or night. */
export const action = async ({ request }: ActionFunctionArgs) => {
  const theme = (await request.formData()).get("theme") === "night" ? "night" : "paper";
  return data({ theme }, { headers: { "set-cookie": themeCookie(theme) } });
};
