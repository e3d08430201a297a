import { Currency } from '../../../arguments/enums';
import { type Markup, html } from '../html';
import { type Presets, controlButton, controlForm } from './control';
import { CONTROLS, SNAPSHOTS } from './controls';
import { section, timeOf } from './parts';
import { settingsOf } from './settings';
import { type DashboardView, emailOf } from './view';

type ControlName = keyof typeof CONTROLS;

const CURRENCIES = Object.values(Currency).map((each) => [each, each] as const);

/** The parts of the page, and what is in each. */
const PARTS: readonly (readonly [title: string, ...controls: readonly ControlName[]])[] = [
  ['Clock', 'advance'],
  ['API', 'failures', 'latency', 'rate-limit'],
  ['Payments', 'pay', 'decline', 'fail-next', 'pause-next', 'dispute', 'transfer'],
  ['Transfers', 'transfers'],
  ['Webhooks', 'emit', 'hold', 'webhook-url'],
  ['Records', 'customer', 'customers', 'authorization', 'plan', 'subaccount', 'recipient'],
  ['Money', 'balance', 'funds'],
  ['State', 'snapshot', 'reset'],
];

/** Everything that can be done with the sandbox. */
export function controlsPage(view: DashboardView): Markup {
  return html`<nav aria-label="Controls">
      <ul class="row parts">
        ${PARTS.map(([title]) => html`<li><a href="#part-${title}">${title}</a></li>`)}
      </ul>
    </nav>
    ${section('settings', 'Settings', settingsOf(view))}
    <div class="columns">
      ${PARTS.map(
        ([title, ...names]) =>
          html`<section aria-labelledby="part-${title}">
            <h2 id="part-${title}">${title}</h2>
            ${names.map((name) => controlForm(view, name, CONTROLS[name], presetsOf(view, name), valuesOf(view, name)))}
          </section>`,
      )}
      ${section('snapshots', 'Snapshots', snapshots(view))}
    </div>`;
}

function presetsOf(view: DashboardView, name: ControlName): Presets {
  if (['balance', 'plan', 'recipient'].includes(name)) return { currency: CURRENCIES };
  if (name !== 'transfer') return {};
  const accounts = view.world.dedicatedAccounts.oldestFirst.map(
    ({ id, customer, account_number }) =>
      [String(id), `${emailOf(view, customer) ?? ''}, ends in ${account_number.slice(-4)}`] as const,
  );
  return { account: accounts.length > 0 ? accounts : [['', 'there is no account']] };
}

/** What is set at the moment, for the fields in which nobody sees it otherwise. */
function valuesOf({ world, settings: { isHeld } }: DashboardView, name: ControlName): Record<string, string> {
  if (name === 'hold') return { hold: isHeld ? 'held' : 'sent' };
  return name === 'transfers' ? { transfers: world.settings.transfers } : {};
}

function snapshots(view: DashboardView): Markup {
  if (SNAPSHOTS.size === 0) return html`<p class="dim">None is taken.</p>`;
  return html`<ul class="lines">
    ${[...SNAPSHOTS].map(
      ([name, { at }]) =>
        html`<li>
          ${timeOf(at)}
          <div class="row">${name} ${controlButton(view, 'restore', 'Go back', name, { name })}</div>
        </li>`,
    )}
  </ul>`;
}
