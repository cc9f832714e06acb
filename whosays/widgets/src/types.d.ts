// What the widgets' modules hand to each other. Data that comes from Python is typed as far
// as the page uses it; `any` stands only where a kind of question has its own data.

import type { Left, Pair } from "./collapse.js";
import type { RdArticle, RdMark, RdParagraph, RdSpan, RdText } from "./reader/text.js";
import type { RdHistory } from "./reader/marks.js";

// ------------------------------------------------------------------ every widget

/** The model of a widget, as the notebook gives it. */
export interface Model {
  get(key: string): any;
  set(key: string, value: unknown): void;
  save_changes(): void;
  send(message: Record<string, unknown>, callbacks?: unknown, buffers?: ArrayBuffer[]): void;
  on(name: string, listener: (...given: any[]) => void): void;
  off(name: string, listener: (...given: any[]) => void): void;
}
export interface Given {
  model: Model;
  el: HTMLElement;
}
/** What one view keeps until Python says that it is saved. */
export type Keeper = ReturnType<typeof import("./keeper.js").wsKeeper>;
export type Strings = Record<string, string>;
/** Gives a text of the interface, its placeholders filled. */
export type Tell = (key: string, values?: Record<string, unknown>) => string;
/** Gives a text in the form that a number takes; `{count}` is the number. */
export type TellCount = (key: string, count: number, values?: Record<string, unknown>) => string;
export interface Status {
  state?: string;
  text?: string;
}
export type Timer = ReturnType<typeof setTimeout>;
export interface Table {
  caption: string;
  columns?: string[];
  rows?: (string | number)[][];
}
export type WsChild = Node | string | number | boolean | null | undefined | WsChild[];
export type WsAttributes = Record<string, unknown>;

// ------------------------------------------------------------------ drop

/** A file, and its path from what was dropped. */
export interface Dropped {
  path: string;
  file: File;
}

// ------------------------------------------------------------------ follow

/** How far a class is with one unit. */
export interface SeenUnit extends Record<string, unknown> {
  title: string;
  began: number;
  done: number;
  questions: { number: string; answered: number }[];
}
export interface Seen {
  students: number;
  units: SeenUnit[];
}

// ------------------------------------------------------------------ progress

export interface Row {
  title: string;
  lesson?: string;
  exercise?: string;
  minutes?: number;
  mark?: string;
  answered?: number;
  total?: number;
  /** Of the total, what is for everybody, and what of that is answered. */
  core?: number;
  core_answered?: number;
  /** Where in the course: before, course, after, later. */
  stage?: string;
  pages?: Partial<Record<"lesson" | "exercise", Counts>>;
  /** On the one row to go on with. */
  next?: Step;
  /** Whether all that was answered of it is in a hand-in file. */
  handed?: boolean;
  /** Why it cannot be shown. */
  problem?: string;
  [field: string]: unknown;
}
export interface Counts {
  answered: number;
  total: number;
}
export interface Step extends Counts {
  page: "lesson" | "exercise";
  begun: boolean;
  minutes: number;
  /** Which row was worked on last, if it is handed in. */
  handed?: string;
}
export interface Progress {
  model: Model;
  t: Tell;
  uid: string;
  whole: boolean;
  base: string;
  slow: Timer | undefined;
  send(type: string): void;
}
export interface Told {
  /** The folder of answers that was emptied. */
  forget?: string;
  text: string;
  problem?: boolean;
}

// ------------------------------------------------------------------ the course as a table

export interface CourseRow {
  unit: string;
  /** Its number or letter. */
  mark: string;
  title: string;
  minutes: number;
  core: number;
  /** Safe markup, made in Python. */
  notes: string;
  lesson: string;
  exercise: string;
  answers: string;
}
export interface Course {
  model: Model;
  t: Tell;
  base: string;
  live: HTMLElement;
  /** What to do with the sentence that comes back for a unit. */
  told: Map<string, (words: string, problem: boolean) => void>;
  /** The row below a unit is there while something stands in it. */
  show(place: HTMLElement): void;
}
export interface CourseTold {
  type?: string;
  unit: string;
  text: string;
  problem: boolean;
}

// ------------------------------------------------------------------ how far a question is

export type CardState =
  "new" | "answered" | "noted" | "fits" | "partly" | "look" | "discuss" | "stale";
export interface CardView {
  answered: boolean;
  /** The state of the feedback that is shown, if there is any. */
  told: string | undefined;
  /** The answer has changed since. */
  stale: boolean;
}
export interface CardLine {
  node: HTMLElement;
  show(view: CardView): void;
}

