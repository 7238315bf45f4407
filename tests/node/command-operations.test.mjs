// plan, batch, interpret of a $batch, explain, schema and describe, as somebody at a shell, or a
// script, meets them; and how they are piped into each other.

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe as suite, test } from "node:test";
import {
  batch,
  build,
  codes,
  collect,
  describe,
  explain,
  interpret,
  interpretBatch,
  plan,
  schema,
} from "graph-backup-delta";
import { command, folderWith, RESOURCES, seed, seedChange } from "./support.mjs";

const POLICY = "5e000000-71fe-4d00-a01a-31850bc5b32c";
const [UNIT, OTHER_UNIT] = [
  "0a000000-71fe-4d00-a01a-31850bc5b32c",
  "0b000000-71fe-4d00-a01a-31850bc5b32c",
];
const [USER, OTHER_USER] = [
  "1a000000-71fe-4d00-a01a-31850bc5b32c",
  "1b000000-71fe-4d00-a01a-31850bc5b32c",
];

const current = {
  value: [
    { id: UNIT, directoryObjectId: USER },
    { id: OTHER_UNIT, directoryObjectId: "1c000000-71fe-4d00-a01a-31850bc5b32c" },
  ],
};
const wanted = `directoryObjectId\n${USER}\n${OTHER_USER}\n`;
const target = /** @type {const} */ ({ resource: "exchangeProtectionPolicy", id: POLICY });
const PLAN = ["plan", "--resource", target.resource, "--id", target.id];

/** @param {import("node:test").TestContext} context */
const planFolder = (context) =>
  folderWith(context, { "current.json": JSON.stringify(current), "wanted.csv": wanted });

