import { data } from "@remix-run/cloudflare";

/** Every address that nothing else answers. */
export const loader = () => {
  throw data(null, { status: 404 });
};

const Nothing = () => null;

export default Nothing;
