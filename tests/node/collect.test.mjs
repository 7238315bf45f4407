// collect finds the ids in whatever people have: pasted text, CSVs, answers, bodies.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { collect } from "graph-backup-delta";

/** @typedef {import("graph-backup-delta").CollectOptions} CollectOptions */
/** @typedef {import("graph-backup-delta").ItemKind} ItemKind */

const A = "1b014d8c-71fe-4d00-a01a-31850bc5b32c";
const B = "2B014D8C-71FE-4D00-A01A-31850BC5B32C";
const SHORT = "3b014d8c-71fe-4d00-a01a-31850bc5b32";

/** @type {CollectOptions} */
const session = { resource: "oneDriveForBusinessRestoreSession" };
/** @type {CollectOptions} */
const granular = { resource: "sharePointRestoreSession", restoreJobType: "granular" };
/** @type {CollectOptions} */
const mailboxes = { resource: "exchangeProtectionPolicy" };
/** @type {CollectOptions} */
const sites = { resource: "sharePointProtectionPolicy" };

/** @param {CollectOptions} options */
const toRemove = (options) => ({ ...options, kind: /** @type {ItemKind} */ ("removal") });

/**
 * The ids, where nothing was left out.
 *
 * @param {import("graph-backup-delta").Input} list
 * @param {CollectOptions} options
 */
function idsIn(list, options) {
  const { ids, findings } = collect(list, options);
  assert.deepEqual(findings, []);
  return ids;
}

/**
 * @param {import("graph-backup-delta").Input} list
 * @param {CollectOptions} options
 */
function told(list, options) {
  const { ids, findings } = collect(list, options);
  return [ids, findings.map((it) => it.message)];
}

describe("ids are found between", () => {
  for (const [name, text] of /** @type {[string, string][]} */ ([
    ["one a line", `${A}\n${B}\n${SHORT}\n`],
    ["one a line, of Windows", `${A}\r\n${B}\r\n${SHORT}\r\n`],
    ["commas", `${A},${B}, ${SHORT}`],
    ["semicolons", `${A};${B}; ${SHORT};`],
    ["pipes", `| ${A} | ${B} | ${SHORT} |`],
    ["cells of a sheet", `${A}\t${B}\t${SHORT}`],
    ["quoted CSV", `"${A}","${B}"\r\n"${SHORT}"\r\n`],
    ["typographic quotes", `“${A}”, ‘${B}’, «${SHORT}»`],
    ["braces", `{${A}}\n{${B}}\n{${SHORT}}`],
    ["brackets without quotes", `[${A}, ${B}, ${SHORT}]`],
    ["a PowerShell array", `@('${A}', '${B}', '${SHORT}')`.slice(1)],
    ["a JSON array", JSON.stringify([A, B, SHORT], null, 2)],
    ["a byte order mark", `\ufeff["${A}", "${B}", "${SHORT}"]`],
    ["blanks that do not break, and of no width", `${A}\u00a0${B}\u200b${SHORT}`],
    ["a list of restore points", JSON.stringify({ value: [{ id: A }, { id: B }, { id: SHORT }] })],
  ])) {
    test(name, () => assert.deepEqual(idsIn(text, session), [A, B, SHORT]));
  }
});

test("a text without ids holds none", () => {
  for (const text of ["", " \n,;\"' ", "[]", "id", "id,directoryObjectId\r\n"]) {
    assert.deepEqual(idsIn(text, mailboxes), [], text);
  }
});

describe("commas that are part of ids stay", () => {
  const site = `contoso.sharepoint.com,${A},${B}`;
  const other = `contoso.sharepoint.com,${B},${A}`;
  for (const [name, text] of [
    ["one a line", `${site}\n${other}\n`],
    ["white space", `${site} ${other}`],
    ["semicolons", `${site};${other};`],
    ["quotes", `"${site}","${other}"`],
    ["JSON", JSON.stringify([site, other])],
    ["a column", `siteId\n${site}\n${other}`],
    ["a column in quotes", `"Site ID","Title"\n"${site}","a, b"\n"${other}",""`],
    ["answers of sites", JSON.stringify({ value: [{ id: site, name: "a" }, { id: other }] })],
  ]) {
    test(name, () => assert.deepEqual(idsIn(text, sites), [site, other]));
  }

  test("in the ids of single items", () => {
    const [first, second] = [Array(4).fill(A).join(","), Array(4).fill(B).join(",")];
    assert.deepEqual(idsIn(`${first}\n${second}`, toRemove(granular)), [first, second]);
  });

  test("but sites without hosts are parted by them", () => {
    assert.deepEqual(idsIn(`${A}, ${B}`, sites), [A, B]);
    assert.deepEqual(idsIn(`${A},${B}`, sites), [A, B]);
  });

  test("an item key is a line, whatever is in it", () => {
    assert.deepEqual(idsIn("a b,c;d\n{e}\tf", granular), ["a b,c;d", "{e}", "f"]);
    assert.deepEqual(idsIn('" "\t"g"\n\n', granular), ["g"]);
  });
});

