// npm run drift: what is known of Microsoft Graph's schema, compared with what is published.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { accepted, VERSIONS } from "../../scripts/drift/compare.mjs";
import { root } from "../../scripts/run.mjs";
import { runNode, temporaryFolder } from "./support.mjs";

/** Reduced copies of the published files. */
const published = VERSIONS.map((it) => join(root, "tests", "drift", `${it}.csdl`));
const [v1, beta] = published.map((it) => readFileSync(it, "utf8"));

/** @param {string[]} files */
function drift(...files) {
  return runNode([join(root, "scripts", "drift.mjs"), ...files]);
}

/**
 * What is told when the file of a version is another.
 *
 * @param {import("node:test").TestContext} context
 * @param {import("../../scripts/drift/compare.mjs").Version} version
 * @param {string | Uint8Array} contents
 */
function driftOf(context, version, contents) {
  const file = join(temporaryFolder(context), "other.csdl");
  writeFileSync(file, contents);
  return drift(...VERSIONS.map((it, at) => (it === version ? file : published[at])));
}

/** The lines that are told whenever nothing else differs. */
const usual = [
  ...[...accepted].map(([line, reason]) => `accepted: ${line} (${reason})\n`),
  `0 to look at, ${accepted.size} accepted\n`,
].join("");

/**
 * A text with a part replaced that it has once.
 *
 * @param {string} text
 * @param {string} part
 * @param {string} other
 */
function replaced(text, part, other) {
  assert.equal(text.split(part).length, 2, part);
  return text.replace(part, () => other);
}

test("nothing differs from what is published, but what is accepted", () => {
  assert.deepEqual(drift(...published), { code: 0, out: usual, err: "" });
});

for (const [what, part, other, line] of [
  [
    "a member of an enumeration that is new",
    '<Member Name="completedWithError" Value="3" />',
    '<Member Name="completedWithError" Value="3" /><Member Name="paused" Value="7" />',
    "restoreSessionStatus.paused is new: a member",
  ],
  [
    "a member that is gone",
    '<Member Name="scheduling" Value="1" />',
    "",
    "artifactRestoreStatus.scheduling is missing; known as a member",
  ],
  [
    "an enumeration whose values cannot be joined any more",
    '<EnumType Name="protectionSource" IsFlags="true">',
    '<EnumType Name="protectionSource">',
    "protectionSource is an enumeration; known as an enumeration of flags",
  ],
  [
    "a property that is new",
    '<Property Name="restoreJobType" Type="graph.restoreJobType" />',
    '<Property Name="restoreJobType" Type="graph.restoreJobType" /><Property Name="priority" Type="Edm.Int32" />',
    "restoreSessionBase.priority is new: a property, Edm.Int32",
  ],
  [
    "a property of another type",
    '<Property Name="period" Type="Edm.Duration" />',
    '<Property Name="period" Type="graph.timePeriod" />',
    "retentionSetting.period is a property, timePeriod; known as a property, Edm.Duration",
  ],
  [
    "an array under another name",
    '<NavigationProperty Name="mailboxProtectionUnits" Type="Collection(graph.mailboxProtectionUnit)" />',
    '<NavigationProperty Name="mailboxUnits" Type="Collection(graph.mailboxProtectionUnit)" />',
    "exchangeProtectionPolicy.mailboxProtectionUnits is missing; known as a navigation property, Collection(mailboxProtectionUnit)\n" +
      "v1.0: exchangeProtectionPolicy.mailboxUnits is new: a navigation property, Collection(mailboxProtectionUnit)",
  ],
  [
    "an array whose items are deleted when they are taken out",
    '<NavigationProperty Name="siteProtectionUnits" Type="Collection(graph.siteProtectionUnit)" />',
    '<NavigationProperty Name="siteProtectionUnits" Type="Collection(graph.siteProtectionUnit)" ContainsTarget="true" />',
    "sharePointProtectionPolicy.siteProtectionUnits is a navigation property that contains, Collection(siteProtectionUnit); known as a navigation property, Collection(siteProtectionUnit)",
  ],
  [
    "a segment of the path that is gone",
    '<NavigationProperty Name="sharePointRestoreSessions" Type="Collection(graph.sharePointRestoreSession)" ContainsTarget="true" />',
    "",
    "backupRestoreRoot.sharePointRestoreSessions is missing; known as a navigation property that contains, Collection(sharePointRestoreSession)",
  ],
  [
    "a type with another base",
    '<EntityType Name="granularMailboxRestoreArtifact" BaseType="graph.mailboxRestoreArtifact">',
    '<EntityType Name="granularMailboxRestoreArtifact" BaseType="graph.granularRestoreArtifactBase">',
    "granularMailboxRestoreArtifact is a type based on granularRestoreArtifactBase; known as a type based on mailboxRestoreArtifact",
  ],
  [
    "a type under another name, told without all that it holds",
    '<ComplexType Name="publicError">',
    '<ComplexType Name="serviceError">',
    "publicError is missing; known as a type",
  ],
  [
    "a kind of session that is new",
    '<ComplexType Name="publicError">',
    '<EntityType Name="teamsRestoreSession" BaseType="graph.restoreSessionBase"><Property Name="teamId" Type="Edm.String" /></EntityType><ComplexType Name="publicError">',
    "teamsRestoreSession is new: a type based on restoreSessionBase",
  ],
]) {
  test(`${what} is told`, (context) => {
    const { code, out, err } = driftOf(context, "v1.0", replaced(v1, part, other));
    const lines = line.split("\n").length;
    const end = usual.replace("0 to look at", `${lines} to look at`);
    assert.deepEqual({ code, out, err }, { code: 1, out: `v1.0: ${line}\n${end}`, err: "" });
  });
}

