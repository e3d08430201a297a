import type { StoredMandate } from '../core/records/accounts';
import type { World } from '../core/world';
import { bankName } from '../core/banks';
import { approve } from '../flows/direct-debits';
import { html } from './html';
import { type Step, backTo, ended, formsOf, stepPage } from './step';

/** The page on which a customer lets the merchant debit a bank account. */
export function mandateStep(world: World, mandate: StoredMandate): Step {
  const { status, reference, callback_url, account_number } = mandate;
  const back = backTo(callback_url, reference);
  const isOpen = status === 'pending';
  return {
    page: (token) =>
      stepPage(
        'Direct debit',
        html`<p>This merchant asks to debit your bank account for payments to come.</p>
          <p>
            <strong>${bankName(mandate.bank_code)}, account ending in ${account_number.slice(-4)}</strong
            ><br />
            ${world.customers.withId(mandate.customer)?.email}<br /><small>Reference ${reference}</small>
          </p>`,
        isOpen
          ? formsOf(token, html`<p><button class="main" name="deed" value="approve">Approve</button></p>`)
          : ended(`The mandate is ${status}.`, back),
      ),
    act: (current, form) => {
      if (!isOpen) return '?';
      if (form.get('deed') === 'cancel') return '?cancelled';
      if (form.get('deed') !== 'approve') return '?';
      approve(current, mandate);
      return back ?? '?';
    },
  };
}
