import { bankName } from '../core/banks';
import type { StoredMandate } from '../core/records/accounts';
import type { World } from '../core/world';
import { approve } from '../flows/direct-debits';
import { html } from './html';
import { backTo } from './return-address';
import { type Step, ended, formsOf, stepPage } from './step';

/** The page on which a customer lets the merchant debit a bank account. */
export function mandateStep(world: World, mandate: StoredMandate): Step {
  const { status, reference, callback_url, account_number } = mandate;
  const back = backTo(callback_url, reference);
  const isOpen = status === 'pending';
  return {
    id: status,
    next: isOpen ? undefined : (back ?? '?'),
    page: (token, notice) =>
      stepPage({
        title: 'Direct debit',
        asked: html`Direct debit`,
        customer: world.customers.get(mandate.customer).email,
        content: html`${notice}
          <p>This merchant asks to debit your bank account for payments to come.</p>
          <p>
            <strong>${bankName(mandate.bank_code)}, account ending in ${account_number.slice(-4)}</strong
            ><br /><small>Reference ${reference}</small>
          </p>
          ${
            isOpen
              ? formsOf(
                  token,
                  status,
                  html`<p><button class="main" name="action" value="approve">Approve</button></p>`,
                )
              : ended(`The mandate is ${status}.`, back)
          }`,
      }),
    act: (current, form) => {
      if (form.get('action') === 'cancel') return '?cancelled';
      if (form.get('action') !== 'approve') return '?';
      approve(current, mandate);
      return back ?? '?';
    },
  };
}
