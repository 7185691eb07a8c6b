/** A refusal over HTTP, where the object answers a request itself. */
export const problem = (status: number, title: string, detail: string): Response =>
  Response.json({ type: "about:blank", title, status, detail }, { status, headers: { "Content-Type": "application/problem+json" } });
