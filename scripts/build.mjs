// npm run build: the package, finished, in pkg/.

import { prepare } from "./prepare.mjs";
import { script } from "./run.mjs";

await script(async () => {
  await prepare();
  // Imported only now: it needs what `prepare` installs.
  const { buildPackage } = await import("./package.mjs");
  await buildPackage();
});
