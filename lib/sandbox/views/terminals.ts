import type { TerminalRecord } from '../../records/terminal';
import { omit } from '../core/plain';
import type { StoredTerminal } from '../core/records/commerce';

export function shown(terminal: StoredTerminal): TerminalRecord {
  return omit(terminal, 'events', 'isCommissioned', 'createdAt', 'updatedAt');
}
