/** Fails the first request for each path, with the status in it; then tells the keys of both. */
exports.failsFirst = () => {
  const keys = new Map();
  return ({ path, headers }, answer) => {
    const [status] = /\d+/.exec(path);
    const earlier = keys.get(path);
    keys.set(path, headers.authorization);
    if (earlier === undefined) answer(Number(status), {}, { 'Retry-After': '0.1' });
    else {
      keys.delete(path);
      answer(200, { data: [earlier, headers.authorization] });
    }
  };
};

/** A list of one item, which tells the key. */
exports.listsKey =
  () =>
  ({ headers }, answer) =>
    answer(200, { data: [{ id: headers.authorization }], meta: { next: null } });