// ------------------------------------------------------------------ questions

export interface Option {
  id: string;
  text: string;
}
/** An item in its public form; each kind has fields of its own. */
export interface Item {
  kind: string;
  /** Such as “3.7”: the same on paper and in the plan. */
  number?: string;
  prompt: string;
  /** How the prompt begins, where it does not ask yet. */
  setup?: string;
  note?: string;
  earlier?: string;
  explain?: string;
  /** The line under which it stays closed until it is opened. */
  later?: string;
  hints?: string[];
  passage?: Passage;
  [field: string]: any;
}
export interface Passage {
  label: string;
  text: string;
  ours?: boolean;
}
export interface FeedbackOption {
  id: string;
  text: string;
  chosen?: boolean;
  verdict?: string;
  says?: string;
  rule?: string;
  shows?: string;
}
export interface Feedback {
  state: string;
  headline?: string;
  options?: FeedbackOption[];
  notes?: string[];
  model?: string;
  discussion?: string;
  more?: any;
}
/** What a kind of question puts on the page, and what it says of itself. */
export interface Control {
  node: Node;
  /** Show an answer that came from elsewhere. */
  show(answer: any): void;
  /** Go to the first control, as after "Clear my answer". */
  focus(): void;
  /** Called after the common feedback was drawn. */
  feedback?(feedback: Feedback, now?: boolean): void;
  /** Whether a check of the one answer holds for the other. */
  same?(a: any, b: any): boolean;
  /** The item has changed while the page was open. */
  renew?(item: Item): void;
  /** There is nothing to check. */
  unchecked?: boolean;
  /** How to answer, in place of the kind's usual words. */
  how?: string;
  /** "Clear my answer" stands beside how to answer. */
  clears?: boolean;
  /** What was chosen is named as such in the feedback. */
  picks?: boolean;
  /** Shows what a line of the feedback speaks of, where that is not in sight. */
  open?(id: string): void;
  /** Says in words of its own whether a line of the feedback fits. */
  ownWords?: boolean;
  /** Many lines: that one fits is said by its sign, and aloud. */
  quiet?: boolean;
  /** What the lines that were not chosen are called; they stand open then. */
  others?: string;
  /** What stands before the place where a line can be read; without it, that it is the text. */
  says?: string;
  /** Two people may answer it apart, and then compare. */
  apart?: Apart;
}
export interface Why {
  node: HTMLElement;
  value(): string;
  show(words: string): void;
  wait(presses: number): boolean;
  done(): void;
}
export interface FeedbackBox {
  box: HTMLElement;
  head: HTMLElement;
  body: HTMLElement;
  stale: HTMLElement;
}
export interface Parts {
  why: Why | null;
  control: Control;
  live: HTMLElement;
  clear: HTMLButtonElement;
  hints: HTMLElement;
  hint: HTMLButtonElement;
  check: HTMLButtonElement;
  note: HTMLElement;
  status: { box: HTMLElement; live: HTMLElement; show(state: string, text: string): void };
  feedback: FeedbackBox;
  card: CardLine;
  pairs: HTMLElement;
  earlier(words?: string): void;
}
/** One question on the page. */
export interface Q {
  model: Model;
  el: HTMLElement;
  control: (q: Q) => Control;
  t: Tell;
  n: TellCount;
  uid: string;
  item: Item;
  practice: boolean;
  answer: any;
  base: { answer: any; why: string };
  after: number;
  made: number | null;
  keeper: Keeper;
  /** What was changed since the last message. */
  unsent: "" | "change" | "why";
  sent: number;
  heard: number;
  checking: number;
  hints: number;
  timers: Record<string, Timer>;
  ends: (() => void)[];
  parts: Parts;
  onEnd(f: () => void): void;
  settled(): boolean;
  say(words: string, live?: HTMLElement): void;
  /** Tells whether it went out. */
  send(type: string, quiet?: boolean): boolean;
  late(why?: string): void;
  keep(): void;
  again(): void;
  adopt(): void;
  flush(): void;
  change(answer: any, pause?: number): void;
  changeWhy(): void;
  draw(): void;
  take(): void;
  endCheck(): void;
  /** Have the answer checked, or our reading opened. */
  ask(type: "check" | "open"): void;
  takeFeedback(now: boolean): void;
  drawStale(): void;
  fail(sentence: string): void;
  takeHints(): void;
}
/** The part of a question that a rating needs; the deck has several in one question. */
export interface Rated {
  t: Tell;
  uid: string;
  item: { low?: string; high?: string; start?: number };
  flush(): void;
  change(value: any, pause?: number): void;
}

