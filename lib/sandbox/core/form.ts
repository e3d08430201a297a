/** How many brackets a name may have. A name with more is taken as it is. */
const MOST_LEVELS = 100;

/** The members of an object or a list that is being read. */
type Members = Map<string, Members | string>;

/**
 * Reads a body of the type `application/x-www-form-urlencoded` as JSON is read: `metadata[cart_id]=7` is an object in an
 * object, and `channels[]=card` and `channels[0]=card` are items of a list. All values are texts. Where a name comes
 * twice, the last value counts.
 */
export function formOf(text: string): Record<string, unknown> {
  const form = new Map<string, Members | string>();
  for (const [name, value] of new URLSearchParams(text)) add(form, partsOf(name), value);
  return objectOf(form);
}

/** The parts of a name such as `metadata[cart][id]`. */
function partsOf(name: string): string[] {
  const [, first, rest] = /^([^[\]]+)((?:\[[^[\]]*\])+)$/.exec(name) ?? [];
  if (first === undefined || rest === undefined) return [name];
  const parts = rest.slice(1, -1).split('][');
  return parts.length > MOST_LEVELS ? [name] : [first, ...parts];
}

function add(members: Members, [name = '', ...inner]: readonly string[], value: string): void {
  const key = name === '' ? String(members.size) : name;
  if (inner.length === 0) {
    members.set(key, value);
    return;
  }
  const known = members.get(key);
  const next = typeof known === 'object' ? known : new Map<string, Members | string>();
  members.set(key, next);
  add(next, inner, value);
}

function objectOf(members: Members): Record<string, unknown> {
  return Object.fromEntries([...members].map(([name, value]) => [name, valueOf(value)]));
}

function valueOf(value: Members | string): unknown {
  if (typeof value === 'string') return value;
  const isList = [...value.keys()].every((name) => /^\d+$/.test(name));
  if (!isList) return objectOf(value);
  return [...value].sort(([one], [other]) => Number(one) - Number(other)).map(([, each]) => valueOf(each));
}