suite("plan", () => {
  test("shows what would be added and removed", (context) => {
    const cwd = planFolder(context);
    const files = ["current.json", "wanted.csv"];
    assert.deepEqual(command([...PLAN, "--max-warnings", "1", ...files], { cwd }), {
      code: 0,
      out: `warning[plan-removes-many]: The plan removes 1 of the 2 items that are there.
 --> current.json, wanted.csv
  = help: Check that the list of what is wanted is the right one, and whole.

+ ${OTHER_USER}
- ${OTHER_UNIT}

exchangeProtectionPolicy ${POLICY}: 1 addition, 1 removal, 1 kept
`,
      err: "",
    });
  });

  test("prints as JSON what the function returns, with all that it is told", (context) => {
    const cwd = planFolder(context);
    const files = ["current.json", "-", "--format", "json"];
    const { out, code } = command([...PLAN, ...files], { cwd, input: wanted });
    assert.deepEqual(JSON.parse(out), plan(current, wanted, target));
    // What it removes, it warns of.
    assert.equal(code, 1);

    const args = ["plan", "--resource", "oneDriveForBusinessRestoreSession", "--id", POLICY];
    const more = ["--version", "beta", "--destination-type", "inPlace"];
    writeFileSync(join(cwd, "points.csv"), `restorePointId\n${USER}\n`);
    const session = command([...args, ...more, "--format", "json", "-", "points.csv"], {
      cwd,
      input: "[]",
    });
    assert.deepEqual(JSON.parse(session.out), {
      change: {
        ...{ resource: "oneDriveForBusinessRestoreSession", id: POLICY, version: "beta" },
        ...{ add: [USER], destinationType: "inPlace" },
      },
      kept: 0,
      findings: [],
    });
    writeFileSync(join(cwd, "wanted.json"), '["key"]');
    const granular = ["--browse-session-id", POLICY, "--restore-job-type", "granular"];
    const items = command([...args, ...granular, "--format", "json", "-", "wanted.json"], {
      cwd,
      input: "[]",
    });
    const { change } = JSON.parse(items.out);
    assert.deepEqual([change.browseSessionId, change.restoreJobType], [POLICY, "granular"]);
  });

  test("takes which units of a policy are meant, and the policy of a session", (context) => {
    const cwd = planFolder(context);
    writeFileSync(join(cwd, "wanted.txt"), USER);
    const of = (/** @type {string[]} */ ...args) => {
      const plan = ["plan", "--id", POLICY, "--format", "json", ...args, "-", "wanted.txt"];
      return JSON.parse(command(plan, { cwd, input: "[]" }).out).change;
    };
    const policy = ["--resource", "exchangeProtectionPolicy", "--version", "beta"];
    assert.equal(of(...policy, "--units", "exclusion").units, "exclusion");
    const session = ["--resource", "exchangeRestoreSession", "--destination-type", "new"];
    assert.equal(of(...session, "--policy-id", POLICY).policyId, POLICY);
  });

  test("shows the line of the list that is not understood", (context) => {
    const cwd = planFolder(context);
    const input = `name;objectId\r\nAnn;${USER}\r\nBob;x\r\n`;
    const { code, out } = command([...PLAN, "current.json", "-"], { cwd, input });
    assert.deepEqual(
      [code, out],
      [
        1,
        `error[id-malformed]: "x" is not a whole directory object id: it is not a GUID.
 --> <stdin>:3:5
  |
3 | Bob;x
  |     ^
  = help: Copy the id again from Microsoft Entra ID. An id is a GUID: 36 characters, grouped 8-4-4-4-12.

`,
      ],
    );
  });

  test("names the lists, or the options, where it tells of those", (context) => {
    const cwd = planFolder(context);
    const empty = [...PLAN, "current.json", "-"];
    const refused = command(empty, { cwd, input: "" });
    assert.match(refused.out, /^error\[plan-wants-nothing\]: .*\n --> current\.json, <stdin>\n/);
    const emptied = command([...empty, "--allow-empty"], { cwd, input: "" });
    assert.match(emptied.out, /^warning\[plan-removes-all\]: .*\n --> current\.json, <stdin>\n/);
    const files = ["--destination-type", "new", "current.json", "wanted.csv"];
    const { code, out } = command([...PLAN, ...files], { cwd });
    assert.match(out, /^error\[change-property-unknown\]: .*\n --> the options\n/);
    assert.deepEqual([refused.code, emptied.code, code], [1, 1, 1]);
  });

  test("shows where the list of what is wanted names what would be removed", (context) => {
    const email = "ann@contoso.com";
    const units = [{ id: UNIT, directoryObjectId: USER, email }];
    const cwd = folderWith(context, {
      "current.json": JSON.stringify({ value: units }),
      "wanted.csv": `directoryObjectId,mail\n${OTHER_USER},${email}\n`,
    });
    const { code, out } = command([...PLAN, "current.json", "wanted.csv"], { cwd });
    assert.equal(code, 1);
    assert.match(out, /^error\[plan-removes-named\]: .*\n --> wanted\.csv:2:38\n/);
    assert.ok(out.includes(`2 | ${OTHER_USER},${email}\n`), out);
  });

  test("tells of the list that cannot be read, and plans nothing", (context) => {
    const cwd = planFolder(context);
    const { code, out } = command([...PLAN, "current.json", "-"], { cwd, input: "{" });
    assert.match(out, /^error\[list-unreadable\]: The list of what is wanted cannot be read: /);
    assert.match(out, /\n --> <stdin>\n/);
    assert.equal(code, 1);
    const swapped = command([...PLAN, "-", "wanted.csv"], { cwd, input: '{"value":[5]}' });
    assert.match(swapped.out, /^error\[list-item-unclear\].*\n --> <stdin>\n/);
  });
});

