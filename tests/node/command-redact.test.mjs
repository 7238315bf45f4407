// --redact: no id is printed whole, in any format.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { command, folderWith, seed } from "./support.mjs";

const FORMATS = ["human", "json", "github", "sarif", "junit"];
const IDS = {
  guid: "99954f18-c8ec-4b62-85bf-cdf3b70b140e",
  short: "2b014d8c-71fe-4d00-a01a-31850bc5b32",
  dashes: "3b014d8c\u201371fe\u20134d00\u2013a01a\u201331850bc5b32c",
  opaque: "opaquerestorepointid",
  path: "Documents/Secret plan for all.docx",
  site: "contoso.sharepoint.com,1b014d8c-71fe-4d00-a01a-31850bc5b32c,4b014d8c-71fe-4d00-a01a-31850bc5b32c",
};
const items = Object.values(IDS).map((id) => JSON.stringify({ restorePoint: { id }, x: id }));
const BODY = `{ // ${IDS.guid}
"driveRestoreArtifacts@delta": [${items.join(", ")}, ${items.join(",")}],
"${IDS.short}": 1, "\\u0039${IDS.guid.slice(1)}": "\\u0039${IDS.guid.slice(1)}"}`;

/**
 * Whether a text holds more of an id than is kept: of its start, or of what follows that.
 *
 * @param {string} text
 * @param {string} id
 */
function leaks(text, id) {
  return text.includes(id.slice(0, 10)) || text.includes(id.slice(-12));
}

describe("--redact", () => {
  for (const format of FORMATS) {
    test(`keeps ids from ${format}`, (context) => {
      const cwd = folderWith(context, {
        "a.json": BODY,
        "b.json": seed("request.txt"),
        "c.ndjson": `${BODY.replaceAll("\n", " ")}\n`,
        "d.json": BODY.replaceAll(",", ""),
        "e.json": BODY.replace('"', ""),
        [`${IDS.guid}.json`]: "{",
      });
      const args = ["validate", "--format", format, "."];
      const plain = command(args, { cwd });
      const redacted = command([...args, "--redact", `absent-${IDS.guid}`], { cwd });
      const ids = [...Object.values(IDS), "1b014d8c-71fe-4d00-a01a-31850bc5b32c"];
      for (const id of [IDS.guid, IDS.short, IDS.opaque]) assert.ok(leaks(plain.out, id), id);
      for (const id of ids) {
        assert.ok(!leaks(redacted.out + redacted.err, id), `${id} in ${format}`);
      }
      assert.ok(redacted.out.includes(IDS.short.slice(0, 8)));
      // What is found stays what it is.
      const codes = (/** @type {string} */ text) => text.match(/\bid-malformed\b/g)?.length;
      assert.equal(codes(redacted.out), codes(plain.out));
    });
  }

  test("keeps ids from any place: of digits in a name, parted in a comment, between quotes of any kind", () => {
    const [digits, parted] = ["123456789012345678", IDS.guid.replaceAll("-", " ")];
    for (const input of [
      `{"${digits}":1,"driveRestoreArtifacts@delta":[{"${digits}":${digits}}]}`,
      `{"driveRestoreArtifacts@delta":[ // see ${parted} of it\n]}`,
      `{"driveRestoreArtifacts@delta":[ ${IDS.guid.replaceAll("-", ":")}, ${IDS.guid.replace(/./g, "$& ")} ]}`,
      `{"granularDriveRestoreArtifacts@delta":[{'@removed':{},'id':' ${IDS.guid.replace(/./g, "$& ")}'}]}`,
    ]) {
      for (const format of FORMATS) {
        const { out } = command(["validate", "--redact", "--format", format], { input });
        const letters = out.replace(/[^a-z0-9]/gi, "");
        for (const id of [digits, IDS.guid.replaceAll("-", "")]) {
          assert.ok(!letters.includes(id.slice(0, 12)), out);
        }
      }
    }
  });

  test("keeps places and words as they are", () => {
    const input =
      '{"drive_restore_artifacts@delta":[{"@removed":{"reason":"changed"},"id":"2b014d8c-71fe-4d00-a01a-31850bc5b32"}]}';
    const { out } = command(["validate", "--redact"], { input });
    assert.match(out, /drive_restore_artifacts@delta/);
    assert.match(out, /^error\[id-malformed\]: "2b014d8c…" is not a whole artifact id: /m);
    assert.match(out, /"id":"2b014d8c\*{27}"\}\]\}$/m);
    assert.match(out, /grouped 8-4-4-4-12\.$/m);
  });
});

describe("interpret --redact", () => {
  const { guid, opaque, path } = IDS;
  const resource = "oneDriveForBusinessRestoreSession";
  const body = JSON.stringify({
    "driveRestoreArtifacts@delta": [
      { restorePoint: { id: guid }, destinationType: "new" },
      { restorePoint: { id: opaque }, destinationType: "new" },
      { "@removed": { reason: "changed" }, id: path },
    ],
  });
  const answer = {
    "driveRestoreArtifacts@delta": [
      { id: guid.replace("9", "8"), restorePoint: { id: guid }, destinationType: "new" },
      { id: path, error: { code: "InvalidRestorePoint", message: `No ${guid} in ${path}.` } },
    ],
  };
  const refused = { error: { code: "InvalidRestorePoint", message: `${guid} is none.` } };
  const batched = { responses: [{ id: "1", status: 200, body: answer }] };

  test("keeps the id that an address names", (context) => {
    const url = `https://graph.microsoft.com/v1.0/solutions/backupRestore/${resource}s('${opaque}')`;
    const request = JSON.stringify({ url, method: "PATCH", body });
    const failed = JSON.stringify({ error: { code: "UnknownError", message: "No." } });
    const cwd = folderWith(context, { "request.json": request, "answer.json": failed });
    for (const format of ["human", "json"]) {
      const args = ["interpret", "--format", format, "--request", "request.json", "answer.json"];
      assert.ok(leaks(command(args, { cwd }).out, `${resource}s/${opaque}`));
      const { out } = command([...args, "--redact"], { cwd });
      assert.ok(!leaks(out, opaque), out);
      assert.ok(out.includes(`${resource}s/`));
    }
  });

  /** Requests in the forms in which they may be given. @type {Record<string, string>} */
  const requests = {
    "the body": body,
    "a request": JSON.stringify({ resource, method: "PATCH", body }),
    "what build prints": JSON.stringify([{ requests: [{ resource, body }], findings: [] }]),
  };
  for (const [name, request] of Object.entries(requests)) {
    for (const format of name === "the body" ? ["human", "json"] : ["json"]) {
      for (const given of [answer, refused, batched]) {
        const files = { "request.json": request, [`${guid}.json`]: JSON.stringify(given) };
        test(`keeps ids from ${format}, with ${name}: ${Object.keys(given)}`, (context) => {
          const cwd = folderWith(context, files);
          const args = ["interpret", "--format", format, "--request", "request.json"];
          const plain = command([...args, `${guid}.json`], { cwd });
          const redacted = command([...args, "--redact", `${guid}.json`], { cwd });
          assert.ok(leaks(plain.out, guid));
          for (const id of [guid, guid.replace("9", "8"), opaque, path]) {
            assert.ok(!leaks(redacted.out + redacted.err, id), `${id}:\n${redacted.out}`);
          }
          assert.equal(redacted.code, plain.code);
          assert.ok(redacted.out.includes(guid.slice(0, 8)));
        });
      }
    }
  }
});
