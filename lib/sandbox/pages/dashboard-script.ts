/** What the dashboard does in the browser: it sends forms without leaving the page, and shows what has changed. */
export const DASHBOARD_SCRIPT = `'use strict';
const search = document.getElementById('search');
const words = document.getElementById('words');
let isBusy = false, isStale = false, silence;
async function refresh() {
  if (isBusy) { isStale = true; return; }
  isBusy = true;
  const start = performance.now();
  try {
    const reply = await fetch('/_sandbox/records' + location.search);
    if (reply.ok) show(new DOMParser().parseFromString(await reply.text(), 'text/html'));
  } catch { say('The sandbox does not answer.', 'bad'); }
  // A search that takes the sandbox long leaves it as long to others.
  await new Promise((resolve) => setTimeout(resolve, isStale ? performance.now() - start : 0));
  isBusy = false;
  if (isStale) { isStale = false; refresh(); }
}
function show(page) {
  for (const fresh of page.querySelectorAll('.live')) {
    const old = document.getElementById(fresh.id);
    for (const { id } of old.querySelectorAll('details[open]')) page.getElementById(id)?.setAttribute('open', '');
    if (old.innerHTML === fresh.innerHTML) continue;
    const typed = [...old.querySelectorAll('input[id]')];
    const { id } = old.contains(document.activeElement) ? document.activeElement : {};
    old.replaceWith(document.adoptNode(fresh));
    if (id) document.getElementById(id)?.focus();
    for (const { id, value } of typed) Object.assign(document.getElementById(id) ?? {}, { value });
  }
}
function say(text, tone) {
  words.textContent = text;
  words.className = 'note ' + tone;
  clearTimeout(silence);
  silence = setTimeout(() => { words.textContent = ''; words.className = ''; }, 8000);
}
function look(address) {
  history.replaceState(null, '', address);
  refresh();
}
document.addEventListener('submit', async (event) => {
  event.preventDefault();
  const form = event.target;
  if (form.method !== 'post') return;
  const reply = await fetch(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form)), headers: { Accept: 'application/json' } });
  say((await reply.json()).message, reply.ok ? 'good' : 'bad');
  refresh();
});
document.addEventListener('click', (event) => {
  const link = event.target.closest('a.more');
  if (!link) return;
  event.preventDefault();
  look(link.href);
});
search.addEventListener('input', () => {
  const address = new URL(location);
  address.searchParams.set('q', search.value);
  look(address);
});
const events = new EventSource('/_sandbox/events');
events.onmessage = refresh;
events.onopen = refresh;
`;
