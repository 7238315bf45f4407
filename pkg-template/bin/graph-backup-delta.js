#!/usr/bin/env node
// The command graph-backup-delta. What it does stands in command/main.js.

import { main } from "../command/main.js";

// Whoever reads the output may stop early, as `head` does: that is no failure.
process.stdout.on("error", (error) => {
  if (/** @type {NodeJS.ErrnoException} */ (error).code !== "EPIPE") throw error;
});

// Not process.exit, which would cut off output that is still under way.
process.exitCode = await main(process.argv.slice(2));
