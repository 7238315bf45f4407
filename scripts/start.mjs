// npm start: the package and the page, built and served.

import { buildPage, servePage } from "./page.mjs";
import { prepare } from "./prepare.mjs";
import { script } from "./run.mjs";

await script(async () => {
  await prepare();
  // Imported only now: it needs what `prepare` installs.
  const { buildPackage } = await import("./package.mjs");
  await buildPackage();
  await buildPage();
  await servePage();
});
