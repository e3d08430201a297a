import { randomUUID } from 'node:crypto';

/** What a form says after it was sent. */
export interface Note {
  /** Name of the form. */
  form: string;
  message: string;
  tone: 'good' | 'bad';
  /** Name of the field that the message is about; `undefined` for the whole form. */
  field?: string | undefined;
  /** What was in the fields, so that nobody has to type it again. */
  given: Readonly<Record<string, string>>;
}

const NOTES = new Map<string, Note>();
const MOST_NOTES = 50;

/** Keeps a note for the page that the browser loads next, and returns its name. */
export function keepNote(note: Note): string {
  const name = randomUUID();
  NOTES.set(name, note);
  const [oldest = ''] = NOTES.keys();
  if (NOTES.size > MOST_NOTES) NOTES.delete(oldest);
  return name;
}

/** The note of that name. It is given out once, so that a page that is loaded again is new. */
export function takeNote(name: string | null): Note | undefined {
  const note = NOTES.get(name ?? '');
  NOTES.delete(name ?? '');
  return note;
}
