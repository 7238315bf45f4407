// Whatever it is given, the module gives an answer or one clear error, and the next call is right.

import assert from "node:assert/strict";
import { afterEach, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { build, explain, interpret, validate } from "graph-backup-delta";
import { root } from "../../scripts/run.mjs";
import { seed, seedChange } from "./support.mjs";

/** @param {typeof validate} [judge] */
function assertSound(judge = validate) {
  assert.deepEqual(
    judge(seed("request.txt")).findings.map((it) => it.code),
    ["json-comment", "id-malformed"],
  );
}

afterEach(() => {
  assertSound();
  assert.equal(build(seedChange).requests.length, 1);
  const { counts } = interpret(seed("answer.txt"), { request: seed("request.txt") });
  assert.deepEqual(counts, { added: 4, removed: 2, failed: 1, unconfirmed: 0 });
});

const fail = () => {
  throw new Error("thrown by a test");
};

/** @param {number} levels */
function nestedObject(levels) {
  let object = {};
  for (let level = 0; level < levels; level++) object = { a: object };
  return object;
}

function cyclicObject() {
  /** @type {Record<string, unknown>} */
  const object = {};
  object.itself = object;
  return object;
}

function revokedProxy() {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

function detachedBuffer() {
  const buffer = new ArrayBuffer(8);
  structuredClone(buffer, { transfer: [buffer] });
  return buffer;
}

function detachedBytes() {
  const bytes = new Uint8Array(8);
  structuredClone(bytes.buffer, { transfer: [bytes.buffer] });
  return bytes;
}

/**
 * Values that are no JSON, each with the reason that is told.
 *
 * @type {Record<string, [any, RegExp]>}
 */
const unwritable = {
  "a cyclic object": [cyclicObject(), /circular/],
  "a Proxy whose getter throws": [new Proxy({ a: 1 }, { get: fail }), /thrown by a test/],
  "a Proxy whose ownKeys throws": [new Proxy({}, { ownKeys: fail }), /thrown by a test/],
  "a Proxy of an array that throws": [new Proxy([1], { get: fail }), /thrown by a test/],
  "a Proxy of a buffer that throws": [
    new Proxy(new ArrayBuffer(8), { get: fail }),
    /thrown by a test/,
  ],
  "a revoked Proxy": [revokedProxy(), /revoked/],
  "an object of 100,000 levels": [nestedObject(100_000), /call stack/],
  "an object whose toJSON throws": [{ toJSON: fail }, /thrown by a test/],
  "an object whose toJSON throws what is no error": [
    {
      toJSON() {
        throw null;
      },
    },
    /JSON\.stringify failed/,
  ],
  "a BigInt": [1n, /BigInt/],
  "a function": [() => 1, /function/],
  undefined: [undefined, /undefined/],
  "a Symbol": [Symbol("a"), /symbol/],
  "a detached buffer": [detachedBuffer(), /detached/],
  "bytes of a detached buffer": [detachedBytes(), /detached/],
};

describe("values that cannot be written as JSON are findings", () => {
  for (const [name, [value, reason]] of Object.entries(unwritable)) {
    test(name, () => {
      for (const { findings } of [validate(value), build(value)]) {
        assert.deepEqual(
          findings.map((it) => it.code),
          ["not-serializable"],
        );
        assert.match(findings[0].message, reason);
      }
      const answered = interpret(value).findings;
      assert.equal(answered[0].code, "answer-unreadable");
      assert.match(answered[0].message, reason);
      if (value === undefined) return;
      const requested = interpret("{}", { request: value }).findings;
      assert.equal(requested[0].code, "request-unreadable");
      assert.match(requested[0].message, reason);
    });
  }
});

describe("other odd values are read as JSON.stringify writes them", () => {
  for (const [name, value, code] of /** @type {[string, any, string][]} */ ([
    ["NaN", Number.NaN, "body-not-object"],
    ["null", null, "body-not-object"],
    ["a number", 5, "body-not-object"],
    ["a Date", new Date(0), "body-not-object"],
    ["a Map", new Map(), "delta-missing"],
    [
      "a Proxy whose getPrototypeOf throws",
      new Proxy({}, { getPrototypeOf: fail }),
      "delta-missing",
    ],
    ["an object without a prototype", Object.create(null), "delta-missing"],
    ["a __proto__ property", JSON.parse('{"__proto__":1}'), "delta-missing"],
  ])) {
    test(name, () => assert.equal(validate(value).findings[0].code, code));
  }
});

describe("much", () => {
  test("100,000 levels of text", () => {
    for (const text of ["[".repeat(1e5), '{"a":'.repeat(1e5)]) {
      assert.equal(validate(text).findings.at(-1)?.code, "json-too-deep");
      assert.equal(build(text).findings[0].code, "json-too-deep");
      assert.equal(interpret(text).findings[0].code, "answer-unreadable");
      assert.equal(interpret("{}", { request: text }).findings[0].code, "request-unreadable");
    }
  });

  test("50 MB of faulty items", () => {
    const items = 12_500_000;
    const text = `{"driveRestoreArtifacts@delta":[${'"x",'.repeat(items - 1)}"x"]}`;
    const report = validate(text);
    assert.equal(report.findings.length, 1000);
    assert.equal(report.total, items + 1);
    assert.equal(build(text).requests.length, 0);
    assert.equal(interpret(text).items.length, 0);
  });

  test("50 MB of one string, of blanks, of characters beyond 16 bits", () => {
    const million = 1_000_000;
    const one = `{"driveRestoreArtifacts@delta":[{"restorePoint":{"id":"${"x".repeat(50 * million)}"},"destinationType":"new"}]}`;
    assert.equal(validate(one).findings[0].code, "id-malformed");
    assert.equal(validate(" ".repeat(50 * million)).findings[0].code, "json-empty");
    assert.equal(validate("😀".repeat(12 * million)).findings[0].code, "json-unexpected-character");
    assert.equal(
      validate(new Uint8Array(50 * million)).findings[0].code,
      "json-unexpected-character",
    );
  });
});

describe("much to find", () => {
  test("is listed, as far as a report lists", () => {
    const text = `{"driveRestoreArtifacts@delta":[${"1,".repeat(1_000_000)}1]}`;
    const { findings, total } = validate(text, { maxFindings: 100_000 });
    assert.deepEqual([findings.length, total], [100_000, 1_000_002]);
  });

  test("below a long name is listed, as far as JavaScript can hold the pointers", () => {
    const text = `{"${"a".repeat(10_000_000)}":{${"//\n".repeat(1000)}}}`;
    const { findings, total } = validate(text);
    assert.equal(total, 1002);
    assert.ok(findings.length < 10);
  });
});

describe("every prefix of the sample", () => {
  /**
   * @param {Uint8Array} bytes
   * @param {(prefix: Uint8Array | string) => void} check
   */
  function forEachPrefix(bytes, check) {
    const text = new TextDecoder().decode(bytes);
    for (let end = 0; end < bytes.length; end++) check(bytes.subarray(0, end));
    for (let end = 0; end < text.length; end++) check(text.slice(0, end));
  }

  test("of the request is told to be cut off", () => {
    const bytes = seed("request.txt");
    const whole = bytes.toString().trimEnd().length;
    forEachPrefix(bytes, (prefix) => {
      const report = validate(prefix);
      const cut = prefix.length < whole;
      assert.equal(report.findings.at(-1)?.code.startsWith("json-"), cut, `${prefix.length} units`);
      assert.equal(report.valid, false);
      assert.equal(build(prefix).requests.length, 0);
    });
  });

  test("of the answer loses no item that was requested", () => {
    const request = seed("request.txt");
    forEachPrefix(seed("answer.txt"), (prefix) => {
      assert.equal(interpret(prefix, { request }).items.length, 7);
    });
  });

  test("of the request as the request of an answer loses no entry of the answer", () => {
    const answer = seed("answer.txt");
    forEachPrefix(seed("request.txt"), (request) => {
      const { items, unrequested } = interpret(answer, { request });
      assert.ok(items.length + unrequested.length >= 5);
    });
  });
});

describe("a wrong argument is one clear TypeError", () => {
  for (const code of [5, {}, true, 1n, Symbol("a"), undefined, null]) {
    test(`explain: ${String(code)}`, () => {
      const message = /^The code is an? \w+; text is expected\.$|^The code is undefined; /;
      assert.throws(() => explain(/** @type {any} */ (code)), { name: "TypeError", message });
    });
  }

  for (const [name, options, message] of /** @type {[string, any, RegExp][]} */ ([
    [
      "a number",
      5,
      /^The options are a number; an object with resource, version, request, maxFindings, rules, allowProperties is expected\.$/,
    ],
    ["text", "a", /^The options are a string; /],
    ["a function", () => 1, /^The options are a function; /],
    ["an option that does not exist", { limit: 5 }, /^The options have no `limit`; /],
    [
      "an unknown resource",
      { resource: "site" },
      /^The option `resource` is "site"; one of oneDriveForBusinessRestoreSession, sharePoint/,
    ],
    ["a resource that is no text", { resource: 5 }, /^The option `resource` is 5; /],
    [
      "a negative count",
      { maxFindings: -1 },
      /^The option `maxFindings` is -1; a whole number from 0 to 100000 is expected\.$/,
    ],
    [
      "a count of too many",
      { maxFindings: 100_001 },
      /^The option `maxFindings` is 100001; a whole /,
    ],
    ["a count with a fraction", { maxFindings: 1.5 }, /^The option `maxFindings` is 1\.5; /],
    ["a count as text", { maxFindings: "5" }, /^The option `maxFindings` is "5"; /],
    ["a count that is an object", { maxFindings: {} }, /^The option `maxFindings` is an object; /],
    [
      "a request without an address",
      { request: { method: "PATCH" } },
      /^The option `request` is an object; an object with the texts method and url is expected\.$/,
    ],
    ["a request as text", { request: "PATCH" }, /^The option `request` is "PATCH"; /],
    ["a revoked Proxy", revokedProxy(), /revoked/],
  ])) {
    test(`validate: ${name}`, () => {
      assert.throws(() => validate("{}", options), { name: "TypeError", message });
    });
  }

  for (const [name, context, message] of /** @type {[string, any, RegExp][]} */ ([
    [
      "a number",
      5,
      /^The options are a number; an object with request, status, headers is expected\.$/,
    ],
    ["an option that does not exist", { header: {} }, /^The options have no `header`; /],
    [
      "a status that is text",
      { status: "200" },
      /^The option `status` is "200"; an HTTP status is expected\.$/,
    ],
    ["a status that is none", { status: 70_000 }, /^The option `status` is 70000; /],
  ])) {
    test(`interpret: ${name}`, () => {
      assert.throws(() => interpret("{}", context), { name: "TypeError", message });
    });
  }

  test("what a getter of the options throws is thrown as it is", () => {
    const options = /** @type {any} */ ({
      get resource() {
        return fail();
      },
    });
    assert.throws(() => validate("{}", options), /^Error: thrown by a test$/);
  });
});

test("a call that finds the stack full throws, and the next one is right", () => {
  /** @returns {unknown} */
  const deeper = () => {
    try {
      return deeper();
    } catch {
      return validate(seed("request.txt"));
    }
  };
  // Whether there was room left for the call depends on the engine.
  try {
    deeper();
  } catch (error) {
    assert.ok(error instanceof RangeError);
  }
});

describe("a call in the midst of a call", () => {
  // Of the caller's code runs in one: toJSON, getters of options, iterators of headers.
  const failing = () => assert.throws(() => explain(/** @type {any} */ (5)), TypeError);
  const body = { displayName: "Mailboxes" };
  const among = (/** @type {() => void} */ inner) => ({
    toJSON() {
      inner();
      return body;
    },
  });

  for (const [name, inner] of /** @type {[string, () => void][]} */ ([
    ["that succeeds", () => assert.equal(validate(body).valid, true)],
    ["that takes more memory", () => validate(" ".repeat(80_000_000))],
    ["that throws", failing],
    ["that throws twice", () => [failing(), failing()]],
  ])) {
    test(`${name} leaves the other as it is`, () => {
      assert.equal(validate(among(inner)).valid, true);
      const { counts } = interpret(among(inner), { request: among(inner) });
      assert.deepEqual(counts, { added: 0, removed: 0, failed: 0, unconfirmed: 0 });
      const options = /** @type {any} */ ({
        get resource() {
          inner();
          return "exchangeProtectionPolicy";
        },
      });
      assert.equal(validate(body, options).valid, true);
      const headers = {
        get "Retry-After"() {
          inner();
          return "7";
        },
      };
      const request = { ...build(seedChange).requests[0] };
      assert.equal(interpret("", { request, status: 429, headers }).retry?.afterSeconds, 7);
    });
  }
});

describe("a panic", () => {
  test("throws one clear error, and the next call is right, again and again", async () => {
    const file = pathToFileURL(`${root}/target/test-pkg/index.js`).href;
    const { forcePanic, validate: judge } = await import(file);
    for (let time = 0; time < 100; time++) {
      assert.throws(forcePanic, (error) => {
        assert.ok(error instanceof Error);
        assert.match(
          error.message,
          /^graph-backup-delta failed unexpectedly .*The next call works\.$/,
        );
        assert.ok(error.cause instanceof WebAssembly.RuntimeError);
        return true;
      });
      assertSound(judge);
    }
  });

  test("in the midst of another call fails that too, as what it gives cannot be trusted", async () => {
    const file = pathToFileURL(`${root}/target/test-pkg/index.js`).href;
    const { forcePanic, validate: judge } = await import(file);
    const body = {
      toJSON() {
        assert.throws(forcePanic, /failed unexpectedly/);
        return {};
      },
    };
    assert.throws(() => judge(body), /^Error: graph-backup-delta failed unexpectedly /);
    assertSound(judge);
  });
});
