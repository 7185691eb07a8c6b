/** The operator's client goes on when the studio is started again under it, also when that cuts an answer in the middle. */
import { createServer, type Server } from "node:http";
import { afterEach, expect, test } from "vitest";
import { createOperatorClient } from "../../scripts/studio/operator.ts";

let server: Server | null = null;
afterEach(() => void server?.close());

/** Serves these answers in turn; null breaks the connection in the middle of one. */
const serve = (answers: (readonly [number, string] | null)[]): Promise<string> =>
  new Promise((ready) => {
    server = createServer((_request, response) => {
      const answer = answers.shift() ?? [500, "{}"];
      if (answer === null) {
        response.writeHead(200, { "content-length": "100" });
        response.write("half");
        setImmediate(() => response.destroy());
        return;
      }
      response.writeHead(answer[0]).end(answer[1]);
    });
    server.listen(0, "127.0.0.1", () => {
      const address = server?.address();
      ready(`http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`);
    });
  });

const open = async (...answers: (readonly [number, string] | null)[]) =>
  createOperatorClient(await serve(answers), "a secret of this test alone, of enough letters");

test("an answer that breaks off, or is a failure of the studio's own, is asked for again", async () => {
  const operator = await open(null, [503, "{}"], [200, "the lamp"]);
  expect(Buffer.from((await operator.file("a")) ?? []).toString()).toBe("the lamp");
});

test("a refusal is not asked for again; a file that is not there is null, and an operator who is not known is told so", async () => {
  const operator = await open([422, '{"detail":"no"}'], [404, "{}"], [404, "{}"]);
  await expect(operator.settle(["x"])).rejects.toThrow("no");
  expect(await operator.file("a")).toBeNull();
  await expect(operator.head("x")).rejects.toThrow("AUTH_SECRET");
});
