// plan never takes for a list what is none: all that is not wanted is removed.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { plan } from "graph-backup-delta";

/** @typedef {import("graph-backup-delta").Finding} Finding */
/** @typedef {import("graph-backup-delta").Input} Input */
/** @typedef {import("graph-backup-delta").Target} Target */

/** @param {number} number */
const guid = (number) => `${String(number).padStart(8, "0")}-71fe-4d00-a01a-31850bc5b32c`;
const [A, B, C] = [guid(21), guid(22), guid(23)];
const there = [
  { id: guid(11), directoryObjectId: A },
  { id: guid(12), directoryObjectId: B },
];

/** @type {Target} */
const policy = { resource: "exchangeProtectionPolicy", id: guid(5) };
/** @type {Target} */
const sites = { resource: "sharePointProtectionPolicy", id: guid(5) };
/** @type {Target} */
const session = {
  resource: "oneDriveForBusinessRestoreSession",
  id: guid(5),
  destinationType: "new",
};
/** @type {Target} */
const granular = {
  resource: "sharePointRestoreSession",
  id: guid(5),
  restoreJobType: "granular",
};
const site = `contoso.sharepoint.com,${A},${B}`;

/**
 * What is told of a list of what is wanted, that holds an error.
 *
 * @param {any} wanted
 * @param {Target} [target]
 */
function told(wanted, target = policy) {
  const { change, findings } = plan(target === policy ? there : [], wanted, target);
  assert.equal(change, undefined);
  return findings.map(({ code, message, line, column }) => ({ code, message, line, column }));
}

/**
 * What is added, where nothing is odd.
 *
 * @param {Input} wanted
 * @param {Target} [target]
 */
function added(wanted, target = policy) {
  const { change, findings } = plan([], wanted, target);
  assert.deepEqual(findings, []);
  return change?.add;
}

/** @param {string} reason */
const unreadable = (reason) => ({
  code: "list-unreadable",
  message: `The list of what is wanted cannot be read: ${reason}`,
});
const PAGE = "it is a page of HTML or XML, such as one to sign in.";
const HEADER = "its first line names no column `directoryObjectId` and none `id`.";

describe("what is no list is an error, and no wish to remove all", () => {
  const nowhere = { line: undefined, column: undefined };
  for (const [name, wanted, expected] of /** @type {[string, any, object][]} */ ([
    [
      "a page to sign in",
      "<!DOCTYPE html><html><head><title>Sign in</title>",
      { ...unreadable(PAGE), ...nowhere },
    ],
    ["XML", '\ufeff\n<?xml version="1.0"?><a/>', { ...unreadable(PAGE), ...nowhere }],
    [
      "null",
      null,
      {
        ...unreadable("it is null, neither an array nor an object that holds one."),
        ...nowhere,
      },
    ],
    [
      "null in a file",
      "null\n",
      {
        ...unreadable("it is null, neither an array nor an object that holds one."),
        ...nowhere,
      },
    ],
    [
      "a number",
      5,
      {
        ...unreadable("it is a number, neither an array nor an object that holds one."),
        ...nowhere,
      },
    ],
    ["undefined", undefined, { ...unreadable("it is undefined."), ...nowhere }],
    ["a CSV of other columns", "foo,bar\n1,2\n", { ...unreadable(HEADER), line: 1, column: 1 }],
    [
      "such a CSV behind a comment",
      `# a\n\nmail;name\nann@contoso.example;${A}\n`,
      { ...unreadable(HEADER), line: 3, column: 1 },
    ],
    [
      "a column of other things",
      "mail\nann@a.example",
      { ...unreadable(HEADER), line: 1, column: 1 },
    ],
    ["words", "hello world", { ...unreadable(HEADER), line: 1, column: 1 }],
    [
      "JSON behind a comment of another kind, cut off",
      `# a\n["${A}"`,
      {
        ...unreadable("line 1, column 1: `#` stands where a value is expected."),
        ...nowhere,
      },
    ],
  ])) {
    test(name, () => assert.deepEqual(told(wanted), [expected]));
  }

  test("a column of another resource", () => {
    const message = "its first line names no column `itemKey` and none `id`.";
    for (const csv of [`restorePointId\n${A}`, `name,siteId\nx,${A}`]) {
      assert.deepEqual(told(csv, granular), [{ ...unreadable(message), line: 1, column: 1 }]);
    }
  });

  test("and what is there is read the same way", () => {
    const { change, findings } = plan("<html>", [A], policy);
    assert.equal(change, undefined);
    assert.equal(findings[0]?.message, unreadable(PAGE).message.replace("wanted", "there"));
  });
});

