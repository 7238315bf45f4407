// Running other programs: never through a shell, so that no path needs quoting and Windows is no
// special case.

import { spawn } from "node:child_process";
import { accessSync, constants, readFileSync, statSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** A failure that the person who typed the command can understand and act upon. */
export class Failure extends Error {}

/** @param {string} line What is being done, for the person who waits. */
export function say(line) {
  console.log(`• ${line}`);
}

/**
 * Runs a program to its end and shows what it prints, as it prints it.
 *
 * @param {string} program
 * @param {string[]} args
 * @param {{ env?: Record<string, string>, keep?: boolean, quiet?: boolean }} [options] `keep`: give
 * back what it printed to standard output; `quiet`: do not show it.
 * @returns {Promise<{ code: number, output: string }>} An exit code that is not 0 is a result too.
 */
export function run(program, args, { env = {}, keep = false, quiet = false } = {}) {
  const kept = keep || quiet;
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ["ignore", kept ? "pipe" : "inherit", quiet ? "ignore" : "inherit"],
    });
    let output = "";
    child.stdout?.setEncoding("utf8").on("data", (text) => {
      output += text;
      if (!quiet) process.stdout.write(text);
    });
    child.on("error", (error) =>
      reject(new Failure(`${program} could not be started: ${error.message}`)),
    );
    child.on("close", (code, signal) => {
      if (signal) console.log(`${program} was ended by ${signal}`);
      resolve({ code: code ?? 1, output });
    });
  });
}

/**
 * Runs a program that has to succeed.
 *
 * @param {string} program
 * @param {string[]} args
 * @param {Parameters<typeof run>[2]} [options]
 */
export async function must(program, args, options) {
  const { code, output } = await run(program, args, options);
  if (code !== 0) {
    throw new Failure(`${[program, ...args].join(" ")} failed (exit code ${code}); see above`);
  }
  return output;
}

/**
 * Whether a program runs and exits with 0. What it prints is not shown.
 *
 * @param {string} program
 * @param {string[]} args
 */
export async function succeeds(program, args) {
  const result = await run(program, args, { quiet: true }).catch(() => null);
  return result?.code === 0;
}

/**
 * The full path of a program on PATH, or null.
 *
 * @param {string} name
 * @param {string} [path]
 */
export function which(name, path = process.env.PATH ?? "") {
  const endings = process.platform === "win32" ? [".exe", ".cmd", ".bat"] : [""];
  for (const folder of path.split(delimiter).filter(Boolean)) {
    for (const ending of endings) {
      const file = join(folder, name + ending);
      if (isProgram(file)) return file;
    }
  }
  return null;
}

/** @param {string} file */
export function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/**
 * The script of an installed package's command, for Node to run: the shims in node_modules/.bin are
 * no programs on Windows.
 *
 * @param {string} packageName
 * @param {string} command
 * @param {string} [from] The folder, from the root, that it is installed in.
 */
export function tool(packageName, command, from = ".") {
  const folder = join(root, from, "node_modules", packageName);
  const { bin } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  return join(folder, typeof bin === "string" ? bin : bin[command]);
}

/**
 * Runs the main function of a script. A failure that is understood is told in a line, not as a
 * stack.
 *
 * @param {() => Promise<void>} main
 */
export async function script(main) {
  try {
    await main();
  } catch (error) {
    console.error(error instanceof Failure ? `✗ ${error.message}` : error);
    process.exitCode = 1;
  }
}
