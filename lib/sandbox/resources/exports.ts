import { MINUTE } from '../core/sandbox-clock';
import { ok } from '../core/plain';
import type { Handler } from '../core/router';

/** Gives the address of a file with records. The sandbox makes no file. */
export function exported(what: string, message: string): Handler {
  return (world) => {
    const { now } = world.clock;
    const expiresAt = new Date(now + MINUTE).toISOString().slice(0, 19).replace('T', ' ');
    const path = `https://files.example.com/sandbox_${what}_${now}.csv?X-Amz-Expires=60`;
    return ok(message, { path, expiresAt });
  };
}