describe("a plan that keeps nothing says so", () => {
  const message = "Nothing that is there is wanted: the plan removes 2 of 2.";
  for (const [name, wanted] of /** @type {[string, Input][]} */ ([
    ["for an empty array", []],
    ["for an empty page", { value: [] }],
    ["for blank text", " \n"],
    ["for comments alone", "// none\n#\n"],
    ["for a CSV without rows", "id,directoryObjectId\r\n"],
    ["for other things alone", [C]],
  ])) {
    test(name, () => {
      const { change, kept, findings } = plan(there, wanted, policy);
      assert.deepEqual([change?.remove, kept], [[guid(11), guid(12)], 0]);
      assert.deepEqual(
        findings.map((it) => [it.code, it.severity, it.message]),
        [["plan-removes-all", "warning", message]],
      );
    });
  }

  test("and none where nothing is there", () => {
    assert.deepEqual(plan([], [], policy).findings, []);
  });
});

describe("plan warns of sites that are there under the other form of their ids", () => {
  const bare = { id: guid(11), siteId: A };
  const whole = { id: guid(11), siteId: site };
  for (const [name, current, wanted, isTold] of /** @type {const} */ ([
    ["a GUID alone of what has its host", whole, A, true],
    ["in another casing", whole, B.toUpperCase(), true],
    ["with the host of what has a GUID alone", bare, site, true],
    [
      "but not of another site of the same collection",
      whole,
      `contoso.sharepoint.com,${A},${C}`,
      false,
    ],
    ["and not of a stranger", whole, C, false],
  ])) {
    test(name, () => {
      const { change, findings } = plan([current], [wanted], sites);
      const [finding] = findings.filter((it) => it.code === "plan-site-forms");
      assert.equal(finding !== undefined, isTold);
      assert.deepEqual(change?.add, [wanted]);
      if (isTold)
        assert.match(finding?.message ?? "", /^1 of the sites to add may be there already/);
    });
  }
});

describe("columns are known by the names that people give them", () => {
  for (const header of [
    "Object Id,Display name",
    "objectId,x",
    "userId,x",
    '"DirectoryObjectId","x"',
    "ExternalDirectoryObjectId;Name",
    "directoryObjectId|name",
    "Directory object ID\tname",
  ]) {
    test(header, () => {
      const delimiter = /[,;|\t]/.exec(header)?.[0];
      const csv = `${header}\r\n${A}${delimiter}Ann\r\n${B}${delimiter}Bob\r\n`;
      assert.deepEqual(added(csv), [A, B]);
    });
  }

  test("of other resources", () => {
    assert.deepEqual(added(`Site Id\n${site}\n`, sites), [site]);
    assert.deepEqual(added(`Restore point;Name\n${A};x\n`, session), [A]);
    assert.deepEqual(added(`restorePoint.id\n${A}`, session), [A]);
  });

  test("and the delimiter is the one that Excel is told", () => {
    assert.deepEqual(added(`sep=;\r\nname, first;objectId\r\na;${A}\r\n`), [A]);
    assert.deepEqual(added(`"SEP=|"\n${A}|${B}\n`), [A, B]);
  });
});

describe("comments are passed over", () => {
  test("in plain lists", () => {
    assert.deepEqual(added(`# list\n${A}\n// x\n#${C}\n  //\n${B}\n`), [A, B]);
    assert.deepEqual(added(`// x\n${A}`), [A]);
    assert.deepEqual(added(`// keys\nkey 1\n//8A=\n#1`, granular), ["key 1", "//8A=", "#1"]);
  });

  test("in CSVs, and before JSON", () => {
    const exported = `#TYPE Selected.User\n"objectId","#"\n"${A}","1"\n# "${B}","2"\n`;
    assert.deepEqual(added(exported), [A]);
    assert.deepEqual(added(`// x\n["${A}"]`), [A]);
    assert.deepEqual(added(`#,objectId\n1,${A}\n`), [A]);
  });

  test("but not what a spreadsheet writes where it has no value", () => {
    assert.deepEqual(
      told(`objectId\n${A}\n#N/A\n`).map((it) => [it.code, it.line]),
      [["list-reference-unclear", 3]],
    );
  });
});

