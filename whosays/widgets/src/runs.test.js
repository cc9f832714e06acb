// Whatever happens to a kernel or the way to it, and whenever, a page ends ready: all of its cells
// have run, from the first to the last, in the process that is there.

import assert from "node:assert/strict";
import test from "node:test";
import { Runs } from "../../lab/share/jupyter/labextensions/whosays-start/static/runs.js";

const CELLS = 3;

/** A signal as JupyterLab has them. */
const signal = () => {
  const heard = [];
  return { connect: (told) => heard.push(told), emit: (value) => heard.forEach((told) => told(null, value)) };
};
/** Let all that can go on go on. */
const settled = async () => {
  for (let turn = 0; turn < 50; turn += 1) await null;
};

/** A promise kept from outside. */
const kept = () => {
  let keep;
  let fail;
  const promise = new Promise((done, refuse) => ([keep, fail] = [done, refuse]));
  promise.catch(() => {});
  return { promise, keep, fail };
};

/** A kernel that says which process it is. */
const kernel = (process, info) => ({
  status: "idle", connectionStatus: "connected", process, info,
  requestKernelInfo() {
    if (this.status === "dead") return Promise.reject(new Error("dead"));
    return Promise.resolve({ header: { session: String(this.process) } });
  },
});

/** A page with a kernel that does one step when it is told to. */
function world(more = {}) {
  /** @type {any} */
  const w = { said: [], ran: [], steps: [], born: 0, linked: false, settledTimes: 0 };
  const step = (name, keep, fail) => w.steps.push({ name, keep, fail });
  const ready = kept();
  // JupyterLab says so before it starts a kernel where there was none, and if that fails.
  const nothing = () => w.session.kernelChanged.emit({ oldValue: null, newValue: null });
  w.session = {
    isDisposed: false, ready: ready.promise, session: null, kernelPreference: { name: "" },
    statusChanged: signal(), kernelChanged: signal(), connectionStatusChanged: signal(),
    changeKernel: async () => {
      if (!w.session.session) nothing();
      await null;
      w.bring();
    },
  };
  w.bring = () => {
    const oldValue = w.session.session?.kernel ?? null;
    const info = kept();
    step("info", info.keep, info.fail);
    w.session.session = { kernel: kernel(w.born += 1, info.promise) };
    w.session.kernelChanged.emit({ oldValue, newValue: w.session.session.kernel });
  };
  step("ready", () => {
    nothing();
    w.bring();
    ready.keep();
  }, ready.fail);
  w.runs = new Runs({
    session: w.session,
    cells: () => Array.from({ length: CELLS }, (_, n) => n),
    runCell: (cell) => {
      const done = kept();
      const { process } = w.session.session.kernel;
      step(`cell ${cell}`, () => {
        w.ran.push([process, cell]);
        done.keep(true);
      }, done.fail);
      return done.promise;
    },
    tell: (state) => w.said.push(state),
    link: (whole) => (w.linked = whole),
    settle: () => (w.settledTimes += 1),
    ...more,
  });
  w.kernel = () => w.session.session?.kernel;
  /** Do what waits, one after the other, up to a number of steps. */
  w.go = async (most = Infinity) => {
    await settled();
    for (let done = 0; done < most && w.steps.length > 0; done += 1) {
      w.steps.shift().keep();
      await settled();
    }
  };
  return w;
}

const status = (w, name) => {
  w.kernel().status = name;
  w.session.statusChanged.emit(name);
};
const link = (w, name) => {
  w.kernel().connectionStatus = name;
  w.session.connectionStatusChanged.emit(name);
};
/** What was asked of a process that is gone is never answered, or refused. */
const lose = (w, how) => {
  const gone = w.steps.splice(0);
  if (how === "refused") for (const one of gone) one.fail(new Error("cancelled"));
};
const reborn = (w) => {
  w.kernel().process = w.born += 1;
  w.kernel().info = Promise.resolve();
};

