import { ok } from '../core/plain';
import type { Handler } from '../core/router';
import { MINUTE } from '../core/sandbox-clock';

/** Makes the handler that returns the address of an exported file. The sandbox makes no such file. */
export function exported(what: string, message: string): Handler {
  return (world) => {
    const { now } = world.clock;
    const expiresAt = new Date(now + MINUTE).toISOString().slice(0, 19).replace('T', ' ');
    const path = `https://files.example.com/sandbox_${what}_${now}.csv?X-Amz-Expires=60`;
    return ok(message, { path, expiresAt });
  };
}