describe("words that are no references are told, with their line", () => {
  /** @param {string} value @param {number} line @param {number} column */
  const unclear = (value, line, column) => ({
    code: "list-reference-unclear",
    message: `"${value}" in the list of what is wanted is no directory object id: it is not a GUID.`,
    line,
    column,
  });

  test("one of a line", () => {
    const text = `${A}\n${B} Ann Smith\r\n\nBob;${C}\n`;
    assert.deepEqual(told(text), [unclear("Ann", 2, 38), unclear("Bob", 4, 1)]);
    assert.deepEqual(told(`${A},Ann,Bob\n${B},Bob\n`), [
      unclear("Ann", 1, 38),
      unclear("Bob", 2, 38),
    ]);
  });

  test("in the column of references", () => {
    assert.deepEqual(told(`name,objectId\nAnn,${A}\nBob,"b, ob"\n`), [unclear("b, ob", 3, 5)]);
  });

  test("and offsets count what was given", () => {
    const text = `name;objectId\né;${A}\nü;x\n`;
    const [of, ofBytes] = [text, Buffer.from(text)].map((it) => plan([], it, policy).findings[0]);
    assert.equal(text.slice(of?.start, of?.end), "x");
    assert.equal(Buffer.from(text).subarray(ofBytes?.start, ofBytes?.end).toString(), "x");
    assert.deepEqual([of?.line, of?.column], [ofBytes?.line, ofBytes?.column]);
  });

  test("as what stands for nothing", () => {
    assert.deepEqual(
      told(`objectId,name\n-,Ann\n`).map((it) => [it.code, it.line]),
      [["list-reference-unclear", 2]],
    );
    assert.deepEqual(added(`- ${A}\n- ${B}\n`), [A, B]);
    assert.deepEqual(added(`| Object Id | Name |\n|---|:--|\n| ${A} | Ann |\n`), [A]);
  });

  test("but a malformed id is left to build, and what JSON holds is an id", () => {
    assert.deepEqual(added(A.slice(0, 35)), [A.slice(0, 35)]);
    assert.deepEqual(added(["Ann"]), ["Ann"]);
  });

  test("and a row that names nothing", () => {
    assert.deepEqual(told(`objectId,name\n${A},Ann\n,Bob\n,\n`), [
      {
        code: "list-item-unclear",
        message: "An item in the list of what is wanted is a row that names nothing.",
        line: 3,
        column: 1,
      },
    ]);
  });
});

describe("a CSV is read whole or not at all", () => {
  test("an id of a site without its quotes", () => {
    assert.deepEqual(told(`siteId,name\n"${site}",Home\n${site},x\n`, sites), [
      {
        code: "list-row-too-long",
        message: "This row in the list of what is wanted has 4 cells, its header has 2.",
        line: 3,
        column: 1,
      },
    ]);
    // As many cells as the header has, by chance.
    assert.deepEqual(
      told(`siteId,name,url,owner\n${site},x\n`, sites).map((it) => [it.code, it.line]),
      [["list-reference-unclear", 2]],
    );
    assert.deepEqual(added(`siteId,name\n"${site}",Home,,\n`, sites), [site]);
    assert.equal(told(`objectId\n${A},Ann`)[0]?.code, "list-row-too-long");
  });

  test("a quote that is not closed", () => {
    const message =
      "A cell in the list of what is wanted opens with a quote, which is not closed where the cell ends.";
    for (const rows of [`"Ann,${A}\nBob,${B}`, `"Ann,${A}\n"Bob",${B}`]) {
      assert.deepEqual(told(`name,objectId\nx,${C}\n${rows}\n`), [
        { code: "list-quote-unclosed", message, line: 3, column: 1 },
      ]);
    }
  });
});

