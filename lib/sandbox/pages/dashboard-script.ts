/** What the dashboard does in the browser: it sends forms without leaving the page, and shows what has changed. */
export const DASHBOARD_SCRIPT = `'use strict';
const search = document.getElementById('search');
const words = document.getElementById('words');
let isBusy = false, isStale = false;
async function refresh() {
  if (isBusy) { isStale = true; return; }
  isBusy = true;
  try {
    const reply = await fetch('/_sandbox/records?q=' + encodeURIComponent(search.value));
    if (reply.ok) show(new DOMParser().parseFromString(await reply.text(), 'text/html'));
  } catch { words.textContent = 'The sandbox does not answer.'; }
  isBusy = false;
  if (isStale) { isStale = false; refresh(); }
}
function show(page) {
  for (const fresh of page.querySelectorAll('section[id]')) {
    const old = document.getElementById(fresh.id);
    for (const { id } of old.querySelectorAll('details[open]')) page.getElementById(id)?.setAttribute('open', '');
    if (old.innerHTML === fresh.innerHTML) continue;
    const { id } = old.contains(document.activeElement) ? document.activeElement : {};
    old.replaceWith(document.adoptNode(fresh));
    if (id) document.getElementById(id)?.focus();
  }
}
document.addEventListener('submit', async (event) => {
  event.preventDefault();
  const form = event.target;
  if (form.method !== 'post') return;
  const reply = await fetch(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form)), headers: { Accept: 'application/json' } });
  words.textContent = (await reply.json()).message;
  words.className = reply.ok ? 'good' : 'bad';
  refresh();
});
search.addEventListener('input', refresh);
const events = new EventSource('/_sandbox/events');
events.onmessage = refresh;
events.onopen = refresh;
`;
