import type { Headlines } from "../../live/room.ts";

/** Under the script of a room in which nobody speaks: why, and what there is to do. */
export const Standing = ({ status, directs }: Pick<Headlines, "status"> & { readonly directs: boolean }) => {
  if (status === "running") return null;
  const words =
    status === "ended"
      ? "The evening has ended. The script stays, and so does every moment of it: use the line below to look back."
      : directs
        ? "The room is paused. “Go on” lets it play; “One step” lets one thing happen."
        : "The room is paused. Whoever runs it will let it go on.";
  return (
    <p data-testid="standing" className="px-6 py-2 font-serif text-soft italic lg:px-10">
      {words}
    </p>
  );
};