/** What may happen, each ending with a kernel that can be reached. */
const EVENTS = {
  "a restart": async (w, how) => {
    status(w, "restarting");
    lose(w, how);
    await settled();
    reborn(w);
    link(w, "connecting");
    link(w, "connected");
    status(w, "idle");
  },
  "a restart whose idle is missed": async (w, how) => {
    status(w, "restarting");
    lose(w, how);
    link(w, "connecting");
    await settled();
    reborn(w);
    w.kernel().status = "idle";
    link(w, "connected");
  },
  "a kernel that is killed and comes back twice": async (w, how) => {
    for (let time = 0; time < 2; time += 1) {
      status(w, "autorestarting");
      lose(w, how);
      link(w, "connecting");
      await settled();
      reborn(w);
      link(w, "connected");
      status(w, "starting");
      status(w, "idle");
      await settled();
    }
  },
  "a drop": async (w, how) => {
    link(w, "connecting");
    lose(w, how);
    await settled();
    w.kernel().info = Promise.resolve();
    link(w, "connected");
  },
  "a drop given up, and the way found later": async (w, how) => {
    link(w, "connecting");
    link(w, "disconnected");
    lose(w, how);
    await settled();
    link(w, "connecting");
    w.kernel().info = Promise.resolve();
    link(w, "connected");
  },
  "a kernel begun anew while nobody could hear": async (w, how) => {
    link(w, "connecting");
    lose(w, how);
    await settled();
    reborn(w);
    link(w, "connected");
  },
  "a kernel gone while nobody could hear, as when the kit is started anew": async (w, how) => {
    link(w, "connecting");
    link(w, "disconnected");
    lose(w, how);
    await settled();
    w.session.session = null;
    w.session.kernelChanged.emit({ oldValue: {}, newValue: null });
    await settled();
  },
  "a kernel shut down, and a person who starts the page again": async (w, how) => {
    w.session.session = null;
    w.session.kernelChanged.emit({ oldValue: {}, newValue: null });
    lose(w, how);
    await settled();
    assert.equal(w.said.at(-1), "no_kernel");
    await w.runs.again();
  },
  "a kernel that dies, and a person who starts the page again": async (w, how) => {
    status(w, "dead");
    lose(w, how);
    await settled();
    assert.equal(w.said.at(-1), "lost");
    await w.runs.again();
  },
  "another kernel": async (w, how) => {
    lose(w, how);
    w.bring();
  },
  "a person who starts the page again while the way is cut": async (w, how) => {
    link(w, "connecting");
    lose(w, how);
    await w.runs.again();
    assert.notEqual(w.said.at(-1), "");
    w.kernel().info = Promise.resolve();
    link(w, "connected");
  },
};

function seeReady(w) {
  assert.equal(w.said.at(-1), "", `it says ${w.said.at(-1)}`);
  assert.equal(w.linked, true);
  const { process } = w.kernel();
  assert.deepEqual(w.ran.slice(-CELLS), Array.from({ length: CELLS }, (_, n) => [process, n]));
}

test("a page that nothing happens to runs each cell once and is ready", async () => {
  const w = world();
  void w.runs.run();
  await w.go();
  seeReady(w);
  assert.deepEqual(w.said, ["getting_ready", ""]);
  assert.equal(w.ran.length, CELLS);
});

// Steps: the session, the kernel's first word, each cell. Before the first there is no kernel.
for (const [name, happen] of Object.entries(EVENTS)) {
  for (const how of ["unanswered", "refused"]) {
    for (let at = 1; at <= CELLS + 2; at += 1) {
      for (const again of [false, true]) {
        test(`${name}, ${how}, after step ${at}${again ? " of a run once more" : ""}`, async () => {
          const w = world();
          void w.runs.run();
          if (again) {
            await w.go();
            void w.runs.again();
            await w.go(at - 1);
          } else {
            await w.go(at);
          }
          await happen(w, how);
          assert.equal(w.said.slice(0, -1).includes("no_kernel"), name.includes("shut down"));
          await w.go();
          seeReady(w);
        });
      }
    }
  }
}

test("two of these, one right after the other", async (t) => {
  for (const [one, first] of Object.entries(EVENTS)) {
    for (const [two, second] of Object.entries(EVENTS)) {
      for (const between of [0, 1, 2]) {
        await t.test(`${one}, then ${two} after ${between} steps`, async () => {
          const w = world();
          void w.runs.run();
          await w.go(3);
          await first(w, "unanswered");
          await w.go(between);
          await second(w, "refused");
          await w.go();
          seeReady(w);
        });
      }
    }
  }
});

