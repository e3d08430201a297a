import { date, defaulted, flag, oneOf, positive, text } from '../arguments/fields';

/** How many items a page of a list has. */
export const pageSize = {
  /** Items on a page. Default 50. */
  pagination: defaulted(positive('perPage'), 50),
};

/** Which page of a list to get. */
export const pageNumber = {
  /** Which page to get, from 1. Default 1. */
  page: defaulted(positive(), 1),
};

/** Which page of a list to get, where Python sends no number unless one is given. */
export const pageIfGiven = {
  /** Which page to get, from 1. */
  page: positive(),
};

/** Which page of a list to get, and how long it is. */
export const paging = { ...pageSize, ...pageNumber };

/** The time from which the items of a list are. */
export const period = {
  /** Only what is of this time or later: a Date, or an ISO 8601 date or date-time. */
  startDate: date('from'),
  /** Only what is of this time or before: a Date, or an ISO 8601 date or date-time. */
  endDate: date('to'),
};

/** Which page of a list to get, told by a cursor instead of a number. */
export const cursors = {
  /** Whether pages are told by cursors. */
  useCursor: flag(),
  /** Cursor of the page to get: `meta.next` of the page before it. */
  next: text(),
  /** Cursor of the page to get: `meta.previous` of the page after it. */
  previous: text(),
};

/** Which items of a list are in use. */
export const activity = {
  /** Only what is in use, or only what is not. */
  status: oneOf({ ACTIVE: 'active', INACTIVE: 'inactive' }),
};