// ------------------------------------------------------------------ chain

export interface Hand {
  id: string;
  letter: string;
  text: string;
  words: string;
  place: string;
  marked?: boolean;
  own?: boolean;
}
export interface Joined {
  ties: Pair[];
  one: Pair[];
}
export interface Step {
  from?: string;
  to?: string;
  same?: Pair;
  one?: Pair;
  collapse?: boolean;
  says?: string;
  shows?: string;
}
export interface Chain {
  q: Q;
  hands: Hand[];
  byId: Map<string, Hand>;
  edges: Pair[];
  joined: Joined;
  marks: Map<string, string>;
  folded: boolean;
  nameOf(id: string): string;
  ordered(ids: string[]): string[];
  inOrder(pairs: Pair[]): Pair[];
  pairWords(pair: Pair): { first: string; last: string };
  set(edge: Pair, on: boolean): void;
  change(words: string): void;
}
export interface GraphNode {
  id: string;
  text: string;
  letter?: string;
  look?: string;
}
export interface Graph {
  nodes: GraphNode[];
  edges: { pair: Pair; state?: string }[];
  ties: { pair: Pair; kind: string }[];
}
export type Point = [number, number];
export interface Box {
  x: number;
  y: number;
  w: number;
  h: number;
  lines: string[];
}
export interface Path {
  edge: Pair;
  d: string;
  head: { x: number; y: number; left: boolean };
  sign: Point;
}
export interface Bracket {
  pair: Pair;
  kind: string;
  d: string;
  sign: Point;
}
export interface Layout {
  way: "across" | "down";
  width: number;
  height: number;
  boxes: Map<string, Box>;
  paths: Path[];
  brackets: Bracket[];
}
export interface Plan {
  nodes: GraphNode[];
  edges: Pair[];
  ties: Graph["ties"];
  forward: Pair[];
  turned: Set<Pair>;
  layer: Map<string, number>;
  deep: number;
  side: number;
  width: number;
  measure: Measure;
}
export type Measure = (words: string) => number;
export type { Left, Pair };

// ------------------------------------------------------------------ root counter

export interface Card {
  id: string;
  letter: string;
  text?: string;
  quote?: string;
  label?: string;
}
export interface Roots {
  q: Q;
  state: { piles: Record<string, string>; ties: [string, string][]; names: Record<string, string> };
  cards: Card[];
  piles: string[];
  used(): string[];
  title(pile: string): string;
  answer(): any;
  change(words: string, pause?: number): void;
  put(card: Card, pile: string): void;
}
export interface PileShown {
  cards: string[];
  name?: string;
}
export interface Sorting {
  count: string;
  bundles: PileShown[][];
  aside: string[];
  missing: string[];
}

// ------------------------------------------------------------------ desk

/** From and up to, in code points. */
export type Place = [number, number];
export interface Para {
  start: number;
  end: number;
  title?: boolean;
}
export interface Mark {
  place: Place;
  label: string;
  kind: string;
}
export interface DeskTest {
  id: string;
  question: string;
  [field: string]: unknown;
}
export interface Switch {
  label: string;
  from: string;
  to: string;
}
export interface Desk {
  label: string;
  ours: boolean;
  text: string;
  tests: DeskTest[];
  sentences: Place[];
  paragraphs: Para[];
  switches: Switch[];
}
export type Setting = number[];
export interface DeskAnswer {
  answers: Record<string, string>;
  words: Record<string, Place>;
  tried: Setting[];
  guesses: Record<string, string[]>;
}
export interface Reading {
  answer: string;
  off?: boolean;
  words?: string;
  reason?: string;
  open?: boolean;
}
export interface Made {
  text: string;
  paragraphs: Para[];
  changed: Place[];
  tests: Record<string, Reading>;
}
export interface LabState {
  on: Setting;
  from: Setting | null;
  guess: string[] | null;
  pending: number | null;
  made: Record<string, Made> | null;
}
export interface DeskRow {
  node: HTMLElement;
  radios: HTMLInputElement[];
  draw(): void;
  light(): void;
  tell(): void;
}
export interface DeskState extends DeskAnswer {
  q: Q;
  t: Tell;
  desk: Desk;
  chars: string[];
  active: string | null;
  pressed: boolean;
  ours: string | null;
  rows: DeskRow[];
  told: Feedback | null;
  cut(place: Place): string;
  draw(): void;
  commit(): void;
  activate(id: string): void;
  point(id: string, place: Place | null): void;
}

