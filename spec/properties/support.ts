import fc from 'fast-check';

/**
 * Checks any values of a kind. They are the same in every run, so that no test depends on luck; FC_SEED=<a number>
 * tries others.
 */
export function forAny<T>(kind: fc.Arbitrary<T>, check: (value: T) => Promise<void>): Promise<void> {
  return fc.assert(fc.asyncProperty(kind, check), {
    seed: Number(process.env.FC_SEED ?? 7),
    numRuns: 100,
    // Ends before Jest's own limit does, so that what was found is still reported.
    plugins: [fc.interruptAfterTimeLimit(25_000, { failOnInterrupt: true })],
  });
}

/** What has a meaning of its own in a path, a query, a header, JSON, or an object. */
const hazards = [
  ...['.', '..', '../', '/', '//', '\\', '..\\', '?', '#', '&', '=', '+', ';', ':', '@', ' ', '%', '%%'],
  ...['%2e', '%2E%2e', '%2f', '%5c', '%00', '%0d%0a', '%u002e', '//example.com', 'http://example.com/'],
  ...['\0', '\r\n', '\n', '\t', '\x1b', '\x7f', '\x85', '\xa0', '\u2028', '\ufeff', '\uffff', '．．／'],
  ...['"', "'", '`', '\\u0000', '{}', '[]', 'null', 'e\u0301', '👩‍💻', '\u202e'],
  ...['__proto__', 'constructor', 'prototype', 'toString', 'toJSON', 'hasOwnProperty', 'then', 'status'],
];

const hazard = fc.constantFrom(...hazards);
const mixture = fc.string({
  unit: fc.oneof(fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }), hazard),
});
const halfPair = fc.integer({ min: 0xd800, max: 0xdfff }).map((unit) => String.fromCharCode(unit));

/** Any string of UTF-16: some hazardous, some with half a surrogate pair, some as long as that. */
export function anyText(longest = 500): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 12, arbitrary: mixture },
    { weight: 4, arbitrary: hazard },
    { weight: 1, arbitrary: fc.tuple(mixture, halfPair, mixture).map((parts) => parts.join('')) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(hazard, fc.nat(longest))
        .map(([unit, times]) => unit.repeat(times).slice(0, longest)),
    },
  );
}

const json = {
  key: anyText(),
  values: [anyText(), fc.integer(), fc.boolean(), fc.constant(null)],
};

/** Any value that JSON can carry, with any strings in it. */
export const anyJSON = fc.anything(json);

/** As `anyJSON`, but always an object. */
export const anyJSONObject = fc.object(json);
