/** @typedef {import('../../support/played-server').Play} Play */

/** Answers at once. @type {Play} */
exports.atOnce = () => (_request, answer) => answer(200);

/** Answers five at a time, the last first, once they have all come. @type {Play} */
exports.inFives = () => {
  const held = [];
  return ({ body }, answer) => {
    held.unshift(() => answer(200, { message: body?.email }));
    if (held.length === 5) for (const release of held.splice(0)) release();
  };
};

/** Answers eight at a time, once they have all come. @type {Play} */
exports.inEights = () => {
  const held = [];
  return (_request, answer) => {
    held.push(answer);
    if (held.length === 8) for (const release of held.splice(0)) release(200);
  };
};

/** Answers the first only when 32 have come. @type {Play} */
exports.firstLast = () => {
  let release;
  let count = 0;
  return ({ body }, answer) => {
    count += 1;
    if (body?.email === 'c0@example.com') release = () => answer(200);
    else answer(200);
    if (count === 32) release?.();
  };
};

/** Puts the first off once three have come, and answers the others only when another comes. @type {Play} */
exports.putsOffFirst = () => {
  const held = [];
  let count = 0;
  return (_request, answer) => {
    count += 1;
    held.push(answer);
    if (count === 3) held.shift()?.(429, {}, { 'Retry-After': '0.5' });
    if (count > 3) for (const release of held.splice(0)) release(200);
  };
};

/** Answers only the first, once three have come. @type {Play} */
exports.onlyFirst = () => {
  let release;
  let count = 0;
  return ({ body }, answer) => {
    count += 1;
    if (body?.email === 'c0@example.com') release = () => answer(200);
    if (count === 3) release?.();
  };
};

/** Breaks off the connection of one customer. @type {Play} */
exports.breaksOff =
  () =>
  ({ body }, answer) =>
    body?.email === 'c1@example.com' ? answer() : answer(200);

/** Puts everyone off, for as many seconds as it is told. @type {Play} */
exports.putsOff = (seconds) => (_request, answer) => answer(429, {}, { 'Retry-After': String(seconds) });

/** Puts the second off for as many seconds as it is told, and answers the others once the third has come. @type {Play} */
exports.putsOffSecond = (seconds) => {
  const held = [];
  return (_request, answer) => {
    if (held.push(answer) === 2) answer(429, {}, { 'Retry-After': String(seconds) });
    if (held.length === 3) for (const release of [held[0], held[2]]) release?.(200);
  };
};

/** Takes a hundred calls in each two seconds, and tells in its refusals when the next ones begin. @type {Play} */
exports.limited = () => {
  let counted = 0;
  let begin = -Infinity;
  return ({ at }, answer) => {
    if (at >= begin + 2_000) [counted, begin] = [0, at];
    counted += 1;
    if (counted > 100)
      answer(429, {}, { 'x-ratelimit-reset': String(Math.ceil((begin + 2_000 - at) / 1_000)) });
    else answer(200);
  };
};
