import { setImmediate as immediate } from 'node:timers/promises';
import type { Markup } from '../html';

/** Milliseconds after which a search lets other requests have their turn. */
const TURN = 10;

const LETTERS: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};

/** What can be read in markup. */
export function textOf({ text }: Markup): string {
  return text
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/&(?:amp|lt|gt|quot|#39);/g, (name) => LETTERS[name] ?? '');
}

/** A text as it is compared: case, spaces and the commas within numbers do not matter. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/(?<=\d),(?=\d{3})/g, '');
}

/** Makes the test whether a text has what is searched for. */
export function finder(wanted: string): (text: string) => boolean {
  const sought = plain(wanted.trim());
  return (text) => plain(text).includes(sought);
}

/**
 * Makes a quick test that a text may have what is searched for: whether it has the longest word of it. Words are the
 * same in JSON with and without spaces.
 */
function quickFinder(wanted: string): (text: string) => boolean {
  const word = plain(wanted)
    .split(' ')
    .reduce((longest, each) => (each.length > longest.length ? each : longest), '');
  return (text) => {
    const lower = text.toLowerCase();
    return lower.includes(word) || (/\d/.test(word) && lower.includes(',') && plain(text).includes(word));
  };
}

/** What is looked through. */
export interface Haystack<T> {
  /** All that can be read of an item. */
  textOf: (item: T) => string;
  /** A text that is quick to make, and has all words of `textOf` but for what is hidden. */
  roughTextOf?: (item: T) => string;
}

/** The items that have what is searched for, newest first. A search through very many does not keep the API waiting. */
export async function found<T>(all: readonly T[], wanted: string, haystack: Haystack<T>): Promise<T[]> {
  const fits = finder(wanted);
  // What stands for a secret is in no raw text.
  const roughTextOf = wanted.includes('•') ? undefined : haystack.roughTextOf;
  const mayFit = quickFinder(wanted);
  const items: T[] = [];
  let turn = performance.now();
  for (let index = all.length - 1; index >= 0; index -= 1) {
    if (index % 16 === 0 && performance.now() - turn > TURN) {
      await immediate();
      turn = performance.now();
    }
    const item = all[index] as T;
    if ((roughTextOf === undefined || mayFit(roughTextOf(item))) && fits(haystack.textOf(item)))
      items.push(item);
  }
  return items;
}
