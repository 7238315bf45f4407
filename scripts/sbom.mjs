// The bill of materials of the package, in CycloneDX: itself, and the crates that are compiled into its
// module. From npm nothing is in it. It has no time and no serial number, so that the same sources
// give the same file.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Enums, Models, Serialize, Spec } from "@cyclonedx/cyclonedx-library";
import { must, root } from "./run.mjs";

const WASM = "wasm32-unknown-unknown";

/**
 * What `cargo metadata` tells of a crate, and of what it needs.
 *
 * @typedef {{ id: string, name: string, version: string, license: string | null, description: string | null, targets: { kind: string[] }[] }} Crate
 * @typedef {{ id: string, deps: { pkg: string, dep_kinds: { kind: string | null }[] }[] }} Node
 */

/** The bill, as the text of a file. */
export async function billOfMaterials() {
  const args = ["metadata", "--format-version", "1", "--locked", "--filter-platform", WASM];
  const metadata = JSON.parse(await must("cargo", args, { quiet: true }));
  /** @type {Map<string, Crate>} */
  const crates = new Map(metadata.packages.map((/** @type {Crate} */ it) => [it.id, it]));
  /** @type {Map<string, Node>} */
  const nodes = new Map(metadata.resolve.nodes.map((/** @type {Node} */ it) => [it.id, it]));
  const hashes = checksums();

  /** @type {Map<string, Models.Component>} */
  const components = new Map();
  /** @param {string} id */
  const add = (id) => {
    const known = components.get(id);
    if (known) return known;
    const crate = /** @type {Crate} */ (crates.get(id));
    const component = componentOf(crate, hashes.get(`${crate.name} ${crate.version}`));
    components.set(id, component);
    for (const it of compiledIn(nodes.get(id), crates)) {
      component.dependencies.add(add(it).bomRef);
    }
    return component;
  };
  const bom = new Models.Bom({ version: 1 });
  const whole = add(metadata.resolve.root);
  whole.purl = `pkg:npm/${whole.name}@${whole.version}`;
  bom.metadata.component = whole;
  for (const it of components.values()) if (it !== whole) bom.components.add(it);
  const serializer = new Serialize.JsonSerializer(
    new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6),
  );
  return `${serializer.serialize(bom, { sortLists: true, space: 2 })}\n`;
}

/**
 * The crates that one needs and that become part of the module with it: not those that only build or
 * test it, nor macros, which run in the compiler.
 *
 * @param {Node | undefined} node
 * @param {Map<string, Crate>} crates
 */
function compiledIn(node, crates) {
  const needed = node?.deps.filter((it) => it.dep_kinds.some(({ kind }) => kind === null)) ?? [];
  const isMacro = (/** @type {string} */ id) =>
    crates.get(id)?.targets.some((it) => it.kind.includes("proc-macro"));
  return needed.map((it) => it.pkg).filter((it) => !isMacro(it));
}

/**
 * @param {Crate} crate
 * @param {string | undefined} checksum
 */
function componentOf({ name, version, license, description }, checksum) {
  const purl = `pkg:cargo/${name}@${version}`;
  const component = new Models.Component(Enums.ComponentType.Library, name, {
    bomRef: purl,
    description: description?.trim().replaceAll(/\s+/g, " "),
    purl,
    version,
  });
  // An older way to write "or".
  if (license) {
    component.licenses.add(new Models.LicenseExpression(license.replaceAll("/", " OR ")));
  }
  if (checksum) component.hashes.set(Enums.HashAlgorithm["SHA-256"], checksum);
  return component;
}

/** The checksums of the crates as they are downloaded, by name and version. */
function checksums() {
  const lock = readFileSync(join(root, "Cargo.lock"), "utf8");
  const entries = lock.matchAll(
    /^name = "(.*)"\nversion = "(.*)"\n(?:source = .*\nchecksum = "(.*)")?/gm,
  );
  return new Map(
    [...entries].map(([, name, version, checksum]) => [`${name} ${version}`, checksum]),
  );
}
