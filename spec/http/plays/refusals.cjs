/** Puts the first request for each path off, and lets the others through. */
exports.putsOff = () => {
  const paths = new Set();
  return ({ path }, answer) => {
    if (paths.has(path)) answer(200, { message: 'Let through' });
    else answer(429, {}, { 'Retry-After': '0.1' });
    paths.add(path);
  };
};
