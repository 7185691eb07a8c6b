/** Java archives with all that they need, fetched by Maven from its ordinary repository. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "./command.ts";

const ADVICE = "apt-get install maven openjdk-17-jre-headless, or the like";

/** @param artefacts `group:name:version`. */
const project = (artefacts: readonly string[]): string => {
  const dependencies = artefacts.map((artefact) => {
    const [group = "", name = "", version = ""] = artefact.split(":");
    return `<dependency><groupId>${group}</groupId><artifactId>${name}</artifactId><version>${version}</version></dependency>`;
  });
  return `<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
<groupId>studio</groupId><artifactId>engines</artifactId><version>1</version>
<dependencies>${dependencies.join("\n")}</dependencies></project>`;
};

/**
 * Copies the artefacts and everything that they depend on into `folder`.
 * @throws EngineMissingError without Maven.
 */
export const fetchFromMaven = async (artefacts: readonly string[], folder: string): Promise<void> => {
  const work = await mkdtemp(join(tmpdir(), "maven-"));
  try {
    await writeFile(join(work, "pom.xml"), project(artefacts));
    const goal = ["dependency:copy-dependencies", `-DoutputDirectory=${folder}`, "-DincludeScope=runtime"];
    await run("mvn", ["--quiet", "--batch-mode", "--file", join(work, "pom.xml"), ...goal], ADVICE);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
};
