import { omit } from '../core/plain';
import type { StoredTerminal } from '../core/records/commerce';

export function shown(terminal: StoredTerminal) {
  return omit(terminal, 'events', 'isCommissioned', 'createdAt', 'updatedAt');
}