test("a drop that loses nothing runs nothing once more", async () => {
  const w = world();
  void w.runs.run();
  await w.go();
  link(w, "connecting");
  assert.equal(w.said.at(-1), "cut");
  assert.equal(w.linked, false);
  link(w, "connected");
  await w.go();
  seeReady(w);
  assert.equal(w.ran.length, CELLS);
});

test("a page whose first way to the kernel takes long does not say that it is cut", async () => {
  const w = world();
  void w.runs.run();
  await w.go(1);
  link(w, "connecting");
  link(w, "connected");
  await w.go();
  assert.deepEqual([...new Set(w.said)], ["getting_ready", ""]);
  assert.equal(w.ran.length, CELLS);
});

/** Let a kernel pass over the first questions, as one does whose ways are not all open yet. */
const deaf = (w, times) => {
  const asked = w.kernel().requestKernelInfo;
  let left = times;
  w.kernel().requestKernelInfo = function ask() {
    if (left === 0) return asked.call(this);
    left -= 1;
    return new Promise(() => {});
  };
};
/** Let time go by, as often as somebody waits for it. */
const later = async (t, times) => {
  for (let time = 0; time < times; time += 1) {
    t.mock.timers.tick(3000);
    await settled();
  }
};

test("a kernel whose first word was lost is asked for it again", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const w = world();
  void w.runs.run();
  await w.go(1);
  const [info] = w.steps.splice(0);
  deaf(w, 1);
  const asked = w.kernel().requestKernelInfo;
  w.kernel().requestKernelInfo = function ask() {
    const reply = asked.call(this);
    void reply.then(() => info.keep());
    return reply;
  };
  await later(t, 1);
  assert.equal(w.said.at(-1), "getting_ready");
  await later(t, 2);
  await w.go();
  seeReady(w);
});

test("a question that a restart refuses is asked again, where its idle is missed, too", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const w = world();
  void w.runs.run();
  await w.go();
  const asked = w.kernel().requestKernelInfo;
  let refused = 0;
  w.kernel().requestKernelInfo = function ask() {
    refused += 1;
    return refused === 1 ? Promise.reject(new Error("cancelled")) : asked.call(this);
  };
  await EVENTS["a restart whose idle is missed"](w, "refused");
  await w.go();
  assert.notEqual(w.said.at(-1), "");
  await later(t, 1);
  await w.go();
  seeReady(w);
});

for (const event of ["a restart whose idle is missed", "a kernel begun anew while nobody could hear"]) {
  test(`${event}, and so is the answer who it is: it is asked again`, async (t) => {
    t.mock.timers.enable({ apis: ["setTimeout"] });
    const w = world();
    void w.runs.run();
    await w.go();
    deaf(w, 2);
    await EVENTS[event](w, "refused");
    await w.go();
    assert.notEqual(w.said.at(-1), "");
    await later(t, 2);
    await w.go();
    seeReady(w);
  });
}

/** A way to a kernel that loses all that comes, until another one is taken. */
const lost = (t, w) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const renewed = [];
  w.runs.given.renew = (kernel) => {
    renewed.push(kernel.process);
    kernel.requestKernelInfo = w.asked;
    link(w, "connecting");
    kernel.info = Promise.resolve();
    link(w, "connected");
  };
  return renewed;
};
const deafen = (w) => {
  w.asked = w.kernel().requestKernelInfo;
  deaf(w, Infinity);
};

/** Another way is taken when the last of so many questions has gone unanswered, and all is well. */
const takenAfter = async (t, w, renewed, questions) => {
  await later(t, questions - 1);
  assert.deepEqual(renewed, []);
  await later(t, 1);
  await w.go();
  assert.equal(renewed.length, 1);
  seeReady(w);
};

test("a kernel that can be reached and does not say a word is asked by another way", async (t) => {
  const w = world();
  const renewed = lost(t, w);
  void w.runs.run();
  await w.go(1);
  w.steps.splice(0); // its first word
  deafen(w);
  await takenAfter(t, w, renewed, 5);
});

test("so is one that began anew, of which nothing is heard", async (t) => {
  const w = world();
  const renewed = lost(t, w);
  void w.runs.run();
  await w.go(3);
  status(w, "restarting");
  lose(w, "refused");
  reborn(w);
  deafen(w);
  link(w, "connecting");
  link(w, "connected");
  status(w, "starting");
  await takenAfter(t, w, renewed, 4);
});

