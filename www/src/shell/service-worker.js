/**
 * Keeps the files of the page, so that it works without a network. `FILES` and `VERSION` are put
 * before it when the page is built: see vite.config.js.
 */

// What TypeScript knows of a worker cannot be had beside what it knows of a page.
const worker = /** @type {any} */ (self);
const PREFIX = "graph-backup-delta-";
const NAME = PREFIX + VERSION;

/** A file is the same whoever asks for it, whatever a server says that it varies by. */
const ANY = { ignoreSearch: true, ignoreVary: true };

worker.addEventListener("install", (/** @type {any} */ event) => {
  event.waitUntil(keepFiles());
});

worker.addEventListener("activate", (/** @type {any} */ event) => {
  event.waitUntil(forgetEarlier());
});

worker.addEventListener("fetch", (/** @type {any} */ event) => {
  const { request } = event;
  if (request.mode === "navigate") event.respondWith(newest(request));
  else event.respondWith(keptFirst(request));
});

async function keepFiles() {
  const cache = await caches.open(NAME);
  await cache.addAll(FILES.map((it) => new Request(it, { cache: "reload" })));
}

/** The files of an earlier build go once no page uses them any more. */
async function forgetEarlier() {
  const names = await caches.keys();
  const earlier = names.filter((it) => it.startsWith(PREFIX) && it !== NAME);
  await Promise.all(earlier.map((it) => caches.delete(it)));
  // Also the page that was open before.
  await worker.clients.claim();
}

/** @param {Request} request For the page itself: the newest there is, without a network the kept one. */
async function newest(request) {
  try {
    return await fetch(request);
  } catch {
    return (await caches.match("./", ANY)) ?? Response.error();
  }
}

/** @param {Request} request For a file, whose name changes with what is in it. */
async function keptFirst(request) {
  return (await caches.match(request, ANY)) ?? fetch(request);
}
