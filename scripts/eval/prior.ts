/** What the signs of a speaker are thought to weigh before anything is learned: set by hand, none fitted to annotated novels. */
import { FEATURES } from "../../worker/books/features.ts";

const GUESS: Readonly<Record<string, readonly number[]>> = {
  told: [9, 9, 3, 4],
  second: [2, 1],
  gender: [0, -1.2, -7, -7, 0, -0.7, -4, -4, 0, -0.7, -4, -4],
  rank: [2.2, 0.9, 0.2, -0.4, -0.4, 1.3, 0.5, 0.1, -0.2, -0.2, 1.3, 0.5, 0.1, -0.2, -0.2],
  near: [1.2, 1.2, 0.7, 0.7, 0.7, 0.7],
  acted: [1, 0.3, -0.3, 1, 0.3, -0.3, 1, 0.3, -0.3],
  meant: [1.6, -0.8, 1, -0.5, 0.3, 0, 1, -0.5, 0.7, -0.3, 0.3, 0, 1, -0.5, 0.7, -0.3, 0.3, 0],
  kin: [-3, 2.5, 0.5, -1, -0.3, 1, -0.5],
  nobody: [-1.5, 2, 0, -1.1, -1.1, -4.5, -3.3, 0, -1.5, -1.5],
  role: [
    [-3, -0.6, -0.6, -0.1],
    [1.7, 0.7, 0.7, 0.1],
    [0.8, 0.8, 0.8, 0.2],
    [0.3, 0.3, 0.3, 0.1],
    [0, 0, 0, 0],
  ].flatMap((gaps) => gaps.flatMap((value) => [value, value, value, value])),
  share: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
  called: [-5, -2],
  about: [-1.4],
  calledBefore: [2.4, 2.2, 1.4, 0.3],
  calledNext: [0.8, 0.4],
  toldTo: [1.8, 0.9],
  named: [1.6, 2.3, 2, 1.4, 0.8, 0.2, -1.2, -1.2, 0.8, 1.2, 1, 0.7, 0.4, 0.1, -0.6, -0.6],
  heard: [0.2, 0.1, 0],
  lead: [0.5, 1, 0, 0],
  teller: [0.3, 0.3, 0.3, 0.3],
  next: [-0.5, -0.2, 0.4, 0.1],
  polite: [0.5, 0, -2, 0.5, 0, -2],
  asked: [0.4, 0, -0.5, 0.2],
  kind: [-0.3, 0],
  fame: [0, 0.2, 0.4, 0.6, 0.8, 1],
};

export const PRIOR: Float64Array = Float64Array.from(FEATURES, (feature) => {
  const [name = "", index = "0"] = feature.split(".");
  return GUESS[name]?.[Number(index)] ?? 0;
});
