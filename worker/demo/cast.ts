/** All that the demo ecosystem begins with. */
export { DEMO_IDS, demoCast, demoScene } from "./people.ts";
export { demoMemories } from "./memories.ts";
export { demoTies } from "./ties.ts";
