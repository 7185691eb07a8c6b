import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { data, redirect } from "@remix-run/cloudflare";
import { Form, Link, useActionData, useNavigation, useSearchParams } from "@remix-run/react";
import { rawField, textField } from "../form.server.ts";
import { nextPath } from "../guard.server.ts";
import { orRefusal } from "../problem.server.ts";
import { Field, Notice } from "../ui/form.tsx";
import { Shell } from "../ui/shell.tsx";

export const meta: MetaFunction = () => [{ title: "Sign in · LiteraryAI Studio" }];

export const loader = ({ request, context }: LoaderFunctionArgs) => (context.user === null ? null : redirect(nextPath(request)));

export const action = async ({ request, context }: ActionFunctionArgs) => {
  const form = await request.formData();
  const login = textField(form, "login");
  const { value, refusal } = await orRefusal(context.services.auth.login(login, rawField(form, "password")));
  if (refusal) return data({ login, refusal }, { status: refusal.status });
  context.signIn(value.tokens);
  return redirect(nextPath(request));
};

const Login = () => {
  const answer = useActionData<typeof action>();
  const busy = useNavigation().state === "submitting";
  const [search] = useSearchParams();
  return (
    <Shell>
      <div className="mx-auto max-w-sm pt-10">
        <h1 className="text-4xl">Sign in</h1>
        <Form method="post" className="mt-8 space-y-5">
          {answer ? (
            <Notice title="That did not open the door">
              {answer.refusal.detail} Your name is still in the form; check the password and try again.
            </Notice>
          ) : null}
          <Field label="Username or email" name="login" autoComplete="username" required defaultValue={answer?.login} />
          <Field label="Password" name="password" type="password" autoComplete="current-password" required />
          <button type="submit" className="button button-lamp w-full" disabled={busy}>
            {busy ? "Opening…" : "Come in"}
          </button>
        </Form>
        <p className="mt-6 text-soft">
          New here?{" "}
          <Link to={{ pathname: "/register", search: search.toString() }} className="link">
            Open an account
          </Link>
          , or{" "}
          <Link to="/" className="link">
            watch the room that is playing
          </Link>{" "}
          without one.
        </p>
      </div>
    </Shell>
  );
};

export default Login;