// ------------------------------------------------------------------ compare

export interface Difference {
  id: string;
  number: number;
  before: { words: string; place: Place };
  after: { words: string; place: Place };
}
export interface Loss {
  id: string;
  text: string;
  letter: string;
  means: string;
  example: string;
}
export type Side = "before" | "after";
export interface Lighter {
  go(id: string): void;
  add(id: string, node: HTMLElement, letter: HTMLElement): void;
  name(id: string, letter: string): void;
  watch(root: HTMLElement): void;
  end(root: HTMLElement): void;
}
export interface CompareStep {
  kind: "changed" | "dropped" | "added";
  at: Place;
}
export interface CompareMark {
  difference: Difference;
  at: Place;
}

// ------------------------------------------------------------------ deck

export interface DeckCard {
  id: string;
  publication: string;
  date: string;
  [fact: string]: any;
}
export interface Placing {
  id: string;
  text: string;
  sign: string;
  means: string;
}
export interface CardAnswer {
  how?: string;
  rating?: number;
  why?: string;
}
export interface RootsAnswer {
  piles: Record<string, string>;
  ties: [string, string][];
  names: Record<string, string>;
}
/** One line of what two people said: ids of what each chose; empty for nothing. */
export interface PairRow {
  id: string;
  first: string;
  second: string;
  same: boolean;
}
/** How a kind of question lets two people answer apart. */
export interface Apart {
  compare(first: any, second: any): { rows: PairRow[]; answer: any };
  /** What a row is about. */
  row(id: string): string;
  /** What somebody chose, in words. */
  said(choice: string): string;
}
/** Two people at one computer: whose turn it is, and what each has answered so far. */
export interface Pairing {
  step: 1 | 2 | 3;
  answers: [any, any];
  at: number;
}
export interface DeckAnswer {
  first?: number;
  placed?: Record<string, CardAnswer>;
}
export interface DeckPanel {
  head: HTMLElement;
  node: HTMLElement;
  show(): void;
  draw(): void;
  complain(yes: boolean): void;
  tell(): void;
  focus(missing: string): void;
}
export interface DeckState {
  q: Q;
  cards: DeckCard[];
  placings: Map<string, Placing>;
  answer: DeckAnswer;
  more: any;
  told: Map<string, string>;
  at: number;
  opened: number;
  panel: DeckPanel | null;
  steps: HTMLElement;
  box: HTMLElement;
  placed(number: number): CardAnswer;
  rating(step: number): number | null;
  missing(step: number): string[];
  drawn(step: number): boolean;
  put(part: keyof CardAnswer, value: any, pause?: number): void;
  go(step: number, told?: boolean): void;
  redraw(): void;
}
export interface DeckPoint {
  step: number;
  value: number;
}

// ------------------------------------------------------------------ reader