test("a kernel that stays silent is given twice the time each time", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const w = world();
  let renewed = 0;
  w.runs.given.renew = () => (renewed += 1);
  void w.runs.run();
  await w.go(1);
  deaf(w, Infinity);
  const times = [];
  for (let time = 0; time < 40; time += 1) {
    await later(t, 1);
    times.push(renewed);
  }
  assert.deepEqual([4, 5, 12, 13, 28, 29].map((at) => times[at - 1]), [0, 1, 1, 2, 2, 3]);
});

test("a kernel that cannot be reached just now has no other way to it", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const w = world();
  let renewed = 0;
  w.runs.given.renew = () => (renewed += 1);
  void w.runs.run();
  await w.go(1);
  deaf(w, Infinity);
  w.kernel().connectionStatus = "connecting";
  await later(t, 20);
  assert.equal(renewed, 0);
});

test("a cell whose end is lost has run when the kernel answers", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const w = world();
  void w.runs.run();
  await w.go(2);
  assert.equal(w.steps.shift().name, "cell 0"); // it ran, and nobody hears of it
  t.mock.timers.tick(30_000);
  await w.go();
  assert.deepEqual(w.ran.map(([, cell]) => cell), [1, 2]);
  assert.equal(w.said.at(-1), "");
});

test("a way that loses a cell's end and all after it is left, and the page begins again", async (t) => {
  const w = world();
  const renewed = lost(t, w);
  void w.runs.run();
  await w.go(2);
  w.steps.splice(0);
  deafen(w);
  t.mock.timers.tick(30_000);
  await later(t, 5);
  await w.go();
  assert.equal(renewed.length, 1);
  seeReady(w);
});

test("a cell that fails keeps none behind it from running", async () => {
  const w = world();
  void w.runs.run();
  await w.go(2);
  w.steps.shift().fail(new Error("refused"));
  await w.go();
  assert.deepEqual(w.ran.map(([, cell]) => cell), [1, 2]);
  assert.equal(w.said.at(-1), "");
});

test("without a kernel it says so, and so it does when none can be started", async () => {
  const w = world();
  void w.runs.run();
  w.steps.shift().fail(new Error("no kernel"));
  await settled();
  assert.equal(w.said.at(-1), "no_kernel");
  w.session.changeKernel = () => Promise.reject(new Error("no server"));
  await w.runs.again();
  assert.equal(w.said.at(-1), "no_kernel");
});

test("what can wait is run when the page is ready, and the end is told", async () => {
  let rested = 0;
  const w = world({ later: (cell) => cell === 2, rest: () => (rested += 1) });
  await w.go(4); // the session, the kernel, two cells
  assert.deepEqual(w.ran.map(([, cell]) => cell), [0, 1]);
  assert.equal(w.said.at(-1), "");
  assert.equal(rested, 0);
  await w.go();
  assert.deepEqual(w.ran.map(([, cell]) => cell), [0, 1, 2]);
  assert.deepEqual([w.said.at(-1), rested], ["", 1]);
});

test("a restart while what can wait is run runs all of it again", async () => {
  let rested = 0;
  const w = world({ later: (cell) => cell === 2, rest: () => (rested += 1) });
  await w.go(4);
  await EVENTS["a restart"](w, "refused");
  await w.go();
  assert.deepEqual(w.ran.slice(2).map(([, cell]) => cell), [0, 1, 2]);
  assert.deepEqual([w.said.at(-1), rested], ["", 1]);
});

test("the part that is shown runs first, and another as soon as it is shown", async () => {
  let shown = 2;
  const w = world({ shown: (cell) => cell === shown });
  await w.go(3); // the session, the kernel, one cell
  assert.deepEqual(w.ran.map(([, cell]) => cell), [2]);
  shown = 1;
  await w.go(1);
  assert.deepEqual(w.ran.map(([, cell]) => cell), [2, 0], "it was under way");
  await w.go();
  assert.deepEqual(w.ran.map(([, cell]) => cell), [2, 0, 1]);
  assert.equal(w.said.at(-1), "");
});

test("what can wait waits for what is used, also where it is shown", async () => {
  const w = world({ shown: (cell) => cell > 0, later: (cell) => cell === 1 });
  await w.go();
  assert.deepEqual(w.ran.map(([, cell]) => cell), [2, 0, 1]);
});
