/** Text that is HTML already. Only `html` makes it. */
export class Markup {
  constructor(readonly text: string) {}
}

/** What may stand within `html`. `null`, `undefined` and `false` give nothing. */
export type MarkupValue = Markup | readonly (Markup | false)[] | string | number | null | undefined | false;

/** Escapes all values that are not markup. */
export function html(parts: TemplateStringsArray, ...values: readonly MarkupValue[]): Markup {
  return new Markup(String.raw({ raw: parts }, ...values.map(textOf)));
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function textOf(value: MarkupValue): string {
  if (value === null || value === undefined || value === false) return '';
  if (value instanceof Markup) return value.text;
  if (typeof value === 'object') return value.map(textOf).join('');
  return String(value).replaceAll(/[&<>"']/g, (letter) => ENTITIES[letter] ?? '');
}