export interface Code {
  code: string;
  label: string;
  short: string;
  definition?: string;
  example?: string;
}
/** What a check says of one place. */
export interface RdRecord extends RdSpan {
  id: string;
  record?: string;
  mark?: string;
  outcome: string;
  code?: string;
  quote?: string;
  reason?: string;
  says?: string;
  rule?: string;
  shows?: string;
}
export interface RdFeedback {
  state?: string;
  headline?: string;
  found?: number;
  total?: number;
  records?: RdRecord[];
  extras?: RdRecord[];
  notes?: string[];
  /** A first check: our reading is held back. */
  first?: boolean;
}
/** A mark as it is drawn: one of the student's, or a place that was missed. */
export interface Drawn extends RdMark {
  missed?: boolean;
}
export interface Block {
  p: RdParagraph;
  box: HTMLElement;
  line: HTMLElement;
  drawn: string;
  nodes: { node: Text; start: number }[];
}
export interface Spot {
  word: number;
  start: number;
  end: number;
}
export interface Screen {
  clientX: number;
  clientY: number;
}
export interface Line {
  left: number;
  right: number;
  top: number;
  bottom: number;
  width: number;
  height: number;
}
export interface ListRow {
  item: HTMLElement;
  go: HTMLElement;
  fill(mark: RdMark): void;
}
export interface NowBox {
  box: HTMLElement;
  title: HTMLElement;
  quote: HTMLElement;
  hint: HTMLElement;
  said: HTMLElement;
  about: HTMLElement;
  codes: HTMLButtonElement[];
  pad: HTMLElement;
  ends: HTMLElement;
  extend: HTMLButtonElement;
  remove: HTMLButtonElement;
  clear: HTMLButtonElement;
  back: HTMLButtonElement;
  tools: HTMLElement;
}
/** What stands beside the text: what marks are made with, or how they did. */
export type RdTab = "mark" | "results";
export interface View {
  card: CardLine;
  page: HTMLElement;
  sheet: HTMLElement;
  blocks: Block[];
  overlay: HTMLElement;
  cursor: HTMLElement;
  moves: HTMLElement;
  panel: HTMLElement;
  now: NowBox;
  undo: HTMLButtonElement;
  redo: HTMLButtonElement;
  list: HTMLElement;
  count: HTMLElement;
  empty: HTMLElement;
  marks: HTMLDetailsElement;
  feedback: HTMLElement;
  status: { node: HTMLElement; show(status: Status): void };
  notice: HTMLElement;
  check: HTMLButtonElement;
  rows: Map<string, ListRow>;
  feedbackDrawn: string;
  tabs: {
    line: HTMLElement;
    stale: HTMLElement;
    places: Record<string, HTMLElement>;
    open(name: RdTab): void;
    draw(has: boolean): void;
  };
  opened: Record<string, boolean>;
}
/** A reader on the page. */
export interface Reader {
  model: Model;
  el: HTMLElement;
  strings: Strings;
  t: Tell;
  n: TellCount;
  codes: Code[];
  article: RdArticle;
  uid: string;
  text: RdText;
  focus: number[];
  readOnly: boolean;
  canCheck: boolean;
  canExport: boolean;
  canImport: boolean;
  history: RdHistory;
  checked: RdMark[];
  feedback: RdFeedback;
  outcomes: Map<string, string>;
  showMissed: boolean;
  /** A span that no mark has yet. */
  selection: RdSpan | null;
  /** Id of the mark that is chosen. */
  active: string | null;
  /** Where the cursor is. */
  word: number;
  /** Where stretching began. */
  anchor: RdSpan | null;
  started: boolean;
  extending: boolean;
  returnTo: HTMLElement | null;
  sent: number;
  heard: number;
  slow: Timer | undefined;
  byKey: boolean;
  view: View;
  unfold(span: RdSpan | null | undefined): void;
  mark(id: string | null | undefined): RdMark | null;
  codeOf(code: string): Code;
  tone(code: string): number;
  count(n: number): string;
  words(n: number): string;
  checkedMark(id: string): RdMark | null;
  stale(): boolean;
  recordOf(mark: RdMark): RdRecord | null;
  outcomeOf(mark: Drawn): string | null;
  ghosts(): Drawn[];
  say(words: string): void;
  move(words: string): void;
  sayChosen(): void;
  note(words: string, problem?: boolean): void;
  send(type: string, more?: Record<string, unknown>): void;
  base: RdMark[];
  after: number;
  keeper: Keeper;
  late(why?: string): void;
  again(): void;
  saved(marks: RdMark[], status?: Status): void;
  /** Whether one of two people is marking unseen. */
  apart?(): boolean;
  adopt(): void;
  change(): void;
  take(step: import("./reader/marks.js").RdStep): boolean;
  give(code: Code, byButton?: boolean): void;
  recode(mark: RdMark | null, code: Code): void;
  reshape(mark: RdMark, span: RdSpan): void;
  remove(mark: RdMark | null, from?: HTMLElement | null): void;
  walk(which: "undo" | "redo", said: string, nothing: string): void;
  undo(): void;
  redo(): void;
  nudge(edge: "start" | "end", step: number): void;
  extend(): void;
  clear(): void;
  unselect(): void;
  toCodes(): void;
  goTo(span: RdSpan | null, how: { mark?: string | null; from?: HTMLElement | null }): void;
  flash(span: RdSpan): void;
  back(): void;
  check(): void;
  /** Ask for our reading, which a first check holds back. */
  open(): void;
  /** Show the hints that have been given by now. */
  takeHints?(): void;
  /** Where the newest of them stands in the results of a first check. */
  hintPlace?: HTMLElement;
  toggleMissed(): void;
  bringIn(file: File): Promise<void>;
  takeOut(name: string, text: string): void;
  draw(): void;
}
export type { RdArticle, RdMark, RdParagraph, RdSpan, RdText };