describe("of a CSV", () => {
  const rows = `${A},x,${B}\n${B},,${A}\n`;

  test("the column that is named is taken", () => {
    const csv = `id,Display Name,directoryObjectId\n${rows}`;
    assert.deepEqual(idsIn(csv, mailboxes), [B, A]);
    assert.deepEqual(idsIn(csv, toRemove(mailboxes)), [A, B]);
    const unit = `Protection unit id;DirectoryObjectId\n${A};${B}`;
    assert.deepEqual(idsIn(unit, toRemove(mailboxes)), [A]);
    assert.deepEqual(idsIn(`restore_point_id\t#\n${A}\t1\n`, session), [A]);
  });

  test("a column of ids alone is what the list is about", () => {
    const csv = `mail,id\na@contoso.example,${A}\nb@contoso.example,${B}`;
    assert.deepEqual(idsIn(csv, mailboxes), [A, B]);
    assert.deepEqual(idsIn(csv, toRemove(mailboxes)), [A, B]);
  });

  test("a header without a known column is told, and is no id", () => {
    const message =
      "The list of what to add cannot be read: its first line names no column " +
      "`directoryObjectId` and none `id`.";
    assert.deepEqual(told(`Name,User\nAdele,${A}\n`, mailboxes), [[], [message]]);
    assert.deepEqual(told(`Site Id\n${A}\n`, mailboxes), [[], [message]]);
    assert.deepEqual(told(`Name;;User\r\nAdele;;${SHORT}\r\n`, mailboxes), [[], [message]]);
  });

  test("what lacks the id is counted", () => {
    const csv = `directoryObjectId,mail\n${A},a\n,b\n,\n\n${B},c`;
    const message = "No directory object id stands in 1 of the items in the list of what to add.";
    assert.deepEqual(told(csv, mailboxes), [[A, B], [message]]);
    assert.deepEqual(told(`directoryObjectId\n${A}\n${B}`, toRemove(mailboxes)), [
      [],
      ["No protection unit id stands in 2 of the items in the list of what to remove."],
    ]);
  });
});

describe("of JSON", () => {
  test("artifacts give their restore points to add, and themselves to remove", () => {
    const artifacts = { value: [{ id: A, restorePoint: { id: B } }] };
    assert.deepEqual(idsIn(artifacts, session), [B]);
    assert.deepEqual(idsIn(artifacts, toRemove(session)), [A]);
  });

  test("the reference of each resource is found", () => {
    const unit = { id: A, directoryObjectId: B, siteId: "c,d,e" };
    assert.deepEqual(idsIn([unit], mailboxes), [B]);
    assert.deepEqual(idsIn([unit], sites), ["c,d,e"]);
    assert.deepEqual(idsIn(unit, mailboxes), [B]);
    const browsed = { value: [{ name: "a.docx", itemKey: "key 1" }, { itemKey: "key 2" }] };
    assert.deepEqual(idsIn(browsed, granular), ["key 1", "key 2"]);
  });

  test("a restore point search gives its restore points alone", () => {
    const answer = {
      noResultProtectionUnitIds: [SHORT],
      searchResults: [{ artifactHitCount: 5, restorePoint: { id: A } }],
    };
    assert.deepEqual(idsIn(answer, session), [A]);
  });

  test("a body gives each list its own, and tells of what is neither", () => {
    const body = {
      "driveRestoreArtifacts@delta": [
        { restorePoint: { id: A }, destinationType: "new" },
        { "@removed": { reason: "changed" }, id: B },
        5,
      ],
    };
    assert.deepEqual(told(body, session), [
      [A],
      ["No restore point id stands in 1 of the items in the list of what to add."],
    ]);
    assert.deepEqual(told(body, toRemove(session)), [
      [B],
      ["No artifact id stands in 1 of the items in the list of what to remove."],
    ]);
  });

  test("what cannot be read is told, and not taken apart", () => {
    for (const broken of [`{"value":[{"id":"${A}"`, `["${A}", "${B}"`, `{id: ${A}}`, "{", "[a"]) {
      const [ids, messages] = told(broken, session);
      assert.deepEqual(ids, []);
      assert.match(messages[0] ?? "", /^The list of what to add cannot be read: /);
    }
    assert.match(told({ id: A, status: "draft" }, session)[1]?.[0] ?? "", /no array `value`/);
    assert.match(told(/** @type {any} */ (() => 1), session)[1]?.[0] ?? "", /it is a function/);
  });

  test("a page of an answer is taken, and told to be one", () => {
    const page = { value: [{ id: A }], "@odata.nextLink": "https://graph.microsoft.com/…" };
    const { ids, findings } = collect(page, session);
    assert.deepEqual([ids, findings.map((it) => it.code)], [[A], ["list-incomplete"]]);
  });
});

