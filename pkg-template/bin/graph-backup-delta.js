#!/usr/bin/env node
// The command graph-backup-delta. What it does stands in command/main.js.

import { main } from "../command/main.js";

// Not process.exit, which would cut off output that is still under way.
process.exitCode = await main(process.argv.slice(2));