suite("pipes", () => {
  const json = ["--format", "json"];

  test("from plan by build and batch to interpret, and what is left again to build", (context) => {
    const cwd = planFolder(context);
    const planned = command([...PLAN, ...json, "current.json", "wanted.csv"], { cwd });
    const { change, findings } = plan(current, wanted, target);
    assert.ok(change);
    const told = { findings, total: findings.length };
    const built = command(["build", ...json], { input: planned.out });
    assert.deepEqual(JSON.parse(built.out), [{ file: "<stdin>", ...build(change), ...told }]);
    const batched = command(["batch", ...json], { input: built.out });
    const { requests } = batch(build(change).requests);
    assert.deepEqual(JSON.parse(batched.out), [{ file: "<stdin>", requests, ...told }]);

    const again = folderWith(context, { "batch.json": batched.out, "built.json": built.out });
    const responses = [{ id: "1", status: 429, headers: { "Retry-After": "5" } }];
    const answer = JSON.stringify({ responses });
    const outcome = command(["interpret", ...json, "--request", "batch.json"], {
      cwd: again,
      input: answer,
    });
    const [request] = requests;
    assert.deepEqual(JSON.parse(outcome.out), [
      { file: "<stdin>", ...interpretBatch(answer, { request }) },
    ]);
    assert.equal(outcome.code, 1);
    // Nothing was done, so what is left is all.
    assert.equal(
      command(["build"], { input: outcome.out }).out,
      command(["build"], { input: planned.out }).out,
    );

    // The same without $batch.
    const headers = ["--status", "429", "--header", "Retry-After: 5", "--header", "Date:x"];
    const alone = command(["interpret", ...json, "--request", "built.json", ...headers], {
      cwd: again,
    });
    assert.equal(JSON.parse(alone.out)[0].retry.afterSeconds, 5);
    assert.equal(
      command(["build"], { input: alone.out }).out,
      command(["build"], { input: planned.out }).out,
    );
  });

  test("tell that what may be done is to be listed before it is sent again", (context) => {
    const request = build(seedChange).requests[0];
    const cwd = folderWith(context, { "request.json": JSON.stringify(request) });
    const args = ["interpret", ...json, "--request", "request.json"];
    const left = (/** @type {string} */ status) =>
      command([...args, "--status", status], { cwd, input: "" }).out;
    const note = /^<stdin>: some of this may be done: list what is there first, .*\n/;
    for (const format of [[], json]) {
      const { code, err } = command(["build", ...format], { input: left("503") });
      assert.equal(code, 1);
      assert.match(err, note);
      assert.match(err, /\ngraph-backup-delta: listFirst: 1 warning; --max-warnings allows 0; /);
      const allowed = ["build", "--max-warnings", "1", ...format];
      assert.equal(command(allowed, { input: left("503") }).code, 0);
      assert.deepEqual(command(["build", ...format], { input: left("429") }).err, "");
    }
    const responses = [{ id: "1", status: 503 }];
    const batched = folderWith(context, { "batch.json": batch([request]).requests[0].body });
    const parts = command(["interpret", ...json, "--request", "batch.json"], {
      cwd: batched,
      input: JSON.stringify({ responses }),
    });
    assert.match(command(["build"], { input: parts.out }).err, note);
  });

  test("what was not understood, and what is otherwise than asked, ends with 1", (context) => {
    const interpret = (/** @type {string} */ answer, /** @type {string[]} */ ...options) =>
      command(["interpret", ...options], { cwd, input: answer }).code;
    const period = (/** @type {string} */ it) => [{ interval: "R/P1W", period: it }];
    const [request] = build({
      resource: "exchangeProtectionPolicy",
      id: POLICY,
      retentionSettings: period("P365D"),
    }).requests;
    const cwd = folderWith(context, { "request.json": JSON.stringify(request) });
    const asked = ["--request", "request.json"];
    for (const answer of ["{}", "null", "[]", '{"message":"An error has occurred."}']) {
      assert.equal(interpret(answer), 1, answer);
      assert.equal(interpret(answer, ...asked), 1, answer);
    }
    assert.equal(interpret('{"responses":[]}'), 1);
    const answer = (/** @type {string} */ kept) =>
      JSON.stringify({ id: POLICY, retentionSettings: period(kept) });
    assert.equal(interpret(answer("P365D"), ...asked), 0);
    assert.equal(interpret(answer("P30D"), ...asked), 1);
    assert.equal(interpret(answer("P30D"), ...asked, "--max-warnings", "1"), 0);
  });

  test("keep the errors of the step before", (context) => {
    const cwd = planFolder(context);
    const planned = command([...PLAN, ...json, "current.json", "-"], { cwd, input: "{" });
    const built = command(["build", ...json], { input: planned.out });
    const batched = command(["batch"], { input: built.out });
    assert.deepEqual([planned.code, built.code, batched.code, batched.out], [1, 1, 1, ""]);
    assert.match(batched.err, /^error\[list-unreadable\]/);
  });

  test("build nothing where nothing is left to send", (context) => {
    const cwd = folderWith(context, { "request.json": seed("request.txt") });
    const args = ["interpret", ...json, "--request", "request.json"];
    const told = command(args, { cwd, input: seed("answer.txt") });
    const { code, out, err } = command(["build"], { input: told.out });
    assert.deepEqual([code, out], [1, ""]);
    // Two items failed for good.
    assert.match(
      err,
      /^<stdin>: some of this was not done, and nothing can be sent again for it: /,
    );
  });

  test("several requests answer no one answer", (context) => {
    const { requests } = build(seedChange);
    const input = JSON.stringify([{ requests: [...requests, ...requests], findings: [] }]);
    const cwd = folderWith(context, { "built.json": input });
    const { code, err } = command(["interpret", "--request", "built.json"], { cwd, input: "{}" });
    assert.equal(code, 2);
    assert.equal(
      err,
      "graph-backup-delta: built.json holds 2 requests; an answer answers one: give that alone\n",
    );
  });
});

