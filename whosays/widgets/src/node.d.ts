// What the tests, and what puts the bundles together, use of Node.

declare module "node:assert/strict" {
  interface Assert {
    (value: unknown, message?: string): asserts value;
    ok(value: unknown, message?: string): asserts value;
    equal(actual: unknown, expected: unknown, message?: string): void;
    notEqual(actual: unknown, expected: unknown, message?: string): void;
    deepEqual(actual: unknown, expected: unknown, message?: string): void;
    notDeepEqual(actual: unknown, expected: unknown, message?: string): void;
    match(actual: string, expected: RegExp, message?: string): void;
    doesNotMatch(actual: string, expected: RegExp, message?: string): void;
    throws(act: () => unknown, expected?: RegExp): void;
  }
  const assert: Assert;
  export default assert;
}
declare module "node:test" {
  interface Context {
    test(name: string, run: () => unknown): Promise<void>;
    mock: { timers: { enable(what: { apis: string[] }): void; tick(milliseconds: number): void } };
  }
  export function test(name: string, run: (context: Context) => unknown): void;
  export default test;
}
declare module "node:fs" {
  export function readFileSync(file: string | URL, encoding: "utf8"): string;
}
declare module "node:fs/promises";
declare module "node:path";
declare module "node:url";
declare module "node:vm";
declare module "node:process";
declare const process: any;
declare const Buffer: any;
declare function setImmediate(run: (...given: any[]) => void): unknown;
