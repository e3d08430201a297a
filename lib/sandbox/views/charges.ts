import type { ChargeState } from '../../records/charge';
import { type Instrument, waitingFor } from '../core/instruments';
import type { StoredTransaction } from '../core/records/payments';
import type { World } from '../core/world';
import { verified } from './transactions';

/** Returns what a reply shows of a charge. */
export function shown(transaction: StoredTransaction, world: World): ChargeState {
  const { reference, status, charge: state, message } = transaction;
  const step = waitingFor(transaction);
  if (step && state) {
    const { details } = state;
    const display_text = 'display_text' in step ? { display_text: step.display_text } : {};
    const url = step.status === 'open_url' ? { url: `${world.url}/checkout/${transaction.access_code}` } : {};
    const country_code = step.status === 'send_address' ? { country_code: 'US' } : {};
    return {
      reference,
      status: step.status,
      ...display_text,
      ...url,
      ...country_code,
      ...offline(step),
      ...details,
    };
  }
  if (status === 'failed') return { reference, status, message };
  return verified(transaction, world);
}

function offline(step: Instrument['asks'][number]): object {
  return step.status === 'pay_offline' && 'ends' in step
    ? { display_text: 'Please complete the authorization process on your mobile phone' }
    : {};
}
