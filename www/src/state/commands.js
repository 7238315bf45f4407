/**
 * Requests in the commands of shells.
 *
 * @import { Sent } from "./runs.js"
 */

/** A word of a shell. In single quotes it knows no escape. */
const WORD = /(?:'[^']*'|\$'(?:[^'\\]|\\[\s\S])*'|"(?:[^"\\]|\\[\s\S])*"|\\[\s\S]|[^\s'"\\])+/g;

/** The options of curl, and of `az rest`, that count here. */
const METHOD = /^(?:-X|--request|--method)$/;
const BODY = /^(?:-d|--data|--data-raw|--data-binary|--data-ascii|--json|--body|-b)$/;
const ADDRESS = /^(?:--url|--uri|-u)$/;

/**
 * @param {string} text
 * @returns {Sent[]}
 */
export function dataOfCurl(text) {
  return text.split(/^(?=.*?(?:curl|az rest)\s)/m).flatMap(commandOf);
}

/**
 * @param {string} command
 * @returns {Sent[]}
 */
function commandOf(command) {
  const [, heredoc] = /<<-?\s*['"]?(\w+)['"]?.*\n/.exec(command) ?? [];
  const here = heredoc && new RegExp(`<<[^\\n]*\\n([\\s\\S]*?)\\n${heredoc}`).exec(command)?.[1];
  const head = heredoc ? command.slice(0, command.indexOf("<<")) : command;
  const words = (head.replace(/\\\n/g, " ").match(WORD) ?? []).map(unquoted);
  let [method, url, body] = ["", "", here ?? ""];
  words.forEach((word, at) => {
    const next = words[at + 1] ?? "";
    if (METHOD.test(word)) method = next.toUpperCase();
    else if (BODY.test(word) && !next.startsWith("@")) body = next;
    else if (ADDRESS.test(word)) url = next;
    else if (url === "" && /^https:\/\//.test(word)) url = word;
  });
  return url === "" || body === "" ? [] : [{ method: method || "PATCH", url, body }];
}

/** @param {string} word */
function unquoted(word) {
  return word.replace(
    /\$'((?:[^'\\]|\\[\s\S])*)'|'([^']*)'|"((?:[^"\\]|\\[\s\S])*)"|\\([\s\S])/g,
    (_, ansi, single, double, escaped) =>
      single ??
      double?.replace(/\\(["\\$`])/g, "$1") ??
      ansi?.replace(/\\(['\\])/g, "$1") ??
      escaped,
  );
}

/**
 * @param {string} text
 * @returns {Sent[]}
 */
export function dataOfPowerShell(text) {
  const calls = [...text.matchAll(/Invoke-(?:Mg)?(?:Graph|Rest|Web)\w*/gi)];
  return calls.flatMap((call) => {
    const rest = text.slice(call.index);
    const method = /-Method\s+['"]?(\w+)/i.exec(rest)?.[1] ?? "PATCH";
    const uri = /-Uri\s+(?:'([^']*)'|"([^"]*)"|(\S+))/i.exec(rest);
    const url = uri?.[1] ?? uri?.[2] ?? uri?.[3] ?? "";
    const at = rest.search(/-Body\s/i);
    if (url === "" || at < 0) return [];
    const given = rest.slice(at).replace(/^-Body\s+/i, "");
    const name = /^\$(\w+)/.exec(given)?.[1];
    const value = name ? assigned(text.slice(0, call.index), name) : given;
    const body = value === undefined ? undefined : powerShellValue(value);
    return body === undefined ? [] : [{ method: method.toUpperCase(), url, body }];
  });
}

/**
 * What a variable was given last.
 *
 * @param {string} text
 * @param {string} name
 */
function assigned(text, name) {
  const all = [...text.matchAll(new RegExp(`\\$${name}\\s*=\\s*`, "gi"))];
  const last = all.at(-1);
  return last && text.slice(last.index + last[0].length);
}

/**
 * A literal of PowerShell as the text that it sends.
 *
 * @param {string} text
 * @returns {string | undefined}
 */
function powerShellValue(text) {
  const here = /^@(['"])[ \t]*\n([\s\S]*?)\n\1@/.exec(text);
  if (here) return here[2];
  const single = /^'((?:[^']|'')*)'/.exec(text);
  if (single) return single[1]?.replaceAll("''", "'");
  const double = /^"((?:[^"`]|`[\s\S]|"")*)"/.exec(text);
  if (double) return double[1]?.replaceAll('""', '"').replace(/`([\s\S])/g, "$1");
  if (!text.startsWith("@")) return undefined;
  try {
    return JSON.stringify(hashtable({ text, at: 0 }), null, 2);
  } catch {
    return undefined;
  }
}

/**
 * @param {{ text: string, at: number }} reader
 * @returns {unknown}
 */
function hashtable(reader) {
  const skip = () => take(reader, /[\s;,]*/y);
  skip();
  if (take(reader, /@\{/y) !== undefined) {
    /** @type {Record<string, unknown>} */
    const object = {};
    for (skip(); take(reader, /\}/y) === undefined; skip()) {
      const name = take(reader, /'[^']*'|"[^"]*"|[\w@.]+/y);
      if (name === undefined || take(reader, /\s*=/y) === undefined)
        throw new Error("no hashtable");
      object[name.replace(/^['"]|['"]$/g, "")] = hashtable(reader);
    }
    return object;
  }
  if (take(reader, /@\(/y) !== undefined) {
    /** @type {unknown[]} */
    const list = [];
    for (skip(); take(reader, /\)/y) === undefined; skip()) list.push(hashtable(reader));
    return list;
  }
  const word = take(reader, /'[^']*'|"[^"]*"|\$true|\$false|\$null|-?[\d.]+/iy);
  if (word === undefined) throw new Error("no literal");
  if (/^['"]/.test(word)) return word.slice(1, -1);
  const known = { $true: true, $false: false, $null: null }[word.toLowerCase()];
  return known === undefined ? Number(word) : known;
}

/**
 * @param {{ text: string, at: number }} reader
 * @param {RegExp} what Sticky.
 */
function take(reader, what) {
  what.lastIndex = reader.at;
  const [found] = what.exec(reader.text) ?? [];
  if (found !== undefined) reader.at += found.length;
  return found;
}
