// validate: judging bodies, and mending what is certain.

import { isByLine } from "../bodies.js";
import {
  CONFIG_FILE,
  configText,
  isConfig,
  optionsByFile,
  ruleCodes,
  ruleTable,
} from "../config.js";
import { count } from "../findings.js";
import { FORMATS } from "../formats.js";
import { readInputs, unreadText } from "../input.js";
import { judging } from "../judge.js";
import { filtered, mending, previewed } from "../mend.js";
import { filesNamed } from "../named.js";
import { REDACT, RESOURCE } from "../options.js";
import { write } from "../output.js";
import { withoutLikeIds } from "../redact.js";
import { resourceOf } from "../resource.js";
import { safe } from "../text.js";
import { UsageError } from "../usage.js";
import { MAX_WARNINGS, maxWarningsOf } from "../warnings.js";
import { checkRegular } from "../write.js";

/** @typedef {import("../config.js").Found} Found */

/** @type {import("../operations.js").Operation} */
export const validateOperation = {
  name: "validate",
  summary: "judge bodies of PATCH requests, and mend them",
  takes: "[FILE…]",
  about: `Judges bodies of PATCH requests: every fault with its place, and what to do about it.

A FILE may also be a folder, in which all .json, .ndjson and .jsonl files are read, in folders of it too
but for node_modules and those whose names start with a dot; or a pattern, such as "bodies/**/*.json",
for shells that do not expand it. NDJSON holds a body a line, one at the least. Files are told in the
order of the names, each once. One that cannot be read does not keep the others from being judged.

A folder is read no further than itself: a link that leads out of it, to a file or a folder, and what is
no regular file, are told, and not read; the exit code is then 2. A link to a folder in it is passed
over, as that folder is read where it lies. What is named is read, whatever it is, up to 2 GB.

The level of a rule is set with --rule, or, for the bodies in a folder and in folders of it, by a file
${CONFIG_FILE} in it: { "rules": { "property-unknown": "error" }, "allowProperties": ["tags"] }.
The nearest such file counts, and is told on standard error, with what it sets. A syntax error stays an
error. Who writes the bodies may write such a file, too, as in a pull request: there use --no-config and
--rule, or --config with a file that they cannot change. Where a hook, or a pattern that the shell
expands, names such a file as a body, it is passed over, and that is told.

--fix mends what is certain: syntax (comments, commas, quotes), names (old ones, casing, separators, a
missing @; a missing @delta only where something else shows a PATCH) and values (in-place, an id in
braces or with blanks). All else is only told. It says what it mended, and then what is left, file by
file. A file is written only where something was mended, and not where it is read-only or somebody
changed it meanwhile. It stays the same file, with its owner, mode, links and attributes; until it is
written, what it held lies beside it in .graph-backup-delta.PID.bak. The mended text of standard input
goes to standard output. --fix-dry-run shows what it would change as a diff, and writes nothing. The
exit code tells of what is in the file after.`,
  examples: [
    {
      does: "judge what is in a folder; let no warning pass",
      call: "graph-backup-delta validate --max-warnings 0 bodies",
    },
    {
      does: "judge a body a line, and print no whole id",
      call: "graph-backup-delta validate --ndjson --redact < bodies.log",
    },
    {
      does: "mend a file, and see what is left",
      call: "graph-backup-delta validate --fix request.json",
    },
    {
      does: "for code scanning",
      call: 'graph-backup-delta validate --format sarif "bodies/**/*.json" > bodies.sarif',
    },
  ],
  options: {
    resource: { ...RESOURCE, help: `${RESOURCE.help};\nwithout it the body tells` },
    ndjson: {
      help: "read a body a line, as is done anyway where a file ends so:\n.ndjson, .jsonl",
    },
    quiet: { short: "q", help: "tell errors only" },
    "max-warnings": MAX_WARNINGS,
    redact: {
      help: `${REDACT.help};\nnot with --fix or --fix-dry-run, which print the text itself`,
    },
    rule: {
      value: "CODE=LEVEL",
      multiple: true,
      suggests: () => ruleCodes().map((it) => `${it}=`),
      help: "set the level of a rule: off, info, warning, error; may be\ngiven more than once",
    },
    config: {
      value: "FILE",
      help: "the configuration to follow, and no other; one that lies\nbeside bodies may be from who wrote those",
    },
    "no-config": { help: `follow no ${CONFIG_FILE}` },
    "list-rules": { help: "list the rules and their levels, and judge nothing" },
    fix: { help: "mend the files" },
    "fix-dry-run": { help: "show as a diff what --fix would change" },
  },
  formats: Object.keys(FORMATS),

  async run(words, values) {
    const resource = values.resource && resourceOf(values.resource);
    const { optionsFor, configFor } = optionsByFile({ resource }, values);
    if (values["list-rules"]) {
      await tellConfigs([configFor("-")], values);
      return listed(ruleTable(optionsFor("-")), values);
    }
    const { files: named, isSearch } = filesNamed(words);
    // What is wrong with a configuration is told before anything is judged or mended.
    const configs = named.map(({ file }) => configFor(file));
    const passedOver = new Set(named.filter(({ file }) => isConfig(file)));
    const files = named.filter((it) => !passedOver.has(it));
    const asked = {
      optionsFor,
      configs: await tellConfigs(
        configs.filter((_, at) => !passedOver.has(named[at])),
        values,
      ),
      configFor,
      format: values.format ?? "human",
      isSearch,
      byLine: values.ndjson === true,
      quiet: values.quiet === true,
      redact: values.redact === true,
      maxWarnings: maxWarningsOf(values["max-warnings"]),
    };
    for (const { file } of passedOver) {
      await tell(`${file} is a configuration, and no body: it is not judged`, values);
    }
    const isMending = values.fix || values["fix-dry-run"];
    if (isMending) checkMending(files, values);
    if (!isMending || files.length === 0) return judging(files, asked);
    if (values.fix && files[0].file !== "-") return mending(files, asked);
    const sources = await readInputs(files.map((it) => it.file));
    return values.fix ? filtered(sources[0], asked) : previewed(sources, asked);
  },
};

