// From the start of a process to its first report, what is imported included.

import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import standalone from "ajv/dist/standalone/index.js";
import { Failure, root } from "../../scripts/run.mjs";
import { bodyOf } from "../bodies.mjs";
import { schemaWithoutLimit } from "../peers/ajv.mjs";

const folder = join(root, "target", "bench");

/** @returns {Generator<import("../results.mjs").Case>} */
export function* coldStartCases() {
  mkdirSync(folder, { recursive: true });
  const { value } = bodyOf(7);
  const body = `const text = ${JSON.stringify(JSON.stringify(value))};`;
  writeFileSync(join(folder, "schema.json"), JSON.stringify(schemaWithoutLimit()));
  writeFileSync(join(folder, "compiled.cjs"), compiledAhead());
  const contenders = Object.entries({
    ours: `${body} require("./pkg").validate(text).findings.length`,
    "ours, validate": `${body} require("./pkg/validate.cjs").validate(text).findings.length`,
    "Ajv, our schema": `${body} const { Ajv2020 } = require("ajv/dist/2020");
      const ajv = new Ajv2020({ allErrors: true, strictTypes: false });
      ajv.compile(require("./target/bench/schema.json"))(JSON.parse(text))`,
    "Ajv, compiled ahead": `${body} require("./target/bench/compiled.cjs")(JSON.parse(text))`,
    "Node alone": "",
  });
  yield {
    job: "cold start",
    contenders: contenders.map(([name, code]) => ({ name, run: () => start(code) })),
  };
}

/** What Ajv makes of the schema, as a module of its own. */
function compiledAhead() {
  const ajv = new Ajv2020({ allErrors: true, strictTypes: false, code: { source: true } });
  const make = /** @type {any} */ (standalone).default ?? standalone;
  return make(ajv, ajv.compile(schemaWithoutLimit()));
}

/** @param {string} code */
function start(code) {
  const { status, stderr } = spawnSync(process.execPath, ["-e", code], { cwd: root });
  if (status !== 0) throw new Failure(`node -e failed: ${stderr}`);
}
