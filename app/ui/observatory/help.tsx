import { moodPath, moodShape } from "../../canvas/mood-shape.ts";
import { moodWords } from "../../live/mood-words.ts";
import { Dialog } from "./dialog.tsx";

const KEYS = [
  ["Space", "pauses the room, or lets it go on (if it is yours)"],
  ["/", "searches the script"],
  ["← →", "look back and forth in time, line by line"],
  ["b", "branches: a room of your own that begins at this moment"],
  ["Esc", "closes what is open and returns to now"],
  ["?", "shows this page"],
] as const;

/** Every mood, pleasant ones first. */
const SIGNS = [1, -1].flatMap((p) => [1, -1].flatMap((a) => [1, -1].map((d) => [{ p, a, d }, moodWords({ p, a, d })] as const)));

/** Every key and every sign there is. */
export const Help = ({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) => (
  <Dialog open={open} label="Keys and signs" onClose={onClose}>
    <h2 className="text-2xl">Keys</h2>
    <dl className="mt-4 grid grid-cols-[max-content_1fr] gap-x-4 gap-y-2">
      {KEYS.map(([key, meaning]) => (
        <div key={key} className="contents">
          <dt>
            <kbd className="rounded border border-line px-1.5 py-0.5 text-sm">{key}</kbd>
          </dt>
          <dd className="text-soft">{meaning}</dd>
        </div>
      ))}
    </dl>
    <h2 className="mt-6 text-2xl">Signs</h2>
    <dl className="mt-3 grid grid-cols-[max-content_1fr] items-center gap-x-4 gap-y-1.5">
      {SIGNS.map(([mood, meaning]) => (
        <div key={meaning} className="contents">
          <dt>
            <svg viewBox="-1.2 -1.2 2.4 2.4" className="size-4" aria-hidden="true">
              <path d={moodPath(moodShape(mood))} fill={mood.p >= 0 ? "currentColor" : "none"} stroke="currentColor" strokeWidth="0.3" />
            </svg>
          </dt>
          <dd className="text-soft">{meaning}</dd>
        </div>
      ))}
    </dl>
    <p className="mt-3 text-sm text-soft">
      Filled is pleasant, hollow unpleasant; up is stirred, down calm; a triangle has the upper hand, a dome gives way. A thread’s weight is
      how strong the feeling is, its arrow whose it is, and a dash says hostile.
    </p>
    <button type="button" className="button mt-6" onClick={onClose}>
      Close
    </button>
  </Dialog>
);
