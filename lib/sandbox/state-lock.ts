import { statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { lock } from 'proper-lockfile';
import { codeOf } from './errors';

/** Milliseconds after which a lock that its owner did not renew is free: the owner was killed. */
const STALE = 3_000;
/** Milliseconds between two renewals of a lock. */
const RENEWAL = 1_000;
/** Milliseconds between two tries to get a lock. */
const PAUSE = 100;

/** Where the lock of a file is. */
const lockOf = (path: string) => `${path}.tspaystack2.lock`;

/**
 * Locks a file against other processes and threads. The lock is a folder beside the file. Where one that was killed has
 * left its lock behind, this waits until that is stale.
 *
 * @param path - real path of the file, which need not exist.
 * @param onLost - called with the reason when the lock is lost: somebody took it or removed it.
 * @returns a function that frees the lock; `undefined` where another one uses the file.
 */
export async function lockFile(
  path: string,
  onLost: (reason: Error) => void,
): Promise<(() => Promise<void>) | undefined> {
  const options = { realpath: false, lockfilePath: lockOf(path), stale: STALE, update: RENEWAL };
  const deadline = performance.now() + 2 * STALE;
  let renewedAt: number | undefined;
  for (;;) {
    try {
      return await lock(path, { ...options, onCompromised: onLost });
    } catch (error) {
      if (codeOf(error) !== 'ELOCKED') throw error;
    }
    const at = renewalOf(path);
    // One that is renewed has an owner.
    const isRenewed = renewedAt !== undefined && at !== undefined && at !== renewedAt;
    if (isRenewed || performance.now() > deadline) return undefined;
    renewedAt = at;
    await sleep(PAUSE);
  }
}

function renewalOf(path: string): number | undefined {
  return statSync(lockOf(path), { throwIfNoEntry: false })?.mtimeMs;
}
