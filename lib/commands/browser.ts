import { spawn } from 'node:child_process';

/** By platform, the program that opens an address, with its first arguments. The address comes last. */
const OPENERS: Partial<Record<NodeJS.Platform, readonly [program: string, ...args: string[]]>> = {
  darwin: ['open'],
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
};

/**
 * Opens an address in the default browser. The browser stays open when this process ends.
 *
 * @param url - the address.
 * @param onFailure - called if no browser can be opened.
 */
export function openBrowser(url: string, onFailure: () => void): void {
  const [program, ...args] = OPENERS[process.platform] ?? ['xdg-open'];
  try {
    const child = spawn(program, [...args, url], { stdio: 'ignore', detached: true });
    child.once('error', onFailure);
    child.once('exit', (code) => {
      if (code !== 0) onFailure();
    });
    child.unref();
  } catch {
    onFailure();
  }
}
