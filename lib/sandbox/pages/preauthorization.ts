import { TEST_CARDS, ofCard } from '../core/instruments';
import type { StoredPreauthorization } from '../core/records/preauthorizations';
import type { World } from '../core/world';
import { holdWith } from '../flows/preauthorizations';
import { money } from './frame';
import { html } from './html';
import { backTo } from './return-address';
import { type Step, ended, formsOf, stepPage } from './step';

/** The page on which a customer lets the merchant hold an amount on a card. */
export function preauthorizationStep(world: World, preauthorization: StoredPreauthorization): Step {
  const { status, reference, callback_url, amount, currency } = preauthorization;
  const back = backTo(callback_url, reference);
  const isOpen = status === 'abandoned' || status === 'failed';
  const asked = money(amount, currency);
  return {
    id: status,
    next: isOpen ? undefined : (back ?? '?'),
    page: (token, notice) =>
      stepPage({
        title: `Hold ${asked}`,
        asked: html`Hold <strong>${asked}</strong>`,
        customer: world.customers.get(preauthorization.customer).email,
        content: html`${notice}
          <p>This merchant asks to hold this amount on your card. Nothing is paid yet.</p>
          <p><small>Reference ${reference}</small></p>
          ${
            isOpen
              ? formsOf(
                  token,
                  status,
                  html`<p><button class="main" name="action" value="approve">Approve</button></p>`,
                  html`<p>
                    <button class="quiet" name="action" value="decline">Use a card that is declined</button>
                  </p>`,
                )
              : ended(`The preauthorization is ${status}.`, back)
          }`,
      }),
    act: (current, form) => {
      const action = form.get('action');
      if (action === 'cancel') return '?cancelled';
      if (action !== 'approve' && action !== 'decline') return '?';
      holdWith(current, preauthorization, ofCard(TEST_CARDS[action === 'approve' ? 'success' : 'declined']));
      return action === 'approve' ? (back ?? '?') : '?';
    },
  };
}
