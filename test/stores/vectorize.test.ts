import { createVectorizeMemories } from "../../db/vectorize.ts";
import { EMBEDDING_DIMENSIONS } from "../../db/schema.ts";
import { describeMemoriesContract } from "./contracts/memories.ts";
import { createVectorizeMock } from "./vectorize-mock.ts";

const binding = createVectorizeMock(EMBEDDING_DIMENSIONS);
// The contract's ids; a deployment reads them from the history.
const memories = createVectorizeMemories(binding, async (ecosystemId) => Array.from({ length: 10 }, (_, seq) => `${ecosystemId}:${seq}`));

describeMemoriesContract(
  "Vectorize (a mock of the binding)",
  () => memories,
  () => binding.settle(),
);
