// A real shell; az writes down what it is told, which is then sent.

import { runAz } from "./command-line.mjs";
import { prove } from "./prove.mjs";

prove("az", { readsAnswers: "prints", run: runAz });
