/**
 * What the dashboard does in the browser: it shows what has changed, searches while somebody types, and sends forms
 * without leaving the page. All tabs share one stream of events: the tab that has the lock opens it, and tells the others.
 */
export const DASHBOARD_SCRIPT = `'use strict';
const find = (id) => document.getElementById(id);
const words = find('words'), search = find('search');
const told = new Map();
let isBusy = false, isStale = false, isGone = false;
document.documentElement.classList.add('scripted');

async function refresh() {
  if (isBusy || document.hidden) { isStale = true; return; }
  isBusy = true;
  isStale = false;
  const start = performance.now();
  try {
    const reply = await fetch(location.pathname + location.search, { headers: { Accept: 'text/html' } });
    show(new DOMParser().parseFromString(await reply.text(), 'text/html'));
  } catch { gone(true); }
  // A page that takes the sandbox long leaves it as long to others, and one that is quick is not renewed all the time.
  await new Promise((resolve) => setTimeout(resolve, Math.max(performance.now() - start, 100)));
  isBusy = false;
  if (isStale) refresh();
}
const partsOf = (root) => [...root.querySelectorAll('.live')];
const idsOf = (root) => partsOf(root).map(({ id }) => id).join();
function show(page) {
  if (!page.getElementById('page')) return;
  if (idsOf(document) !== idsOf(page)) replace(find('page'), page.getElementById('page'));
  for (const fresh of partsOf(page)) replace(find(fresh.id), fresh);
  for (const [id, outcome] of told) tell(id, outcome);
}
function replace(old, fresh) {
  for (const { id } of old.querySelectorAll('details[open]')) fresh.querySelector('#' + CSS.escape(id))?.setAttribute('open', '');
  if (old.innerHTML === fresh.innerHTML) return;
  const typed = [...old.querySelectorAll('input[id],select[id],textarea[id]')];
  const { id } = old.contains(document.activeElement) ? document.activeElement : {};
  old.replaceWith(document.adoptNode(fresh));
  for (const { id, value } of typed) if (find(id)) find(id).value = value;
  if (id) find(id)?.focus();
}
function say(text, tone) {
  words.textContent = text;
  words.className = text ? 'note ' + tone : '';
}
function gone(is) {
  if (is) say('The sandbox does not answer.', 'bad');
  else if (isGone) say('', '');
  isGone = is;
}
/** Puts the words of a form beside it, or at its field. Where the form is gone, they come to the top. */
function tell(id, { message, tone, field }) {
  const form = find(id);
  if (!form) { say(message, tone); return; }
  for (const each of form.querySelectorAll('.said')) each.textContent = '';
  for (const each of form.querySelectorAll('[aria-invalid]')) each.removeAttribute('aria-invalid');
  const input = field && form.elements[field];
  const place = input ? find(input.id + '-said') : form.querySelector(':scope > .said');
  place.textContent = message;
  place.className = 'said ' + tone;
  if (input) input.setAttribute('aria-invalid', 'true');
}
document.addEventListener('submit', async (event) => {
  const form = event.target;
  if (form.getAttribute('method') !== 'post') return;
  event.preventDefault();
  say('', '');
  let outcome;
  try {
    const reply = await fetch(form.getAttribute('action'), { method: 'POST', body: new URLSearchParams(new FormData(form)), headers: { Accept: 'application/json' } });
    outcome = await reply.json();
  } catch { outcome = { message: 'The sandbox does not answer.', tone: 'bad' }; }
  form.querySelector('[popover]')?.hidePopover();
  // A field of the form may be called id.
  const id = form.getAttribute('id');
  told.clear();
  told.set(id, outcome);
  setTimeout(() => { if (told.get(id) === outcome) told.delete(id); }, 15000);
  tell(id, outcome);
  if (outcome.field) form.elements[outcome.field]?.focus();
  refresh();
});
document.addEventListener('click', async (event) => {
  const copy = event.target.closest('.copy');
  if (copy) {
    await navigator.clipboard.writeText(find(copy.dataset.copy).textContent);
    copy.textContent = 'Copied';
    setTimeout(() => { copy.textContent = 'Copy'; }, 1500);
    return;
  }
  const row = event.target.closest('tr[data-href]');
  if (!row || event.target.closest('a,button,input,select,summary') || String(getSelection())) return;
  if (event.ctrlKey || event.metaKey) open(row.dataset.href); else location.assign(row.dataset.href);
});
search.addEventListener('input', () => {
  const address = new URL(location);
  if (new URL(search.form.action).pathname !== address.pathname) return;
  address.search = search.value && new URLSearchParams({ q: search.value });
  history.replaceState(null, '', address);
  refresh();
});
document.addEventListener('keydown', (event) => {
  if (event.key !== '/' || event.target.closest('input,textarea,select')) return;
  event.preventDefault();
  search.focus();
});
document.addEventListener('visibilitychange', () => { if (isStale) refresh(); });

const channel = new BroadcastChannel('tspaystack2-sandbox');
const hear = (isThere) => { gone(!isThere); if (isThere) refresh(); };
channel.onmessage = ({ data }) => hear(data);
navigator.locks?.request('tspaystack2-sandbox', () => new Promise(() => {
  const events = new EventSource('/_sandbox/events');
  const pass = (isThere) => { channel.postMessage(isThere); hear(isThere); };
  events.onmessage = events.onopen = () => pass(true);
  events.onerror = () => pass(false);
}));
`;
