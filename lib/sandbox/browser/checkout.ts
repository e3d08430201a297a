// A page of the checkout that waits: the payment can end elsewhere, on a phone or in a test. The page then goes on.

/** Milliseconds between two looks. */
const PAUSE = 1_000;

interface Now {
  step: string;
  /** Where the customer goes after the payment; `null` to stay. */
  next: string | null;
}

const { waitsAt } = document.querySelector('main')?.dataset ?? {};

async function look(): Promise<void> {
  const now = await asked().catch(() => undefined);
  if (now && now.step !== waitsAt) location.replace(now.next ?? location.pathname);
  else setTimeout(() => void look(), PAUSE);
}

async function asked(): Promise<Now> {
  const reply = await fetch(location.pathname, { headers: { Accept: 'application/json' } });
  return (await reply.json()) as Now;
}

if (waitsAt !== undefined) void look();
