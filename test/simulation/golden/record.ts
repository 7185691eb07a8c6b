/**
 * `node test/simulation/golden/record.ts > test/simulation/golden/rules-N.jsonl`: a log of the rules as they are now. The first line has the
 * hash of the state that it folds to, each other one an event. Recorded once for each version of the rules and never again:
 * golden.test.ts folds them all for ever.
 */
import { RULES_VERSION, stateHash, type Input } from "../../../objects/simulation/index.ts";
import { chatter, creation } from "../cast.ts";
import { startRun, type Mind } from "../run.ts";

const create = creation(5, 7);
const run = startRun({
  ...create,
  characters: create.characters.map((one) => (one.id === "p0" ? { ...one, secrets: ["I sank the ferry Marguerite myself."] } : one)),
});
const mind: Mind = (wish) => ({
  ...chatter(wish),
  speech: wish.view.knowledge.length > 0 && wish.seed % 3 === 0 ? (wish.view.knowledge[0]?.text ?? "") : chatter(wish).speech,
  thought: "Hm.",
});
const inputs: readonly Input[] = [
  { kind: "tell", to: ["p1", "p2"], text: "The lighthouse keeper is not who he says.", by: "author" },
  { kind: "direct", to: "p3", text: "Be short with everybody.", by: "director" },
  { kind: "world_event", content: "The bell rings by itself.", location: null, by: "owner" },
  { kind: "say", speaker_id: "visitor:v", name: "Vi", to: ["p2"], text: "The bailiff comes on Thursday.", whisper: true },
  { kind: "override", from: "p0", to: "p1", change: { dimension: "trust", value: 0.9 }, because: "they grew up together", by: "author" },
  { kind: "move", character_id: "p4", location: "the orchard", by: "author" },
  { kind: "leave", character_id: "p3", by: "owner" },
];
for (const input of inputs) {
  run.live(4, mind);
  run.take(input);
}
run.live(4, mind);
for (const line of [{ rules: RULES_VERSION, hash: stateHash(run.state) }, ...run.events]) console.log(JSON.stringify(line));