describe("files of Excel are read, or said how to save", () => {
  const csv = `Name\tobjectId\r\nMüller\t${A}\r\n`;
  const utf16 = Buffer.from(`\ufeff${csv}`, "utf16le");

  test("Unicode Text, in either order of bytes", () => {
    assert.deepEqual(added(utf16), [A]);
    assert.deepEqual(added(Buffer.from(utf16).swap16()), [A]);
    const wrong = Buffer.from(`\ufeff${csv}Ann\tx\r\n`, "utf16le");
    const [finding] = plan([], wrong, policy).findings;
    assert.deepEqual([finding?.line, finding?.column, finding?.start], [3, 5, undefined]);
  });

  for (const [name, bytes, reason, line] of /** @type {[string, Buffer, string, any][]} */ ([
    ["the code page of Windows", Buffer.from(csv, "latin1"), "byte 0xFC has no meaning there", 2],
    ["UTF-16 without a mark", utf16.subarray(2), "it looks like UTF-16 without a byte order mark"],
    ["UTF-16 that was cut", utf16.subarray(0, 9), "it is UTF-16 that was cut off or changed"],
  ])) {
    test(name, () => {
      const { change, findings } = plan(there, bytes, policy);
      assert.equal(change, undefined);
      assert.deepEqual(
        findings.map((it) => [it.code, it.message, it.line]),
        [["list-not-utf8", `The list of what is wanted is not UTF-8: ${reason}.`, line]],
      );
      assert.match(findings[0]?.help ?? "", /"CSV UTF-8"/);
    });
  }
});

test("keys that differ in case name different items", () => {
  const wanted = '["Key-AbC=", "key-aBc="]';
  assert.deepEqual(added(wanted, granular), ["Key-AbC=", "key-aBc="]);
});

test("what stands twice is not read: one of the two would be lost", () => {
  const reason = "The list of what is wanted cannot be read: /value stands in it twice.";
  const [error] = told(`{"value":["${A}"],"value":["${B}"]}`);
  assert.deepEqual([error?.code, error?.message], ["list-unreadable", reason]);
});

describe("a list of something else, or of a part, is refused: what it lacks would be removed", () => {
  const wanted = { mailboxProtectionUnits: [{ directoryObjectId: A }] };
  const context = (/** @type {string} */ path) => ({
    "@odata.context": `https://graph.microsoft.com/v1.0/$metadata#solutions/backupRestore/${path}`,
    value: [{ id: guid(11), directoryObjectId: A }],
  });
  for (const [name, current, message] of /** @type {[string, object, RegExp][]} */ ([
    [
      "a page of an array",
      { ...wanted, "mailboxProtectionUnits@odata.nextLink": "https://graph.microsoft.com/x" },
      /goes on/,
    ],
    [
      "the units of another policy, by its address",
      context(`exchangeProtectionPolicies('${guid(6)}')/mailboxProtectionUnits`),
      new RegExp(`it is about ${guid(6)}, and not about ${guid(5)}\\.`),
    ],
    [
      "the units of another policy, by their policyId",
      { value: [{ id: guid(11), directoryObjectId: A, policyId: guid(6) }] },
      /it is about/,
    ],
    [
      "the units of another kind of policy",
      context(`oneDriveForBusinessProtectionPolicies('${guid(5)}')/driveProtectionUnits`),
      /says that it is about `driveProtectionUnits`; `mailboxProtectionUnits` are asked for/,
    ],
    [
      "the units in another policy",
      { id: guid(6), ...wanted },
      new RegExp(`it is about ${guid(6)}`),
    ],
    [
      "an answer that tells of a failure",
      {
        "mailboxProtectionUnits@delta": [
          { directoryObjectId: A, "@Core.DataModificationException": { responseCode: 409 } },
        ],
      },
      /it is an answer that tells what failed/,
    ],
    [
      "two lists",
      { value: [{ directoryObjectId: A }], searchResults: [{ directoryObjectId: B }] },
      /it holds several lists, value and searchResults\./,
    ],
  ])) {
    test(name, () => {
      const { change, findings } = plan(current, [A], policy);
      assert.equal(change, undefined);
      assert.match(findings.map((it) => it.message).join(), message);
    });
  }

  for (const [name, current, message] of /** @type {[string, any, RegExp][]} */ ([
    [
      "policies, and not what is in one",
      { ...context("exchangeProtectionPolicies"), value: [{ id: guid(5), displayName: "a" }] },
      /it is about `exchangeProtectionPolicies`/,
    ],
    [
      "units of another type",
      { value: [{ ...there[0], "@odata.type": "#microsoft.graph.driveProtectionUnit" }] },
      /its items are of the type `driveProtectionUnit`/,
    ],
    [
      "units of another type, by the context",
      context("protectionUnits/microsoft.graph.driveProtectionUnit"),
      /it is about `driveProtectionUnits`/,
    ],
    [
      "a CSV of the units of all policies",
      `"Id","DirectoryObjectId","PolicyId"\n"${guid(11)}","${A}","${guid(6)}"`,
      /it is about/,
    ],
    [
      "an outcome that was saved as a CSV",
      `kind,state,evidence,reference,id\naddition,failed,confirmed,${A},`,
      /it is an outcome/,
    ],
    ["artifacts with nothing but their ids", `"Id","Status"\n"${A}","protected"`, /./],
  ])) {
    test(name, () => {
      const { change, findings } = plan(current, [A], policy);
      assert.equal(change, undefined);
      assert.match(findings.map((it) => it.message).join(), message);
    });
  }

  test("a delta payload is warned of: it tells what changed", () => {
    const changes = { "mailboxProtectionUnits@delta": there };
    const { change, findings } = plan(changes, [A], policy);
    assert.deepEqual(
      findings.map((it) => it.code),
      ["list-of-changes"],
    );
    assert.deepEqual(change?.remove, [guid(12)]);
  });

  test("a column that stands twice", () => {
    const [finding] = told(`directoryObjectId,id,directoryObjectId\n${A},,${B}`);
    assert.match(finding?.message ?? "", /names the column directoryobjectid twice/);
  });

  test("but what is wanted may be the units of another policy", () => {
    const of = context(`exchangeProtectionPolicies('${guid(6)}')/mailboxProtectionUnits`);
    assert.equal(plan(there, of, policy).kept, 1);
    assert.equal(
      plan(context(`exchangeProtectionPolicies/mailboxProtectionUnits`), [A], policy).kept,
      1,
    );
  });
});

