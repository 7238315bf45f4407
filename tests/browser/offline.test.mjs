// Without a network the page works as before, and it can be installed as an app.

import assert from "node:assert/strict";
import { launchBrowser } from "../../scripts/browser.mjs";
import { goToPart, servePage, test } from "./page.mjs";

test("once opened, the page works when its server is gone", async (t) => {
  const [server, browser] = await Promise.all([servePage(), launchBrowser()]);
  t.after(() => browser.close());
  const page = await browser.newPage();
  page.setDefaultTimeout(15_000);
  const address = server.resolvedUrls?.local[0] ?? "";
  await page.goto(address);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await server.close();

  await page.goto("about:blank");
  await page.goto(`${address}#check`);
  await page.getByLabel("Body", { exact: true }).fill('{"driveRestoreArtifacts@delta":[]}');
  await page.getByText("The service would answer 400 InvalidArtifactRequest.").waitFor();
  await goToPart(page, "Build");
  await page.getByText("3 additions, 2 removals, 1 request").waitFor();
});

test("the page is an app that can be installed", async (t) => {
  const [server, browser] = await Promise.all([servePage(), launchBrowser()]);
  t.after(() => Promise.all([server.close(), browser.close()]));
  const page = await browser.newPage();
  await page.goto(server.resolvedUrls?.local[0] ?? "");
  const session = await page.context().newCDPSession(page);
  const { url, errors, data = "" } = await session.send("Page.getAppManifest");
  assert.deepEqual(errors, []);
  const { icons, display, start_url: start } = JSON.parse(data);
  assert.equal(display, "standalone");
  assert.equal(new URL(start, url).href, page.url());
  for (const { src, sizes } of icons) {
    const size = await page.evaluate(async (it) => {
      const image = new Image();
      image.src = it;
      await image.decode();
      return `${image.naturalWidth}x${image.naturalHeight}`;
    }, new URL(src, url).href);
    if (sizes !== "any") assert.equal(size, sizes);
  }
});
