// The modules' cmdlets, evaluated behind a grammar. The name of a cmdlet says which address it updates.

import { runPowerShell } from "./powershell.mjs";
import { prove } from "./prove.mjs";

prove("powershell-cmdlet", { readsAnswers: true, run: runPowerShell });
