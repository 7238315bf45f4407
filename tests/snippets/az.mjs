// What stands in for az: as `az rest` it sends what it is told, and prints the answer. It knows the options that
// the snippets use, and refuses others.

import { readFileSync } from "node:fs";

const OPTIONS = ["--method", "--url", "--headers", "--output", "--body"];

const [command, ...words] = process.argv.slice(2);
if (command !== "rest" || words.length % 2 !== 0) throw new Error(`az ${process.argv.slice(2)}`);
/** @type {Record<string, string>} */
const told = {};
for (let at = 0; at < words.length; at += 2) {
  const [name, value] = [words[at], words[at + 1]];
  // A value that starts with a hyphen would be read as another option.
  if (!OPTIONS.includes(name) || name in told || value.startsWith("-")) {
    throw new Error(`${name} ${value}`);
  }
  told[name] = value;
}
if (!["json", undefined].includes(told["--output"])) throw new Error(told["--output"]);
const [, type] = /^Content-Type=(.*)$/.exec(told["--headers"]) ?? [];
const body = told["--body"];
const response = await fetch(told["--url"], {
  method: told["--method"].toUpperCase(),
  headers: { Authorization: `Bearer ${process.env.ACCESS_TOKEN}`, "Content-Type": type },
  // After an at sign it would name a file.
  body: body.startsWith("@") ? readFileSync(body.slice(1)) : body,
});
const answer = await response.text();
if (!response.ok) {
  console.error(`ERROR: Bad Request(${answer})`);
  process.exit(1);
}
if (answer) console.log(JSON.stringify(JSON.parse(answer), null, 2));
