import { useRef, useState } from "react";
import type { KeyboardEvent } from "react";

interface StageNamesProps {
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly selected: string | null;
  readonly onSelect: (id: string) => void;
}

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** Everybody on the stage for the keyboard: one stop of the tab key, arrows within, seen while it has the focus. */
export const StageNames = ({ people, selected, onSelect }: StageNamesProps) => {
  const list = useRef<HTMLUListElement>(null);
  const [current, setCurrent] = useState(0);
  const stop = Math.min(current, people.length - 1);
  const press = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    // the page's own arrows scrub through time
    event.stopPropagation();
    const next = (stop + step + people.length) % people.length;
    setCurrent(next);
    list.current?.querySelectorAll("button")[next]?.focus();
  };
  return (
    <ul
      ref={list}
      aria-label="On the stage; the arrow keys go from one to the next"
      className="pointer-events-none absolute inset-x-0 top-0 flex max-h-full flex-wrap gap-1 overflow-y-auto p-2 opacity-0 focus-within:pointer-events-auto focus-within:opacity-100"
    >
      {people.map(({ id, name }, index) => (
        <li key={id}>
          <button
            type="button"
            className="button button-small"
            tabIndex={index === stop ? 0 : -1}
            aria-pressed={id === selected}
            onKeyDown={press}
            onFocus={() => setCurrent(index)}
            onClick={() => onSelect(id)}
          >
            {name}
          </button>
        </li>
      ))}
    </ul>
  );
};