suite("batch", () => {
  const { requests } = build(seedChange);
  const expected = batch(requests).requests[0];

  test("takes an array of requests, or what build returns", () => {
    for (const input of [requests, build(seedChange), [build(seedChange)]]) {
      assert.deepEqual(command(["batch"], { input: JSON.stringify(input) }), {
        code: 0,
        out: `POST ${expected.url}\nContent-Type: application/json\n\n${expected.body}\n`,
        err: "",
      });
    }
  });

  test("tells what cannot be put into a $batch, at its place", () => {
    const { code, out, err } = command(["batch"], { input: '[{"method":"PATCH"}]' });
    assert.deepEqual([code, out], [1, ""]);
    assert.match(err, /^error\[requests-malformed\].*\n --> <stdin>:1:2\n/);
  });
});

suite("interpret", () => {
  test("tells the parts of a $batch one after the other", (context) => {
    /** @param {string} id @returns {import("graph-backup-delta").Change} */
    const change = (id) => ({ ...target, id, displayName: "a", remove: [UNIT] });
    const { requests } = batch([
      ...build(change(POLICY)).requests,
      ...build(change(POLICY.replace(/^./, "f"))).requests,
    ]);
    const cwd = folderWith(context, { "batch.json": requests[0].body });
    const removed = { "mailboxProtectionUnits@delta": [{ id: UNIT, status: "removeRequested" }] };
    const input = JSON.stringify({
      responses: [
        { id: "2", status: 503, headers: { "Retry-After": "1" } },
        { id: "1", status: 200, body: removed },
      ],
    });
    const { code, out } = command(["interpret", "--request", "batch.json"], { cwd, input });
    assert.match(out, new RegExp(`^removed \\(confirmed\\) ${UNIT}: `));
    assert.match(
      out,
      /\n\n<stdin>, request 1 \(200\): 0 added, 1 removed, 0 failed, 0 unconfirmed\n\nrefused: 503/,
    );
    assert.match(
      out,
      /\nworth sending again: 1 removal, the name, after 1 second; list what is there first, .* plan /,
    );
    assert.match(out, /\n<stdin>, request 2 \(503\): .*\n\n<stdin>: 2 requests\n$/);
    assert.equal(code, 1);
    // Without the request it is known by its answer.
    assert.match(command(["interpret"], { input }).out, /\n<stdin>: 2 requests\n$/);
  });

  test("reads what Windows PowerShell writes, and the request as build prints it", (context) => {
    const { out: printed } = command(["build"], {
      input: JSON.stringify({ ...target, remove: [UNIT] }),
    });
    const entries = [{ id: UNIT, displayName: "Secret plan", status: "removeRequested" }];
    const answer = JSON.stringify({ id: POLICY, "mailboxProtectionUnits@delta": entries });
    const cwd = folderWith(context, {
      "request.http": printed,
      "answer.json": Buffer.from(`\ufeff${answer}`, "utf16le"),
      "other.json": Buffer.from(`\ufeff${answer.replaceAll(UNIT, "secretunit")}`, "utf16le"),
    });
    const args = ["interpret", "--request", "request.http"];
    const { code, out } = command([...args, "answer.json"], { cwd });
    assert.match(out, new RegExp(`^removed \\(confirmed\\) ${UNIT}: `));
    assert.equal(code, 0);
    const redacted = command([...args, "--redact", "other.json"], { cwd });
    assert.match(redacted.out, /not requested:/);
    assert.ok(!(redacted.out + redacted.err).includes("secretunit"));
  });

  test("an answer that was cut off is one to a $batch where its request is", (context) => {
    const cwd = folderWith(context, {
      "batch.json": batch(build(seedChange).requests).requests[0].body,
    });
    const { code, out } = command(["interpret", "--request", "batch.json"], {
      cwd,
      input: '{"respo',
    });
    assert.match(out, /^unconfirmed addition 1b014d8c-/);
    assert.match(out, /\nerror\[batch-answer-unreadable\]/);
    assert.equal(code, 1);
  });

  test("gives the library the headers, whatever they hold", () => {
    const later = "Tue, 06 Jan 2026 10:00:30 GMT";
    const headers = { "retry-after": later, Date: "Tue, 06 Jan 2026 10:00:00 GMT" };
    const args = Object.entries(headers).flatMap(([name, value]) => [
      "--header",
      `${name}:  ${value} `,
    ]);
    const input = JSON.stringify({ error: { code: "ServiceUnavailable" } });
    const { out } = command(["interpret", "--status", "503", ...args, "--format", "json"], {
      input,
    });
    assert.deepEqual(JSON.parse(out), [
      { file: "<stdin>", ...interpret(input, { status: 503, headers }) },
    ]);
  });
});

