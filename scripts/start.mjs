// npm start: the package and the page, built and served, with the references at /docs/.

import { join } from "node:path";
import { buildPage, servePage } from "./page.mjs";
import { prepare } from "./prepare.mjs";
import { buildReference } from "./reference.mjs";
import { script } from "./run.mjs";

await script(async () => {
  await prepare();
  // Imported only now: it needs what `prepare` installs.
  const { buildPackage } = await import("./package.mjs");
  await buildPackage();
  await buildPage();
  await buildReference(join("www", "dist", "docs"));
  await servePage();
});
