import type { VirtualTerminalDetails, VirtualTerminalSummary } from '../../records/virtual-terminal';
import { pick } from '../core/plain';
import type { StoredVirtualTerminal } from '../core/records/commerce';

export function summary(terminal: StoredVirtualTerminal): VirtualTerminalSummary {
  const { createdAt: created_at } = terminal;
  return {
    ...pick(terminal, 'id', 'code', 'name', 'integration', 'domain', 'active', 'currency'),
    paymentMethods: [],
    created_at,
  };
}

export function detailed(terminal: StoredVirtualTerminal): VirtualTerminalDetails {
  return { ...summary(terminal), connect_account_id: null, destinations: terminal.destinations };
}
