import { Link } from "@remix-run/react";

interface LineageProps {
  readonly id: string;
  readonly parent: { readonly ecosystem_id: string; readonly seq: number };
}

/** Of a branch: where it comes from, and how far it has gone its own way. */
export const Lineage = ({ id, parent }: LineageProps) => (
  <p className="border-b border-line px-6 py-1.5 text-sm text-soft lg:px-10" data-testid="lineage">
    A branch: it left{" "}
    <Link to={`/ecosystems/${parent.ecosystem_id}`} className="link">
      another room
    </Link>{" "}
    at event {parent.seq}.{" "}
    <Link to={`/ecosystems/${id}/compare?with=${parent.ecosystem_id}`} className="link">
      What became different
    </Link>
  </p>
);
