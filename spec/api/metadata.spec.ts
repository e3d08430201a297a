import { metadataOf } from 'tspaystack2';

describe('metadataOf', () => {
  it.each([
    [{ cart_id: 7 }, { cart_id: 7 }],
    [{}, {}],
    ['{"cart_id":7,"custom_fields":[]}', { cart_id: 7, custom_fields: [] }],
    ['', {}],
    ['order 7', {}],
    ['"order 7"', {}],
    ['null', {}],
    ['[1]', {}],
    ['7', {}],
    [null, {}],
    [undefined, {}],
    [0, {}],
    [[], {}],
    [['gold'], {}],
  ])('reads %p', (metadata, expected) => {
    expect(metadataOf({ metadata })).toEqual(expected);
  });

  it.each([[null], [undefined], [{}]])('gives an empty object for %p', (record) => {
    expect(metadataOf(record)).toEqual({});
  });

  it('keeps a name such as `__proto__` as any other', () => {
    const metadata = metadataOf({ metadata: '{"__proto__":{"isAdmin":true}}' });
    expect(Object.keys(metadata)).toEqual(['__proto__']);
    expect(metadata.isAdmin).toBeUndefined();
  });
});
