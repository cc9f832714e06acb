// What scripts of the site import that is beside them only in a site.

declare module "*/pyodide.mjs" {
  export const loadPyodide: (options: { [name: string]: any }) => Promise<any>;
}
