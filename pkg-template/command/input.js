// Reading what was named: as bytes, so that nothing is lost and positions are exact.

import { constants, fstatSync } from "node:fs";
import { open } from "node:fs/promises";
import { UsageError } from "./usage.js";

/**
 * @typedef {object} Source
 * @property {string} file A path, or `-` for standard input.
 * @property {string} name What to call it.
 * @property {Uint8Array} bytes
 *
 * @typedef {object} Unread What could not be read.
 * @property {string} file
 * @property {string} name
 * @property {string} reason
 */

/** What people call standard input. */
const STDIN = "<stdin>";

/** The most that is read of a file or a stream: 2 GB, so that one without end fills no memory. */
const MOST = 2_000_000_000;

/** How many files are read ahead of what is done with them: enough to keep a disk or a network busy. */
const AHEAD = 16;

/** What is larger is not read ahead. */
const LARGE = 16e6;

export const IRREGULAR = "it is no regular file";

/** How a file is opened that was found: what took its place since is neither followed nor waited for. */
const AS_FOUND = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

/**
 * Reads the files that were named, or standard input where none was. Everything is read before
 * anything is done: where a file is missing, nothing is half done.
 *
 * @param {string[]} files
 * @param {(string | undefined)[]} [others] Files that other options name.
 * @returns {Promise<Source[]>}
 */
export async function readInputs(files, others = []) {
  const named = files.length === 0 ? ["-"] : files;
  if ([...named, ...others].filter((it) => it === "-").length > 1) {
    throw new UsageError("standard input can be read once only");
  }
  return Promise.all(named.map(readInput));
}

/**
 * @param {string} file A path, or `-` for standard input.
 * @returns {Promise<Source>}
 */
export async function readInput(file) {
  const read = await readNamed({ file });
  if ("reason" in read) throw new UsageError(unreadText(read.name, read.reason));
  return read;
}

/**
 * Reads files one after the other, some ahead, so that no more than those are held: of large ones, one.
 *
 * @param {import("./named.js").Named[]} files
 * @returns {AsyncGenerator<Source | Unread>} In their order.
 */
export async function* readEach(files) {
  /** @type {{ read: Promise<Source | Unread>, start: () => void }[]} */
  const ahead = [];
  let next = 0;
  while (next < files.length || ahead.length > 0) {
    while (next < files.length && ahead.length < AHEAD) ahead.push(readAhead(files[next++]));
    const [{ read, start }] = ahead.splice(0, 1);
    start();
    yield read;
  }
}

/** @param {import("./named.js").Named} named */
function readAhead(named) {
  let start = () => {};
  const turn = new Promise((/** @type {(_: void) => void} */ resolve) => {
    start = resolve;
  });
  return { read: readNamed(named, turn), start };
}

/**
 * @param {import("./named.js").Named} named What to read, or why not.
 * @param {Promise<void>} [turn] When there is room for what is large.
 * @returns {Promise<Source | Unread>}
 */
export async function readNamed({ file, path, reason }, turn) {
  const name = nameOf(file);
  if (reason) return { file, name, reason };
  try {
    const read = file === "-" ? readStream(standardInput()) : readFile({ file, path }, turn);
    const bytes = await read;
    return { file, name, bytes };
  } catch (error) {
    return { file, name, reason: reasonOf(error, file) };
  }
}

/**
 * @param {import("./named.js").Named} named
 * @param {Promise<void>} [turn]
 */
async function readFile({ file, path }, turn) {
  const handle = path === undefined ? await open(file) : await open(path, AS_FOUND);
  try {
    const stat = await handle.stat();
    if (path !== undefined && !stat.isFile()) throw new Error(IRREGULAR);
    // What else can be opened, such as a pipe, tells no size; nor does what Linux keeps in /proc.
    if (!stat.isFile() || stat.size === 0) {
      await turn;
      return await readStream(handle.createReadStream({ autoClose: false }));
    }
    if (stat.size > MOST) throw tooLarge();
    if (stat.size > LARGE) await turn;
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}

/**
 * All that a stream gives, which may be without end.
 *
 * @param {AsyncIterable<Uint8Array>} stream
 */
export async function readStream(stream) {
  const chunks = [];
  let length = 0;
  for await (const chunk of stream) {
    length += chunk.length;
    if (length > MOST) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, length);
}

/** The bytes of byte order marks. */
const MARKS = [0xef, 0xbb, 0xbf, 0xff, 0xfe];

/**
 * Whether nothing stands in a text.
 *
 * @param {Uint8Array} bytes
 */
export function isBlank(bytes) {
  return bytes.every((it) => it <= 0x20 || MARKS.includes(it));
}

function tooLarge() {
  return Object.assign(new Error(), { code: "ERR_FS_FILE_TOO_LARGE" });
}

/** @param {string} file */
function nameOf(file) {
  return file === "-" ? STDIN : file;
}

/**
 * That a file cannot be read, in a line.
 *
 * @param {string} name
 * @param {string} reason
 */
export function unreadText(name, reason) {
  return `${name || '""'} cannot be read: ${reason}`;
}

/**
 * Why a file cannot be read or written, in words.
 *
 * @param {unknown} error
 * @param {string} [file]
 */
export function reasonOf(error, file = "") {
  const { code, message } = /** @type {NodeJS.ErrnoException} */ (error);
  // Node reads other bytes in a name as this character, by which nothing is found.
  if (code === "ENOENT" && file.includes("\ufffd")) return "its name is not UTF-8";
  return REASONS[code ?? ""] ?? message;
}

/** @type {Record<string, string>} */
const REASONS = {
  ENOENT: "there is no such file",
  EISDIR: "it is a folder",
  EACCES: "you have no permission",
  EPERM: "you have no permission",
  EROFS: "it is on a disk that is read-only",
  ENOSPC: "the disk is full",
  ENOTDIR: "there is no such file",
  ENXIO: IRREGULAR,
  EDQUOT: "you may store no more on the disk",
  EIO: "the disk, or what it is on, fails",
  ENAMETOOLONG: "its name is too long",
  ELOOP: "it is a link that leads to itself",
  EMFILE: "too many files are open",
  ERR_FS_FILE_TOO_LARGE: "it is larger than 2 GB, the most that is read",
};

function standardInput() {
  // Node would read nothing of it, and say nothing.
  const { fd } = process.stdin;
  if (fd !== undefined && fstatSync(fd).isDirectory()) {
    throw Object.assign(new Error(), { code: "EISDIR" });
  }
  // Somebody who typed no file name may not know what is being waited for.
  if (process.stdin.isTTY) process.stderr.write("reading standard input…\n");
  return process.stdin;
}
