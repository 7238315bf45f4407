// PHP, with stand-ins for the SDK in the place of what Composer installs.

import { join, relative } from "node:path";
import { prove } from "./prove.mjs";
import { each, say, write } from "./running.mjs";
import { writeStandIns } from "./stand-ins.mjs";

const VERSIONS = [
  { version: "v1.0", Graph: String.raw`Microsoft\Graph` },
  { version: "beta", Graph: String.raw`Microsoft\Graph\Beta` },
];

prove("php", {
  readsAnswers: true,
  onEmptiness: /rawResponse cannot be empty/,
  onControls: /control characters/,
  isTyped: true,
  run: async (proofs, folder) => {
    const vendor = join(folder, "vendor");
    const standIns = writeStandIns("php", vendor, VERSIONS);
    // Classes before what is derived from them.
    const names = standIns.map((it) => relative(vendor, it)).sort((a, b) => rank(a) - rank(b));
    const all = names.map((it) => `require __DIR__ . '/${it}';`);
    write(join(vendor, "autoload.php"), ["<?php", ...all, ""].join("\n"));
    const strict = ["-d", "error_reporting=-1", "-d", "display_errors=stderr"];
    return each(proofs, ({ at, code, origin }) => {
      const file = write(join(folder, `case-${at}.php`), code);
      return say("php", [...strict, file], {
        cwd: folder,
        env: {
          GRAPH_STAND_IN: origin,
          ...{
            AZURE_TENANT_ID: "tenant",
            AZURE_CLIENT_ID: "client",
            AZURE_CLIENT_SECRET: "secret",
          },
        },
      });
    });
  },
});

/** @param {string} name */
function rank(name) {
  return /\b(?:Models|ApiException)\.php$/.test(name) ? 0 : 1;
}