suite("explain", () => {
  test("tells a finding's code at length", () => {
    assert.deepEqual(command(["explain", "json-comment"]), {
      code: 0,
      out: `json-comment (error): Comment in JSON

  JSON has no comments.

  why: The published samples carry \`//\` comments to explain themselves; strict
    JSON has none, and a body that holds one is refused whole.
  help: Remove the comment.
  the service answers: 400 InvalidPatchRequest
  source: RFC 8259; Backup Storage error codes: InvalidPatchRequest
`,
      err: "",
    });
  });

  test("tells an error of the service, in any casing", () => {
    const { out } = command(["explain", "toomanyrequests"]);
    assert.match(
      out,
      /^TooManyRequests\n\n {2}Too many requests were sent in a short time\.\n\n {2}an error of: any request to Microsoft Graph\n {2}help: /,
    );
    assert.match(
      out,
      /\n {2}the service answers: 429 TooManyRequests\n {2}worth sending again: yes\n/,
    );
  });

  test("tells several, or lists all", () => {
    const two = command(["explain", "json-comment", "json-empty"]).out;
    assert.match(two, /^json-comment [\s\S]*\n\njson-empty \(error\): No text\n/);
    const lines = command(["explain"]).out.trimEnd().split("\n");
    assert.deepEqual(
      lines.map((it) => it.split(" ")[0]),
      codes(),
    );
    const { out } = command(["explain", "--format", "json"]);
    assert.deepEqual(
      JSON.parse(out),
      codes().map((it) => explain(it)),
    );
  });

  test("keeps within 80 columns", () => {
    const { out } = command(["explain", ...codes()]);
    const long = out.split("\n").filter((it) => it.length > 80);
    // A word that is longer stays whole.
    assert.deepEqual(
      long.filter((it) => it.trim().includes(" ") && !/^ +\S{60}/.test(it)),
      [],
    );
  });
});

suite("schema", () => {
  for (const resource of RESOURCES) {
    test(resource, () => {
      for (const more of [[], ["--format", "json"]]) {
        const { code, out } = command(["schema", resource, ...more]);
        assert.deepEqual([code, JSON.parse(out)], [0, schema(resource)]);
      }
    });
  }
});

suite("describe", () => {
  test("tells what is known", () => {
    const { code, out } = command(["describe", "sharePointProtectionPolicy"]);
    assert.equal(code, 0);
    assert.equal(
      out,
      `sharePointProtectionPolicy
  what            SharePoint protection policy
  request         PATCH /solutions/backupRestore/sharePointProtectionPolicies/{id}
  created by      POST /solutions/backupRestore/sharePointProtectionPolicies
  versions        v1.0, beta
  permission      BackupRestore-Configuration.ReadWrite.All
  clouds          Global
  also updatable  displayName, retentionSettings

  siteProtectionUnits@delta
    items           at most 50 in a request
    addition        {"siteId":"…"}
    refers to       site
    removal         {"@removed":{"reason":"changed"},"id":"…"}
    created with    siteProtectionUnits, 0 to 50 items
    listed at       …/siteProtectionUnits

  siteExclusionUnits@delta
    versions        beta
    items           at most 50 in a request; inferred, as no document shows such a request
    addition        {"siteId":"…"}
    refers to       site
    removal         {"@removed":{"reason":"changed"},"id":"…"}
    created with    no document shows it in a POST
    listed at       …/siteExclusionUnits
`,
    );
  });

  test("lists all, and knows each", () => {
    const { out } = command(["describe"]);
    assert.deepEqual(out.trimEnd().split("\n").sort(), [...RESOURCES].sort());
    const told = JSON.parse(command(["describe", ...RESOURCES, "--format", "json"]).out);
    assert.deepEqual(
      told,
      RESOURCES.map((it) => describe(it)),
    );
  });
});

