// How long the page waits, in milliseconds.

export const QU_SLOW = 10_000; // until we say that an answer takes long
export const QU_PAUSE = 400; // without a key until what was typed is stored
export const QU_WAIT = 250; // until "Checking …" is worth saying
