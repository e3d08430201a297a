import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The files that the build makes for browsers. */
const BROWSER_FILES = ['inline.js', 'checkout.js', 'popup-frame.js', 'popup.css', 'checkout.css'] as const;

type BrowserFile = (typeof BROWSER_FILES)[number];

/** Whether the build has made a file of this name for browsers. */
export function isBrowserFile(name: string): name is BrowserFile {
  return BROWSER_FILES.some((each) => each === name);
}

const read = new Map<BrowserFile, string>();

/** A file that the build has made for browsers. */
export function browserFile(name: BrowserFile): string {
  const text = read.get(name) ?? readFileSync(join(__dirname, 'browser', name), 'utf8');
  read.set(name, text);
  return text;
}
