// What every page of the site does by itself: it asks the browser to keep what is stored, has the
// whole site kept for times without a network, and says in a plain sentence what could be lost.

/** @typedef {{ [name: string]: string }} Words */

const LOW = 5_000_000; // bytes: less room than this is told

const script = document.currentScript ?? document.querySelector("script[data-whosays-root]");
const root = new URL(script?.dataset.whosaysRoot ?? ".", location.href);
/** @type {Words} */
const words = JSON.parse(document.getElementById("whosays-words")?.textContent ?? "{}");
const onNotebook = document.getElementById("whosays-words")?.dataset.later === "yes";

/** Where a page fills the window, what is told takes its own room, and covers nothing. */
const makeRoom = () => {
  const { style } = document.documentElement;
  const room = `${document.getElementById("whosays-told")?.offsetHeight ?? 0}px`;
  if ((style.getPropertyValue("--whosays-told") || "0px") === room) return;
  style.setProperty("--whosays-told", room);
  dispatchEvent(new Event("resize")); // JupyterLab lays itself out anew when a window changes
};
addEventListener("resize", makeRoom);

/** Show a sentence, or take it away. @param {string} name @param {string} said */
const tell = (name, said) => {
  const place = document.getElementById("whosays-told");
  if (!place) return;
  let line = place.querySelector(`[data-told="${name}"]`);
  if (!said) {
    if (!line) return;
    line.remove();
  } else {
    if (!line) {
      line = document.createElement("p");
      line.setAttribute("data-told", name);
      place.append(line);
    }
    if (line.textContent !== said) line.textContent = said;
  }
  place.hidden = !place.childElementCount;
  makeRoom();
};

/** Show a sentence with a button. @param {string} name @param {string} word @param {() => void} press */
const ask = (name, word, press) => {
  tell(name, words[name]);
  const line = document.querySelector(`[data-told="${name}"]`);
  if (!line || line.querySelector("button")) return;
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = words[word];
  button.addEventListener("click", press);
  line.append(button);
  makeRoom();
};

/** Say something until a reader puts it away, once for as long as this storage lasts. @param {string} name */
const tellOnce = (name) => {
  const read = `whosays.read.${name}`;
  if (localStorage.getItem(read)) return;
  ask(name, "understood", () => {
    localStorage.setItem(read, "yes");
    tell(name, "");
  });
};

/** What stands in the way of keeping answers here; "" if nothing does. */
const obstacle = async () => {
  if (!window.isSecureContext) return "not_secure";
  if (!navigator.serviceWorker) return "no_worker";
  try {
    await new Promise((resolve, reject) => {
      const asked = indexedDB.open("whosays-look");
      asked.onsuccess = () => resolve(asked.result.close());
      asked.onerror = () => reject(asked.error);
    });
  } catch {
    return "no_storage";
  }
  const { quota = Infinity, usage = 0 } = (await navigator.storage?.estimate?.()) ?? {};
  return quota - usage < LOW ? "full" : "";
};

/**
 * Ask the browser not to clear what is stored; some ask the reader, some decide by themselves. No
 * browser tells a page that its window is private, but none promises anything in one: whoever
 * answers where nothing is promised is told so, and a private window has no memory of having told it.
 */
const persist = async () => {
  const { storage } = navigator;
  const safe = (await storage?.persisted?.()) || (await storage?.persist?.());
  document.documentElement.dataset.whosaysPersisted = safe ? "yes" : "no";
  return safe;
};

/**
 * Python waits for the page to keep what it wrote. If the browser's storage takes nothing, JupyterLite
 * leaves that unanswered; so it is answered here, and Python can say at once that nothing was saved.
 */
const answerForFull = () => {
  const heard = new BroadcastChannel("/sw-api.v1"); // JupyterLite's own name for it
  const post = BroadcastChannel.prototype.postMessage;
  let own = ""; // the name by which this page answers
  let asked = ""; // what it was asked last
  /** @this {BroadcastChannel} @param {{ requestId?: string, browsingContextId: string }} said */
  BroadcastChannel.prototype.postMessage = function (said) {
    if (said?.requestId && "response" in said) own = said.browsingContextId;
    return post.call(this, said);
  };
  heard.addEventListener("message", ({ data }) => {
    if (data?.requestId && data.browsingContextId === own) asked = data.requestId;
  });
  addEventListener("unhandledrejection", ({ reason }) => {
    if (!(reason instanceof DOMException) || !asked) return;
    post.call(heard, { browsingContextId: own, requestId: asked, refused: true });
  });
};

/**
 * The site was renewed: say so when all of it is on this device, and show it when the reader wants.
 *
 * @param {ServiceWorkerRegistration} found
 */
const watchForNewer = (found) => {
  const { serviceWorker } = navigator;
  let wanted = false;
  const show = () => {
    wanted = true;
    if (found.waiting) found.waiting.postMessage({ whosays: "renew" });
    else location.reload();
  };
  const said = () => void (serviceWorker.controller && ask("newer", "load_again", show));
  const hear = (/** @type {ServiceWorker | null} */ coming) =>
    coming?.addEventListener("statechange", () => void (coming.state === "installed" && said()));
  let first = !serviceWorker.controller; // then one comes that is no newer one
  serviceWorker.addEventListener("controllerchange", () => {
    if (wanted) location.reload();
    else if (!first) said();
    first = false;
  });
  if (found.waiting) said();
  hear(found.installing);
  found.addEventListener("updatefound", () => hear(found.installing));
};

const { href } = new URL("service-worker.js?enableCache=false", root);

/** JupyterLite asks for this before it trusts a worker that is there already. */
const sayVersion = () => {
  try {
    localStorage.setItem(`${href}-version`, words.version);
  } catch {
    // Nothing is stored here at all; that is said elsewhere.
  }
};

const worker = async () => {
  const found = await navigator.serviceWorker.register(href, { updateViaCache: "none" });
  navigator.serviceWorker.addEventListener("message", ({ data }) => {
    if (data?.whosays !== "kept") return;
    const done = data.left === 0 ? "yes" : "no";
    document.documentElement.dataset.whosaysOffline = done;
    const part = Math.round((100 * (data.all - data.left)) / data.all);
    const said = data.failed ? words.offline_failed : done === "yes" ? words.offline : words.keeping;
    const line = document.getElementById("whosays-offline");
    if (line) line.textContent = said.replace("{part}", String(part));
  });
  watchForNewer(found);
  const ready = await navigator.serviceWorker.ready;
  (ready.active ?? found.active)?.postMessage({ whosays: "keep" });
};

const begin = async () => {
  sayVersion();
  answerForFull();
  const why = await obstacle();
  tell("obstacle", why ? words[why] : "");
  if (why === "not_secure" || why === "no_worker") return;
  // A browser that asks the reader waits for an answer; nothing else has to.
  void persist().catch(() => false).then((safe) => safe || why || !onNotebook || tellOnce("only_here"));
  // What the reader waits for comes first.
  if (document.readyState !== "complete") {
    await new Promise((resolve) => addEventListener("load", resolve, { once: true }));
  }
  const wait = onNotebook ? 30_000 : 500;
  setTimeout(() => void worker().catch(() => tell("obstacle", words.no_worker)), wait);
};

void begin();
