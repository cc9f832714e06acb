// The kernel of the page that the address names begins while JupyterLab itself still loads: a
// start takes a second, and there is a core with nothing to do. JupyterLab looks for a session of
// the page before it asks for one, and finds this one; where there is one already, the server
// gives that. What goes wrong here is left to JupyterLab, which then asks itself, and says so.

const KERNEL = "python3"; // of every page of the kit; the trusted texts are Python
const PATIENCE = 10_000; // milliseconds that JupyterLab waits for this at most

/**
 * Which page of the kit an address opens; none in the browser edition, which has no server.
 *
 * @param {{ [name: string]: string | undefined }} config what JupyterLab's page says of itself
 * @param {string[]} places
 */
export const named = ({ appName = "", treePath, notebookPath }, places) => {
  const path = treePath || notebookPath || "";
  const ours = places.some((place) => path === place || path.endsWith(`/${place}`));
  return ours && !appName.startsWith("JupyterLite") ? path : "";
};

/**
 * What the server is asked, as JupyterLab would ask it.
 *
 * @param {string} path
 * @param {{ token?: string, cookie: string }} given
 * @returns {RequestInit}
 */
export const asked = (path, { token, cookie }) => {
  const seal = /(?:^|;\s*)_xsrf=([^;]*)/.exec(cookie)?.[1];
  return {
    method: "POST",
    signal: AbortSignal.timeout(PATIENCE),
    headers: {
      "Content-Type": "application/json",
      ...(token ? { Authorization: `token ${token}` } : {}),
      ...(seal ? { "X-XSRFToken": seal } : {}),
    },
    body: JSON.stringify({
      path, name: path.split("/").pop(), type: "notebook", kernel: { name: KERNEL },
    }),
  };
};

/**
 * Have the kernel begin.
 *
 * @param {{ config: { [name: string]: string | undefined }, cookie: string,
 *   places: () => Promise<string[]>, fetch: (address: string, how: RequestInit) => Promise<unknown> }} given
 */
export const early = async ({ config, cookie, places, fetch }) => {
  const { baseUrl = "/", token } = config;
  if (!config.treePath && !config.notebookPath) return;
  try {
    const path = named(config, await places());
    if (path) await fetch(`${baseUrl}api/sessions`, asked(path, { token, cookie }));
  } catch {
    // JupyterLab asks itself, and says what is wrong.
  }
};
