// Controls of guided exercises register themselves here: QU_MORE.<kind> = (q) => control.
// A control is { node, show(answer), focus() } and may have feedback(feedback, now), called
// after the common feedback was drawn, and same(a, b), whether a check of the one answer holds
// for the other.

const QU_MORE = {};
