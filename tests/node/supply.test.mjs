// What those ask who must answer for what they install: what is in it, and how it is published.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { Spec, Validation } from "@cyclonedx/cyclonedx-library";
import { root } from "../../scripts/run.mjs";
import { pkg } from "./support.mjs";

const bill = readFileSync(join(pkg, "sbom.cdx.json"), "utf8");

test("the bill of materials is one of CycloneDX 1.6", async () => {
  const validator = new Validation.JsonStrictValidator(Spec.Version.v1dot6);
  assert.equal(await validator.validate(bill), null);
});

test("it lists what is compiled into the module, with licenses and checksums, and nothing else", () => {
  const { metadata, components } = JSON.parse(bill);
  const { version } = JSON.parse(readFileSync(join(pkg, "package.json"), "utf8"));
  assert.equal(metadata.component.purl, `pkg:npm/graph-backup-delta@${version}`);
  const names = components.map((/** @type {any} */ it) => it.name);
  for (const name of ["serde_json", "simdutf8", "wasm-bindgen"]) assert.ok(names.includes(name));
  // A macro, which runs in the compiler; and what only tests need.
  for (const name of ["serde_derive", "proptest"]) assert.ok(!names.includes(name), name);
  for (const { name, licenses, hashes } of components) {
    assert.match(licenses[0].expression, /MIT|Apache-2\.0|Zlib|Unicode/, name);
    assert.match(hashes[0].content, /^[0-9a-f]{64}$/, name);
  }
});

test("the changes tell of the version that is built", () => {
  const { version } = JSON.parse(readFileSync(join(pkg, "package.json"), "utf8"));
  const changes = readFileSync(join(pkg, "CHANGELOG.md"), "utf8");
  assert.ok(changes.includes(`\n## ${version} `));
});

const workflows = join(root, ".github", "workflows");
for (const name of readdirSync(workflows)) {
  test(`${name} runs no action but by its commit, and may write nothing by default`, () => {
    const text = readFileSync(join(workflows, name), "utf8");
    const actions = [...text.matchAll(/uses: (.*)/g)].map((it) => it[1]);
    assert.notEqual(actions.length, 0);
    for (const action of actions) assert.match(action, /^[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
    assert.match(text, /^permissions:\n {2}contents: read\n/m);
  });
}
