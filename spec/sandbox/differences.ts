/** The kinds of values at each place of a JSON value, such as `data[].id: number`. Items of a list share one place. */
function placesOf(
  value: unknown,
  place = '',
  places = new Map<string, Set<string>>(),
): Map<string, Set<string>> {
  const kinds = places.get(place) ?? new Set<string>();
  places.set(place, kinds.add(kindOf(value)));
  if (Array.isArray(value)) for (const item of value) placesOf(item, `${place}[]`, places);
  else if (typeof value === 'object' && value !== null) {
    for (const [name, field] of Object.entries(value))
      placesOf(field, place ? `${place}.${name}` : name, places);
  }
  return places;
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

/** Whether a place is inside a value that the other side leaves empty, or whose fields differ from one to the next. */
function isOpen(place: string, open: readonly string[]): boolean {
  return open.some((each) => place.startsWith(`${each}.`) || place.startsWith(`${each}[]`));
}

/** Places at which the names of the fields are those of a merchant. */
const FREE = /(^|\.)(metadata|identification|revenue)$/;

/**
 * What differs between a sample of Paystack and what the sandbox sends: fields that one of them lacks, and kinds of values
 * that have nothing in common. `null` may stand for any value, and an empty object or list for one with fields.
 */
export function differencesOf(sample: unknown, own: unknown): string[] {
  const theirs = placesOf(sample);
  const ours = placesOf(own);
  const emptyIn = (places: Map<string, Set<string>>) =>
    [...places.keys()].filter(
      (place) =>
        FREE.test(place) ||
        ![...places.keys()].some((other) => other.startsWith(`${place}.`) || other.startsWith(`${place}[]`)),
    );
  const emptyTheirs = emptyIn(theirs);
  const emptyOurs = emptyIn(ours);
  const lacking = [...theirs.keys()].filter((place) => !ours.has(place) && !isOpen(place, emptyOurs));
  const added = [...ours.keys()].filter((place) => !theirs.has(place) && !isOpen(place, emptyTheirs));
  const others = [...theirs].flatMap(([place, kinds]) => {
    const own = ours.get(place);
    if (!own || own.has('null') || kinds.has('null') || FREE.test(place)) return [];
    return [...own].some((kind) => kinds.has(kind))
      ? []
      : [`${place}: ${[...own].join()} for ${[...kinds].join()}`];
  });
  const top = (places: string[]) => places.filter((place) => !places.some((other) => isOpen(place, [other])));
  return [
    ...top(lacking).map((place) => `lacks ${place}`),
    ...top(added).map((place) => `adds ${place}`),
    ...others,
  ].sort();
}
