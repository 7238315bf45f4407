// The real msgraph-sdk and msgraph-beta-sdk.

import { join } from "node:path";
import { prove } from "./prove.mjs";
import { pythonWithPackages } from "./python/environment.mjs";
import { runAll } from "./python/run.mjs";
import { write } from "./running.mjs";
import { proveSeveral } from "./several.mjs";

prove("python", {
  readsAnswers: true,
  isTyped: true,
  run: async (proofs, folder) => {
    const python = await pythonWithPackages();
    const tasks = proofs.map(({ at, code, origin }) => ({
      ...{ at, origin },
      file: write(join(folder, `case-${at}.py`), code),
    }));
    return runAll(python, "run_snippets.py", tasks, folder);
  },
});

proveSeveral(
  "python",
  async ({ at, code, origin }, folder) => {
    const python = await pythonWithPackages();
    const file = write(join(folder, "several.py"), code);
    const tasks = [{ at, origin, file }];
    const said = await runAll(python, "run_snippets.py", tasks, folder);
    return said.get(at);
  },
  { readsText: true },
);
