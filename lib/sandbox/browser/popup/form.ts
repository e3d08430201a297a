import type { PaidTransaction } from './messages';
import { PaystackPop } from './paystack-pop';
import { settings } from './settings';

/** Attributes whose values are no text. */
const READERS: Readonly<Record<string, (text: string) => unknown>> = {
  metadata: parsed,
  channels: (text) => (text.startsWith('[') ? parsed(text) : text.split(/\s*,\s*/)),
  quantity: Number,
  subscriptionCount: Number,
  subscriptionLimit: Number,
};

/**
 * Makes the form in which the script stands pay: it gets a button that opens the checkout, and it is submitted with the
 * reference after the payment. The parameters are the `data-…` attributes of the script.
 */
export function followForm(script: HTMLScriptElement): void {
  const form = script.parentElement;
  if (!(form instanceof HTMLFormElement) || Object.keys(script.dataset).length === 0) return;
  const parameters = Object.fromEntries(
    Object.entries(script.dataset).map(([name, value = '']) => [
      nameOf(name),
      READERS[name]?.(value) ?? value,
    ]),
  );
  let popup: PaystackPop | undefined;
  buttonFor(script).addEventListener('click', (event) => {
    event.preventDefault();
    popup ??= new PaystackPop();
    popup.newTransaction({
      ...parameters,
      onSuccess: ({ reference }: PaidTransaction) => {
        for (const name of settings.version === 1 ? ['reference', 'paystack-trxref'] : ['reference']) {
          const field = document.createElement('input');
          Object.assign(field, { type: 'hidden', name, value: reference });
          form.append(field);
        }
        form.submit();
      },
    });
  });
}

/** Version 1 has the attributes of `setup` with dashes, as in `data-customer-code`. */
function nameOf(name: string): string {
  return settings.version === 1 ? name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`) : name;
}

/** The button that the shop names, or a new one after the script. */
function buttonFor(script: HTMLScriptElement): HTMLElement {
  const { buttonId, customButton, buttonText = 'Pay', currency = 'NGN', amount = '' } = script.dataset;
  const id = buttonId ?? customButton;
  if (id !== undefined) {
    const named = document.getElementById(id);
    if (named) return named;
    throw new Error(`There is no button with the id ${id} before the script`);
  }
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = amount === '' ? buttonText : `${buttonText} ${currency} ${Number(amount) / 100}`;
  button.style.cssText =
    'font:600 14px system-ui,sans-serif;padding:16px 24px;min-width:190px;border:0;border-radius:6px;background:#17663a;color:#fff;cursor:pointer';
  script.after(button);
  return button;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