/** How many configurations are told. */
const TOLD = 10;

/**
 * Tells which configurations are followed: who may put one beside bodies decides what is judged of them.
 *
 * @param {(Found | undefined)[]} found
 * @param {import("../operations.js").Values} values
 * @returns {Promise<Found[]>} Each once.
 */
async function tellConfigs(found, values) {
  const configs = [...new Set(found.filter((it) => it !== undefined))];
  // Annotations tell of them.
  if (values.format === "github") return configs;
  for (const it of configs.slice(0, TOLD)) await tell(configText(it), values);
  if (configs.length > TOLD)
    await tell(`… and ${count(configs.length - TOLD, "more file")} do`, values);
  return configs;
}

/**
 * @param {string} text
 * @param {import("../operations.js").Values} values
 */
async function tell(text, { redact }) {
  const shown = redact ? withoutLikeIds(text) : text;
  await write(process.stderr, `graph-backup-delta: ${safe(shown)}\n`);
}

/**
 * @param {ReturnType<typeof ruleTable>} rules
 * @param {import("../operations.js").Values} values
 * @returns {import("../operations.js").Performed}
 */
function listed(rules, { format }) {
  if (format && !["human", "json"].includes(format)) {
    throw new UsageError("--list-rules goes with --format human or json");
  }
  const width = Math.max(...rules.map((it) => it.code.length));
  const line = (/** @type {typeof rules[number]} */ { code, level = "", title }) =>
    `${code.padEnd(width)}  ${level.padEnd("warning".length)}  ${title}\n`;
  return { result: rules, text: () => rules.map(line).join("") };
}

/**
 * @param {import("../named.js").Named[]} files
 * @param {import("../operations.js").Values} values
 */
function checkMending(files, values) {
  const name = values.fix ? "--fix" : "--fix-dry-run";
  if (values.fix && values["fix-dry-run"]) {
    throw new UsageError("--fix and --fix-dry-run exclude each other");
  }
  if (values.fix && files.length > 1 && files.some((it) => it.file === "-")) {
    throw new UsageError("--fix takes standard input alone: its text goes to standard output");
  }
  if (values.format && !["human", "json"].includes(values.format)) {
    throw new UsageError(`${name} goes with --format human or json`);
  }
  for (const { file, reason } of files) {
    if (reason) throw new UsageError(unreadText(file, reason));
    if (values.fix && file !== "-") checkRegular(file);
    if (isByLine({ file }))
      throw new UsageError(`${name} takes one body a file; ${file} holds one a line`);
  }
  for (const other of ["ndjson", "redact"]) {
    if (values[other]) throw new UsageError(`${name} and --${other} exclude each other`);
  }
}