test("what an expanded policy says besides is passed over", () => {
  const expanded = {
    "@odata.context": `https://graph.microsoft.com/beta/$metadata#solutions/backupRestore/exchangeProtectionPolicies(mailboxExclusionUnits(),mailboxProtectionUnits())/$entity`,
    id: guid(5),
    mailboxExclusionUnits: [{ id: guid(13), directoryObjectId: C }],
    mailboxInclusionRules: [],
    "mailboxInclusionRules@odata.nextLink": "https://graph.microsoft.com/x",
    mailboxProtectionUnits: there,
  };
  const { change, kept, findings } = plan(expanded, [A], policy);
  assert.deepEqual([kept, change?.remove, findings], [1, [guid(12)], []]);
});

test("the context tells that ids are those of what is referred to", () => {
  const users = {
    "@odata.context": "https://graph.microsoft.com/v1.0/$metadata#users(id,mail)",
    value: [{ id: A, mail: "a@b.example" }],
  };
  assert.equal(plan(there, users, policy).kept, 1);
});

test("a unit that stands on two pages is removed once, and no policy is no other one", () => {
  const nowhere = { ...there[1], policyId: "00000000-0000-0000-0000-000000000000" };
  const { change } = plan([...there, nowhere], [A], policy);
  assert.deepEqual(change?.remove, [guid(12)]);
});

test("white space around an id in JSON makes it no other id", () => {
  const { change, kept } = plan(there, [{ directoryObjectId: ` ${A}\n` }, B], policy);
  assert.deepEqual([kept, change?.add, change?.remove], [2, undefined, undefined]);
});

test("an item key means something only in its browse session", () => {
  const item = (/** @type {number} */ session, /** @type {object} */ more) => {
    return { browseSessionId: guid(session), ...more };
  };
  const wanted = [item(1, { itemKey: "k" }), item(2, { itemKey: "k" })];
  const target = {
    ...granular,
    resource: /** @type {const} */ ("oneDriveForBusinessRestoreSession"),
  };
  assert.equal(plan([], wanted, target).change?.add?.length, 2);
  const current = [item(1, { id: guid(31), restoredItemKey: "k" })];
  const { change, kept } = plan(current, wanted, target);
  assert.equal(kept, 1);
  assert.deepEqual(change?.add, [item(2, { itemKey: "k" })]);
  assert.equal(plan([{ id: guid(31), restoredItemKey: "k" }], wanted, target).kept, 2);
});