test("what stands twice is there twice", () => {
  assert.deepEqual(idsIn(`${A} ${A.toUpperCase()}`, session), [A, A.toUpperCase()]);
});

describe("a wrong argument is one clear TypeError", () => {
  for (const [name, options, message] of /** @type {[string, any, RegExp][]} */ ([
    ["none", undefined, /^The resource is undefined; one of oneDrive/],
    ["no resource", {}, /^The resource is undefined; one of oneDrive/],
    ["an unknown kind", { ...session, kind: "add" }, /^The option `kind` is "add"; "addition" or/],
    ["an option that does not exist", { ...session, id: A }, /^The options have no `id`; /],
  ])) {
    test(name, () => assert.throws(() => collect("a", options), { name: "TypeError", message }));
  }
});

test("words between ids are left out, and told; words alone may be ids", () => {
  const id = "1b014d8c-71fe-4d00-a01a-31850bc5b32c";
  /** @type {import("graph-backup-delta").CollectOptions} */
  const options = { resource: "oneDriveForBusinessRestoreSession" };
  for (const text of [`please restore ${id}`, `Id : ${id}`, `- ${id}`, `1. ${id}`]) {
    const { ids, findings } = collect(text, options);
    assert.deepEqual(ids, [id], text);
    assert.ok(findings.every((it) => it.code === "list-words"));
  }
  assert.deepEqual(collect("g-1a-2b other", options), { ids: ["g-1a-2b", "other"], findings: [] });
});

test("an outcome that was saved as a CSV gives its references, and its ids", () => {
  const rows = ["kind,state,reference,id", `addition,added,${A},${B}`, `removal,removed,,${A}`];
  assert.deepEqual(told(rows.join("\n"), session)[0], [A]);
  assert.deepEqual(idsIn(rows.join("\n"), toRemove(session)), [B, A]);
  assert.deepEqual(idsIn("kind,reference\naddition,'=key\naddition,'key", granular), [
    "=key",
    "'key",
  ]);
});

test("a site with blanks behind its commas is one site", () => {
  const spaced = (/** @type {string} */ host) => `${host}, ${A}, ${B}`;
  const whole = (/** @type {string} */ host) => `${host},${A},${B}`;
  assert.deepEqual(idsIn(spaced("contoso.sharepoint.com"), sites), [
    whole("contoso.sharepoint.com"),
  ]);
  const two = `${spaced("a.example")}, ${spaced("b.example")}, ${A}`;
  assert.deepEqual(idsIn(two, sites), [whole("a.example"), whole("b.example"), A]);
  assert.deepEqual(idsIn(`${A}, ${B}`, sites), [A, B]);
});

test("the ids of the array itself are no references", () => {
  const context = "https://graph.microsoft.com/v1.0/$metadata#solutions/backupRestore";
  const artifacts = {
    "@odata.context": `${context}/oneDriveForBusinessRestoreSessions('${B}')/driveRestoreArtifacts`,
    value: [{ id: A, status: "failed" }],
  };
  assert.deepEqual(told(artifacts, session)[0], []);
  assert.deepEqual(idsIn(artifacts, toRemove(session)), [A]);
  assert.deepEqual(told(`id,status\n${A},failed`, session)[0], []);
});

test("items of another kind give no ids: they name nothing here", () => {
  const units = { value: [{ id: A, directoryObjectId: B }] };
  for (const options of [session, toRemove(session)]) {
    const [ids, messages] = told(units, options);
    assert.deepEqual(ids, []);
    assert.match(
      messages[0] ?? "",
      /its items have `directoryObjectId`, which `driveRestoreArtifacts` have not/,
    );
  }
});

test("a body of another resource gives no ids: they would restore nothing here", () => {
  const body = JSON.stringify({ "siteRestoreArtifacts@delta": [{ restorePoint: { id: A } }] });
  const reason =
    "it is the body of a SharePoint restore session, with `siteRestoreArtifacts@delta`; one with `driveRestoreArtifacts@delta` is asked for.";
  const message = (/** @type {string} */ what) => `The list of ${what} cannot be read: ${reason}`;
  assert.deepEqual(told(body, session), [[], [message("what to add")]]);
  assert.deepEqual(told(body, toRemove(session)), [[], [message("what to remove")]]);
  assert.deepEqual(idsIn(body, { resource: "sharePointRestoreSession" }), [A]);
});
