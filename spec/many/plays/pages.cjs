/** @typedef {import('../../support/played-server').Play} Play */

/** Customers of a page by its number, in a list of pages of two. */
const customersOf = (page) => [1, 2].map((place) => ({ customer_code: `CUS_${page}_${place}` }));

const replyOf = (page, pageCount) => ({ data: customersOf(page), meta: { page, perPage: 2, pageCount } });

const pageIn = (query) => Number(query.page ?? 1);

/**
 * Gives no page but the first before so many are asked for, and then the last of them first. The counts are texts.
 * @type {Play}
 */
exports.together = ({ pages, atOnce }) => {
  const held = [];
  return ({ query }, answer) => {
    const page = pageIn(query);
    held.unshift(() => answer(200, replyOf(String(page), String(pages))));
    if (page !== 1 && page !== pages && held.length < atOnce) return;
    for (const release of held.splice(0)) release();
  };
};

/** Never gives a page but the first. @type {Play} */
exports.silent =
  ({ pages }) =>
  ({ query }, answer) => {
    if (pageIn(query) === 1) answer(200, replyOf(1, pages));
  };

/** Fails once for one page: with a status, or by breaking off. @type {Play} */
exports.failing = ({ pages, failing, status }) => {
  let hasFailed = false;
  return ({ query }, answer) => {
    const page = pageIn(query);
    if (page !== failing || hasFailed) {
      answer(200, replyOf(page, pages));
      return;
    }
    hasFailed = true;
    answer(status);
  };
};

/** Shows cursors alone, whatever is asked for. @type {Play} */
exports.cursors =
  ({ pages }) =>
  ({ query }, answer) => {
    const page = Number(query.next ?? 1);
    answer(200, { data: customersOf(page), meta: { next: page < pages ? String(page + 1) : null } });
  };

/** Counts no pages. @type {Play} */
exports.uncounted =
  ({ pages }) =>
  ({ query }, answer) => {
    const page = pageIn(query);
    answer(200, { data: page <= pages ? customersOf(page) : [] });
  };

/** Has another number of pages from the second page on. @type {Play} */
exports.changing =
  ({ first, then }) =>
  ({ query }, answer) => {
    const page = pageIn(query);
    const pageCount = page === 1 ? first : then;
    answer(200, { ...replyOf(page, pageCount), ...(page <= pageCount ? {} : { data: [] }) });
  };

/** Two customers come before all others when the second page is asked for. @type {Play} */
exports.shifting =
  ({ pages }) =>
  ({ query }, answer) => {
    const page = pageIn(query);
    answer(200, page === 1 ? replyOf(1, pages) : replyOf(page - 1, pages + 1));
  };

/** Refuses each page once. @type {Play} */
exports.limiting = ({ pages, wait }) => {
  const refused = new Set();
  return ({ query }, answer) => {
    const page = pageIn(query);
    if (refused.has(page)) answer(200, replyOf(page, pages));
    else answer(429, {}, { 'Retry-After': wait });
    refused.add(page);
  };
};
