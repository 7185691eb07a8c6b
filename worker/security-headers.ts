/** What browsers are told of a page: run our scripts only, and show it in nobody's frame. */

/** Fresh for each response. */
export const newNonce = (): string => btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))));

const contentSecurityPolicy = (nonce: string, url: URL): string =>
  [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'`,
    // React writes style attributes; no stylesheet comes from elsewhere
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    // older browsers do not count ws: as 'self'
    `connect-src 'self' ${url.protocol === "https:" ? "wss" : "ws"}://${url.host}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");

/** The response with the headers added; its own take precedence nowhere. */
export const secured = (response: Response, nonce: string, requestUrl: string): Response => {
  const url = new URL(requestUrl);
  const answer = new Response(response.body, response);
  answer.headers.set("content-security-policy", contentSecurityPolicy(nonce, url));
  answer.headers.set("x-content-type-options", "nosniff");
  answer.headers.set("referrer-policy", "strict-origin-when-cross-origin");
  answer.headers.set("permissions-policy", "camera=(), microphone=(), geolocation=()");
  answer.headers.set("cross-origin-opener-policy", "same-origin");
  if (url.protocol === "https:") answer.headers.set("strict-transport-security", "max-age=31536000; includeSubDomains");
  return answer;
};
