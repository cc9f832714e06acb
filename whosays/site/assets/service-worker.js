// Two things for all pages of this site. What a page's Python reads and writes goes through here to
// the page, which keeps it in the browser's storage; and what was fetched once is kept, so that the
// site works without a network. The list below and its name are written when the site is made.

const STAMP = "{stamp}";
const FILES = ["{files}"];

/** Its own name for this script, whose `self` a browser's page has not. */
const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const KEPT = `whosays-${new URL(worker.registration.scope).pathname}-`;
const CACHE = KEPT + STAMP;
const CHANNEL = new BroadcastChannel("/sw-api.v1"); // JupyterLite's own name for it
// A page that has not kept an answer by then will not: its storage is full, or it is gone.
const PATIENCE = 20000;
const AT_ONCE = 4;

/** The caches of earlier versions of this site. */
const earlier = async () =>
  (await caches.keys()).filter((name) => name.startsWith(KEPT) && name !== CACHE);

worker.addEventListener("install", (event) => {
  const begin = async () => {
    if (!(await earlier()).length) return worker.skipWaiting();
    // A newer version: pages go on with the old one until all of the new one is here, and until
    // their readers want it (or have closed them all). If it cannot all be fetched, the old one stays.
    if (await keepAll(() => Promise.resolve())) throw new Error("not all of the newer version is here");
  };
  event.waitUntil(begin());
});

worker.addEventListener("activate", (event) => {
  const tidy = async () => {
    await Promise.all((await earlier()).map((name) => caches.delete(name)));
    await worker.clients.claim();
  };
  event.waitUntil(tidy());
});

/**
 * Hand what Python asks to the page whose Python it is; wait for what the page says.
 *
 * @param {Request} request
 * @param {URL} url
 * @returns {Promise<Response>}
 */
const passOn = async (request, url) => {
  const asked = await request.json();
  const requestId = asked.requestId ?? crypto.randomUUID();
  return new Promise((resolve) => {
    const end = (/** @type {Response} */ answer) => {
      CHANNEL.removeEventListener("message", hear);
      clearTimeout(late);
      resolve(answer);
    };
    const hear = (/** @type {MessageEvent} */ { data }) => {
      if (data.browsingContextId !== asked.browsingContextId || data.requestId !== requestId) return;
      const whole = new Response(JSON.stringify(data.response));
      end(data.refused ? new Response("null", { status: 507 }) : whole);
    };
    const late = setTimeout(() => end(new Response("null", { status: 507 })), PATIENCE);
    CHANNEL.addEventListener("message", hear);
    CHANNEL.postMessage({ ...asked, requestId, pathname: url.pathname });
  });
};

/** A file of this site by its name in the list; null for anything else. @param {URL} url */
const named = (url) => {
  const scope = new URL(worker.registration.scope);
  if (url.origin !== scope.origin || !url.pathname.startsWith(scope.pathname)) return null;
  const path = decodeURIComponent(url.pathname.slice(scope.pathname.length));
  const file = path === "" || path.endsWith("/") ? `${path}index.html` : path;
  return FILES.includes(file) ? file : null;
};

/** @param {string} file */
const address = (file) => new URL(file, worker.registration.scope).href;

/** Give a file from what was kept; else fetch it, and keep it. @param {string} file @param {Request} request */
const give = async (file, request) => {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(address(file));
  if (kept) return kept;
  const fresh = await fetch(request);
  if (fresh.ok && fresh.type !== "opaque") await cache.put(address(file), fresh.clone());
  return fresh;
};

worker.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (url.pathname === "/api/service-worker-heartbeat") {
    event.respondWith(new Response("ok"));
  } else if (url.origin === location.origin && /\/api\/(drive|stdin)/.test(url.pathname)) {
    event.respondWith(passOn(event.request, url));
  } else if (event.request.method === "GET") {
    const file = named(url);
    if (file !== null) event.respondWith(give(file, event.request));
  }
});

/** Tell every page how far it is. @param {number} left @param {boolean} failed */
const tellPages = async (left, failed) => {
  const pages = await worker.clients.matchAll({ includeUncontrolled: true });
  for (const page of pages) page.postMessage({ whosays: "kept", left, all: FILES.length, failed });
};

/**
 * Keep all files, a few at a time; say whether it failed.
 *
 * @param {(left: number, failed: boolean) => Promise<void>} tell
 */
const keepAll = async (tell) => {
  const cache = await caches.open(CACHE);
  const there = new Set((await cache.keys()).map(({ url }) => url));
  const missing = FILES.filter((file) => !there.has(address(file)));
  let left = missing.length; // what is on its way is not kept yet
  let failed = false;
  const one = async () => {
    while (missing.length && !failed) {
      const file = /** @type {string} */ (missing.pop());
      try {
        const fresh = await fetch(address(file), { cache: "no-cache" });
        if (!fresh.ok) throw new Error(file);
        await cache.put(address(file), fresh);
        left -= 1;
      } catch {
        failed = true;
      }
      if (left % 50 === 0) await tell(left, failed);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
  await tell(left, failed);
  return failed;
};

/** @type {Promise<boolean> | null} */
let keeping = null;
worker.addEventListener("message", (event) => {
  const asked = event.data?.whosays;
  if (asked === "renew") event.waitUntil(worker.skipWaiting());
  if (asked !== "keep") return;
  keeping ??= keepAll(tellPages).finally(() => (keeping = null));
  event.waitUntil(keeping);
});
