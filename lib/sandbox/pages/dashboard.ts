import { dashboardLists, type ListsView } from './lists';
import { OWN_PATH, framed, tokenField } from './frame';
import { type Markup, html } from './html';

/** The whole page. */
export async function dashboardPage(view: ListsView): Promise<string> {
  const body = html`<main class="board">
    <header>
      <h1>Paystack sandbox</h1>
      <form action="/" role="search">
        <label>Search <input type="search" id="search" name="q" value="${view.query.get('q')}" /></label>
      </form>
    </header>
    ${await dashboardLists(view)}
    <section id="Switches" aria-labelledby="Switches-title">
      <h2 id="Switches-title">Switches</h2>
      ${CONTROLS.map((control) => controlOf(control, view.token))}
    </section>
    <p id="words" role="status"></p>
  </main>`;
  return framed('Paystack sandbox', body, `/${OWN_PATH}/dashboard.js`);
}

/** A form of the dashboard: its deed, its title, the word on its button, and its fields. */
type Control = readonly [deed: string, title: string, button: string, ...fields: readonly Field[]];

/** What is in the field as long as nobody has written there tells what an empty field means, or gives an example. */
type Field = readonly [name: string, label: string, example: string];

const CONTROLS: readonly Control[] = [
  ['latency', 'Latency', 'Set', ['min', 'At least, ms', '0'], ['max', 'At most, ms', 'the same']],
  [
    'failures',
    'Failures',
    'Set',
    ['status', 'HTTP status', 'none'],
    ['times', 'How many', 'all'],
    ['share', 'Share in %', '100'],
    ['retryAfter', 'Retry-After, s', 'none'],
  ],
  ['rate-limit', 'Rate limit', 'Set', ['requests', 'Per minute', 'no limit']],
  ['advance', 'Time', 'Move on', ['duration', 'By', '31 days']],
  ['snapshot', 'Snapshot', 'Take', ['name', 'Name', 'a number']],
  ['reset', 'All as at the start', 'Reset'],
];

function controlOf([deed, title, button, ...fields]: Control, token: string): Markup {
  return html`<form method="post" action="/${OWN_PATH}/${deed}" aria-labelledby="${deed}-title">
    ${tokenField(token)}
    <h3 id="${deed}-title">${title}</h3>
    <div class="fields">
      ${fields.map(
        ([name, label, example]) =>
          html`<label
            >${label} <input name="${name}" id="${deed}-${name}" placeholder="${example}" autocomplete="off"
          /></label>`,
      )}
      <button id="${deed}" aria-label="${button}: ${title}">${button}</button>
    </div>
  </form>`;
}
