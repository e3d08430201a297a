/** @typedef {import('../../support/played-server').Play} Play */

const customers = (count) =>
  Array.from({ length: count }, (_, index) => ({ customer_code: `CUS_${count - index}` }));

/**
 * Lists by page number only. Ten customers at first; a creation puts one before them. Says in `meta` what it is told,
 * too; where that is `texts`, its counts are texts.
 * @type {Play}
 */
exports.numbered = ({ texts, ...others } = {}) => {
  const told = (count) => (texts ? String(count) : count);
  const all = customers(10);
  return ({ method, query }, answer) => {
    if (method === 'POST') {
      all.unshift({ customer_code: `CUS_${all.length + 1}` });
      answer(200);
      return;
    }
    const [perPage, page] = [Number(query.perPage), Number(query.page ?? 1)];
    const data = all.slice((page - 1) * perPage, page * perPage);
    const pageCount = Math.ceil(all.length / perPage);
    answer(200, { data, meta: { page: told(page), perPage, pageCount: told(pageCount), ...others } });
  };
};

/**
 * Lists by page number only. As its second page is asked for, a whole page of customers comes before the first.
 * @type {Play}
 */
exports.burst = () => {
  const all = customers(6);
  return ({ query }, answer) => {
    const page = Number(query.page ?? 1);
    if (page === 2) all.unshift({ customer_code: 'CUS_8' }, { customer_code: 'CUS_7' });
    const data = all.slice(2 * page - 2, 2 * page);
    answer(200, { data, meta: { page, perPage: 2, pageCount: all.length / 2 } });
  };
};

/** Gives the cursor of a page on that page again; only at the fifth it has enough. @type {Play} */
exports.circling = () => {
  let count = 0;
  return (_request, answer) => {
    count += 1;
    answer(200, { data: [{ customer_code: `CUS_${count}` }], meta: { next: count < 5 ? 'same' : null } });
  };
};

/**
 * Says nothing of pages, and gives the last of three whatever page above is asked for; the ninth ends it.
 * @type {Play}
 */
exports.uncounted =
  () =>
  ({ query }, answer) => {
    const page = Number(query.page ?? 1);
    const data = [{ customer_code: `CUS_${Math.max(4 - page, 1)}` }];
    answer(200, page < 9 ? { data } : { data, meta: { pageCount: 9 } });
  };

/**
 * Two pages of one customer each; `next` of the last one is as it is told, and so is its number of pages.
 * @type {Play}
 */
exports.ending =
  (meta) =>
  ({ query }, answer) => {
    const isFirst = query.next === undefined && query.page === undefined;
    if (isFirst) answer(200, { data: [{ customer_code: 'CUS_2' }], meta: { next: 'b' } });
    else answer(200, { data: [{ customer_code: 'CUS_1' }], meta });
  };

/** Has one page, and never gives the second. @type {Play} */
exports.stuck =
  () =>
  ({ query }, answer) => {
    if (query.next === undefined) {
      answer(200, { data: [{ customer_code: 'CUS_1' }, { customer_code: 'CUS_2' }], meta: { next: 'two' } });
    }
  };

/** Never gives a page. @type {Play} */
exports.silent = () => () => undefined;

/** Breaks the connection off once, when its second page is asked for. @type {Play} */
exports.flaky = () => {
  let failed = false;
  return ({ query }, answer) => {
    if (query.next === undefined) {
      answer(200, { data: [{ customer_code: 'CUS_1' }], meta: { next: 'a page=2 & more' } });
    } else if (failed) {
      answer(200, { data: [{ customer_code: 'CUS_2' }], meta: { next: null } });
    } else {
      failed = true;
      answer();
    }
  };
};

/** Refuses its second page once. @type {Play} */
exports.refusing = () => {
  let refused = false;
  return ({ query }, answer) => {
    if (query.next === undefined) {
      answer(200, { data: customers(3), meta: { next: 'two' } });
    } else {
      answer(refused ? 200 : 400, { data: [], meta: { next: null } });
      refused = true;
    }
  };
};

/** Two pages of a hundred customers; the second comes after as many milliseconds as it is told. @type {Play} */
exports.hundreds =
  (delay = 0) =>
  ({ query }, answer) => {
    const isFirst = query.next === undefined;
    const meta = { next: isFirst ? 'two' : null };
    setTimeout(() => answer(200, { data: customers(100), meta }), isFirst ? 0 : delay);
  };
