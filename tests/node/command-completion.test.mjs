// What shells complete, each as the shell itself says it.

import assert from "node:assert/strict";
import { join } from "node:path";
import { before, describe, test } from "node:test";
import { findOrGetProgram } from "../../scripts/programs.mjs";
import { command, folderWith, RESOURCES, runNode, temporaryFolder } from "./support.mjs";

const CALL = "graph-backup-delta ";
const OPERATIONS = [...command(["help"]).out.matchAll(/^ {2}([a-z]+) {2,}/gm)].map((it) => it[1]);

/**
 * What each shell completes a line to, by asking it.
 *
 * @type {Record<string, (line: string, context: import("node:test").TestContext) => string[]>}
 */
const SHELLS = {
  bash: (line, context) => {
    const words = [...line.split(/ +|(=)/).filter((it) => it !== undefined)];
    const script = `source completion
      COMP_WORDS=(${words.map((it) => `'${it}'`).join(" ")}); COMP_CWORD=${words.length - 1}
      _graph_backup_delta; printf '%s\\n' "\${COMPREPLY[@]}"`;
    const cwd = folderWith(context, { completion: command(["completion", "bash"]).out });
    return linesOf(runNode(["--norc", "-c", script], { program: "bash", cwd }));
  },
  zsh: (line, context) => {
    // zsh completes only in its line editor, so it runs in a terminal of its own. What it offers is
    // kept in a file by what takes the offers.
    const cwd = folderWith(context, { completion: command(["completion", "zsh"]).out });
    const script = `zmodload zsh/zpty
      zpty inner zsh -f -i
      zpty -w inner 'PS1=; autoload -Uz compinit; compinit -u -D; source completion'
      zpty -w inner 'compadd() { local -a offered; builtin compadd -O offered "$@"; print -rl -- $offered >> offers; builtin compadd "$@" }'
      zpty -w inner 'zle -C offer complete-word all; all() { _main_complete; print -r done >> offers; compstate[insert]= }'
      zpty -w inner 'ask() { BUFFER="${line}"; CURSOR=$#BUFFER; zle offer }; zle -N zle-line-init ask'
      for ((at = 0; at < 600; at++)) { grep -qx done offers 2> /dev/null && break; sleep 0.1 }
      zpty -d inner
      cat offers`;
    const offers = linesOf(runNode(["-f", "-c", script], { program: "zsh", cwd }));
    return [...new Set(offers.filter((it) => it !== "done"))];
  },
  fish: (line, context) => {
    const cwd = folderWith(context, { completion: command(["completion", "fish"]).out });
    const script = `source completion; complete -C '${line}'`;
    const home = temporaryFolder(context);
    const told = runNode(["-N", "-c", script], { program: "fish", cwd, env: { HOME: home } });
    return linesOf(told).map((it) => it.split("\t")[0]);
  },
};

/** @param {ReturnType<typeof runNode>} ran */
function linesOf({ out, err }) {
  assert.equal(err, "");
  return out.split("\n").filter(Boolean);
}

for (const [shell, complete] of Object.entries(SHELLS)) {
  describe(shell, { skip: process.platform === "win32" }, () => {
    before(() => findOrGetProgram(shell));

    test("completes operations", (context) => {
      const offered = complete(CALL, context);
      for (const name of OPERATIONS) assert.ok(offered.includes(name), name);
      assert.deepEqual(complete(`${CALL}expl`, context), ["explain"]);
    });

    test("completes an operation's own options", (context) => {
      const named = (/** @type {string} */ line) =>
        complete(line, context).map((it) => it.replace(/[= ].*/, ""));
      assert.deepEqual(named(`${CALL}plan --destination`), ["--destination-type"]);
      assert.deepEqual(named(`${CALL}build --destination`), []);
    });

    test("completes what an option can be", (context) => {
      const offered = complete(`${CALL}plan --resource `, context);
      assert.deepEqual(offered.sort(), [...RESOURCES].sort());
      assert.deepEqual(complete(`${CALL}plan --version b`, context), ["beta"]);
    });

    test("completes words that are no files", (context) => {
      assert.deepEqual(complete(`${CALL}completion z`, context), ["zsh"]);
      assert.deepEqual(complete(`${CALL}explain id-m`, context), ["id-malformed"]);
    });
  });
}

test("bash completes a value after an equals sign, and files by itself", (context) => {
  assert.deepEqual(SHELLS.bash(`${CALL}plan --version=b`, context), ["beta"]);
  assert.deepEqual(SHELLS.bash(`${CALL}plan --version=`, context), ["v1.0", "beta"]);
  assert.deepEqual(SHELLS.bash(`${CALL}interpret --request `, context), []);
  assert.match(command(["completion", "bash"]).out, /^complete -o default -F /m);
});

test("fish completes files where they are meant", (context) => {
  const cwd = folderWith(context, {
    completion: command(["completion", "fish"]).out,
    "request.json": "",
  });
  const ask = (/** @type {string} */ line) =>
    runNode(["-N", "-c", `source completion; complete -C '${line}'`], {
      program: "fish",
      cwd,
      env: { HOME: join(cwd, "home") },
    }).out;
  assert.equal(ask(`${CALL}validate requ`), "request.json\n");
  assert.equal(ask(`${CALL}interpret --request requ`), "request.json\n");
  assert.equal(ask(`${CALL}schema requ`), "");
});
