/** Composition root: env in, services out. Routes and loaders see the services and never the env. */
import type { Services } from "./contract.ts";
import { createAuth } from "./services/auth.ts";
import { createBundles } from "./services/bundles.ts";
import { createCharactersService } from "./services/characters.ts";
import { dependenciesOf } from "./services/dependencies.ts";
import { createDirecting } from "./services/directing.ts";
import { createDocumentsService } from "./services/documents.ts";
import { createEcosystemsService } from "./services/ecosystems.ts";
import { createHealthService } from "./services/health.ts";
import { createInteractionsService } from "./services/interactions.ts";
import { createRelationshipsService } from "./services/relationships.ts";
import { createTasksService } from "./services/tasks.ts";
import { createTimeMachine } from "./services/time-machine.ts";

export interface Caller {
  /** Network address of the client, "" when unknown. */
  readonly address: string;
}

export const createServices = (env: Env, caller: Caller): Services => {
  const dependencies = dependenciesOf(env);
  return {
    auth: createAuth(dependencies, caller.address),
    documents: createDocumentsService(dependencies),
    characters: createCharactersService(dependencies),
    ecosystems: { ...createEcosystemsService(dependencies), ...createDirecting(dependencies), ...createTimeMachine(dependencies) },
    bundles: createBundles(dependencies),
    interactions: createInteractionsService(dependencies),
    relationships: createRelationshipsService(dependencies),
    tasks: createTasksService(dependencies),
    health: createHealthService(dependencies),
  };
};