test("what only beta has is missed in beta", (context) => {
  const part = '<Property Name="protectionMode" Type="graph.BackupPolicyProtectionMode" />';
  const { code, out } = driftOf(context, "beta", replaced(beta, part, ""));
  assert.equal(code, 1);
  assert.match(
    out,
    /^beta: protectionPolicyBase\.protectionMode is missing; known as a property, /,
  );
});

test("an accepted difference that is gone is told, so that it leaves the list", (context) => {
  const part = '<Property Name="restoreJobType" Type="graph.restoreJobType" />';
  const other = `${part}<Property Name="policyId" Type="Edm.String" />`;
  const { code, out } = driftOf(context, "v1.0", replaced(v1, part, other));
  assert.equal(code, 1);
  assert.match(
    out,
    /^accepted, and no longer so: v1\.0: restoreSessionBase\.policyId is missing; /,
  );
});

test("an accepted difference that has become another is told", (context) => {
  const part = '<Property Name="restoreJobType" Type="graph.restoreJobType" />';
  const other = `${part}<Property Name="policyId" Type="Edm.Guid" />`;
  const { code, out } = driftOf(context, "v1.0", replaced(v1, part, other));
  assert.equal(code, 1);
  assert.match(out, /^v1\.0: restoreSessionBase\.policyId is a property, Edm\.Guid; known as a /);
});

