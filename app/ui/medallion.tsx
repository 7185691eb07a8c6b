import { useId } from "react";
import { medallionShapes } from "../canvas/medallion-shapes.ts";
import type { MedallionSubject } from "../canvas/medallion-shapes.ts";

interface MedallionProps {
  readonly subject: MedallionSubject;
  /** Address of a portrait; null draws the face. */
  readonly portrait?: string | null;
  readonly className?: string;
}

/** A character's face. Decorative: the name always stands beside it. */
export const Medallion = ({ subject, portrait = null, className = "size-12" }: MedallionProps) => {
  const clip = useId();
  return (
    <svg viewBox="0 0 100 100" className={`${className} shrink-0 text-ink`} aria-hidden="true">
      <clipPath id={clip}>
        <circle cx="50" cy="50" r="48" />
      </clipPath>
      <circle cx="50" cy="50" r="48" className="fill-well" />
      <g clipPath={`url(#${clip})`}>
        {portrait === null ? (
          medallionShapes(subject).map(({ d, kind, width }, index) =>
            kind === "line" ? (
              <path key={index} d={d} fill="none" stroke="currentColor" strokeWidth={width} strokeLinecap="round" />
            ) : (
              <path key={index} d={d} className={kind === "ink" ? "fill-ink" : "fill-sheet"} />
            ),
          )
        ) : (
          <image href={portrait} width="100" height="100" preserveAspectRatio="xMidYMid slice" />
        )}
      </g>
      <circle cx="50" cy="50" r="48" fill="none" stroke="currentColor" strokeWidth="1.6" />
    </svg>
  );
};
