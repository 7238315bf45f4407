// A real shell and the real jq; what stands in for az sends what it is told.

import { runAz } from "./command-line.mjs";
import { prove } from "./prove.mjs";

prove("az", { readsAnswers: true, run: runAz });