test("files of others cannot deceive a terminal", (context) => {
  const bad = "\u001b[31m\u202e\u009b";
  const files = {
    "current.json": JSON.stringify([{ id: bad, directoryObjectId: bad }]),
    "wanted.json": JSON.stringify([{ directoryObjectId: `${bad}1` }]),
    "requests.json": JSON.stringify([{ method: "PATCH", url: bad, body: bad }]),
    "answer.json": JSON.stringify({
      responses: [{ id: bad, status: 400, body: { error: { code: bad, message: bad } } }],
    }),
  };
  const cwd = folderWith(context, files);
  for (const args of [
    [...PLAN.slice(0, -1), bad, "current.json", "wanted.json"],
    ["batch", "requests.json"],
    ["interpret", "answer.json"],
    ["interpret", join("..", bad)],
    ["explain", bad],
    ["schema", bad],
    ["describe", bad],
    [bad],
  ]) {
    for (const format of bad === args[0] ? [[]] : [[], ["--format", "json"]]) {
      const { out, err } = command([...args, ...format], { cwd });
      assert.doesNotMatch(out + err, /(?!\n)[\p{Cc}\p{Cf}]/u, args.join(" "));
      assert.notEqual(out + err, "");
    }
  }
});

suite("collect", () => {
  const csv = `id,directoryObjectId\n${UNIT},${USER}\n${OTHER_UNIT},\n`;
  const args = ["collect", "--resource", "exchangeProtectionPolicy"];

  test("prints the ids, and tells what it passed over", (context) => {
    const cwd = folderWith(context, { "list.csv": csv });
    const { code, out, err } = command([...args, "list.csv"], { cwd });
    assert.deepEqual([code, out], [1, `${USER}\n`]);
    assert.match(err, /^warning\[list-ids-missing\]: No directory object id stands in 1 of/);
    const removed = command([...args, "--kind", "removal"], { cwd, input: csv });
    assert.deepEqual(removed, { code: 0, out: `${UNIT}\n${OTHER_UNIT}\n`, err: "" });
  });

  test("takes which units of a policy are meant", () => {
    const unit = JSON.stringify({
      "@odata.context": "https://graph.microsoft.com/beta/$metadata#mailboxExclusionUnits",
      value: [{ id: UNIT, directoryObjectId: USER }],
    });
    const removal = [...args, "--kind", "removal", "--units", "exclusion"];
    assert.deepEqual(command(removal, { input: unit }), { code: 0, out: `${UNIT}\n`, err: "" });
  });

  test("tells of an id that it read from more, and fails for one that is none", () => {
    const read = command(args, { input: `id=${USER}` });
    assert.deepEqual([read.code, read.out], [0, `${USER}\n`]);
    assert.match(read.err, /^info\[id-read-from\]: "id=/);
    const cut = command(args, { input: USER.slice(1) });
    assert.deepEqual([cut.code, cut.out], [1, ""]);
    assert.match(cut.err, /^error\[id-malformed\]: /);
  });

  test("fails for a file without a text, and for no list that is empty", (context) => {
    const texts = ["", "\n\n", " \t\r\n", "\ufeff"];
    const cwd = folderWith(context, {
      "list.csv": csv,
      ...Object.fromEntries(texts.map((it, at) => [`${at}.csv`, it])),
    });
    for (const at of texts.keys()) {
      for (const format of [[], ["--format", "json"]]) {
        const call = [...args, ...format, "--kind", "removal", "list.csv", `${at}.csv`];
        const { code, out, err } = command(call, { cwd });
        assert.equal(code, 1);
        assert.match(out, new RegExp(UNIT));
        assert.equal(
          err,
          `graph-backup-delta: ${at}.csv is empty: it holds no list, not even an empty one, such as {"value":[]}\n`,
        );
      }
    }
    for (const input of ['{"value":[]}', "[]", "directoryObjectId\n"]) {
      assert.deepEqual(command(args, { input }), { code: 0, out: "", err: "" });
    }
  });

  test("prints as JSON what the function gives", (context) => {
    const cwd = folderWith(context, { "list.csv": csv });
    const { out } = command([...args, "--format", "json", "list.csv"], { cwd });
    const resource = /** @type {const} */ ("exchangeProtectionPolicy");
    assert.deepEqual(JSON.parse(out), [{ file: "list.csv", ...collect(csv, { resource }) }]);
  });

  test("needs a resource", () => {
    const { code, err } = command(["collect"], { input: csv });
    assert.deepEqual([code, err], [2, "graph-backup-delta: collect needs --resource\n"]);
  });
});