describe("nothing is told of", () => {
  for (const [what, text] of [
    [
      "types of the same names in other namespaces",
      v1.replace(
        "</edmx:DataServices>",
        `<Schema Namespace="microsoft.graph.search" Alias="self" xmlns="http://docs.oasis-open.org/odata/ns/edm">
          <EnumType Name="destinationType"><Member Name="mail" Value="0" /></EnumType>
          <EntityType Name="restorePoint" BaseType="graph.restoreSessionBase" />
        </Schema></edmx:DataServices>`,
      ),
    ],
    [
      "another alias",
      v1
        .replaceAll("graph.", "self.")
        .replace('"microsoft.self.', '"microsoft.graph.')
        .replace('"microsoft.graph" Alias="graph"', '"microsoft.graph" Alias="self"'),
    ],
    [
      "names in full",
      v1.replaceAll('"graph.', '"microsoft.graph.').replaceAll("(graph.", "(microsoft.graph."),
    ],
    ["other prefixes", v1.replaceAll("edmx:", "x:").replace("xmlns:edmx", "xmlns:x")],
    ["a mark at the beginning of the file", `\ufeff${v1}`],
    [
      "a schema in two parts",
      replaced(
        v1,
        '<EntityType Name="restorePoint"',
        '</Schema><Schema Namespace="microsoft.graph" xmlns="http://docs.oasis-open.org/odata/ns/edm"><EntityType Name="restorePoint"',
      ),
    ],
    [
      "annotations",
      replaced(
        v1,
        '<EntityType Name="restorePoint" BaseType="graph.entity">',
        `<EntityType Name="restorePoint" BaseType="graph.entity">
          <Annotation Term="Org.OData.Core.V1.AlternateKeys"><Collection>
            <Record><PropertyValue Property="Key" String="tags" /></Record>
          </Collection></Annotation>`,
      ),
    ],
  ]) {
    test(what, (context) => {
      const { code, out, err } = driftOf(context, "v1.0", text);
      assert.deepEqual({ code, out, err }, { code: 0, out: usual, err: "" });
    });
  }
});

test("a name with a line's end in it makes no line of its own", (context) => {
  const part = '<Property Name="period" Type="Edm.Duration" />';
  const other = `${part}<Property Name="a&#10;::error::b" Type="Edm.String" />`;
  const { out } = driftOf(context, "v1.0", replaced(v1, part, other));
  assert.match(out, /^v1\.0: retentionSetting\.a ::error::b is new: a property, Edm\.String\n/);
});

describe("a file that cannot be read ends with 2 and a line that says why", () => {
  for (const [what, contents, why] of /** @type {[string, string | Uint8Array, RegExp][]} */ ([
    ["nothing", "", /It is no XML in UTF-8: Root element is missing/],
    ["a part of a schema", v1.slice(0, 4_000), /It is no XML in UTF-8: .*\(line \d+, column \d+\)/],
    ["a page", "<html><body>Not found<br></body></html>", /It is no XML in UTF-8/],
    ["JSON", '{"error":{"code":"NotFound"}}', /It is no XML in UTF-8/],
    ["XML of another kind", "<feed><entry /></feed>", /It has no types of microsoft\.graph\./],
    [
      "the schema of another service",
      v1.replace('Namespace="microsoft.graph"', 'Namespace="other"'),
      /It has no types of microsoft\.graph\./,
    ],
    [
      "a property without a type",
      v1.replace(' Type="Edm.Duration"', ""),
      /It is no CSDL: an element Property has no Type\./,
    ],
    [
      "a type without a name",
      v1.replace(' Name="entity"', ""),
      /It is no CSDL: an element EntityType has no Name\./,
    ],
    ["UTF-16", Buffer.from(`\ufeff${v1}`, "utf16le"), /It is no XML in UTF-8/],
    ["elements in elements without end", "<a>".repeat(100_000), /It is no XML in UTF-8/],
    [
      "an entity",
      '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
      /It is no XML in UTF-8: Named entity isn't defined/,
    ],
  ])) {
    test(what, (context) => {
      const { code, out, err } = driftOf(context, "beta", contents);
      assert.deepEqual({ code, out }, { code: 2, out: "" });
      assert.match(err, /^✗ .*other\.csdl cannot be read\. .*\n$/);
      assert.match(err, why);
    });
  }

  test("a file that is not there", () => {
    const { code, err } = drift(published[0], "missing.csdl");
    assert.equal(code, 2);
    assert.match(err, /^✗ missing\.csdl cannot be read\. ENOENT/);
  });

  for (const files of [[], published.slice(1), [...published, "third"]]) {
    test(`${files.length} files where two are needed`, () => {
      const { code, err } = drift(...files);
      assert.equal(code, 2);
      assert.match(err, /^✗ Name two files, the CSDL of v1\.0 and that of beta: npm run drift -- /);
    });
  }
});

test("each difference that is accepted has its reason", () => {
  for (const [line, reason] of accepted) assert.match(reason, /^[A-Z].*\.$/, line);
});
