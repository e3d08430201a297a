import { Interval, InvalidDataException, validateInterval } from 'tspaystack2';

const MEMBERS = 'one of "hourly", "daily", "weekly", "monthly", "quarterly", "biannually", "annually"';

describe('validateInterval', () => {
  it.each(Object.values(Interval))('returns %p', (interval) => {
    expect(validateInterval(interval)).toBe(interval);
  });

  it.each([
    ['Monthly', 'monthly'],
    ['QUARTERLY', 'quarterly'],
    ['biAnnually', 'biannually'],
  ])('takes %p for %p', (interval, member) => {
    expect(validateInterval(interval)).toBe(member);
  });

  it.each<[unknown, string, string?]>([
    ['fortnightly', '"fortnightly"'],
    ['', '""'],
    [' monthly', '" monthly"', ' Did you mean "monthly"?'],
    ['toString', '"tostring"'],
    [['monthly'], 'an array'],
    [{ toString: () => 'monthly' }, 'an object'],
    [12, '12'],
    [true, 'true'],
    [null, 'null'],
    [undefined, 'nothing'],
  ])('refuses %p', (interval, shown, hint = '') => {
    expect(() => validateInterval(interval)).toThrow(
      new InvalidDataException('interval', `must be ${MEMBERS}, but ${shown} was given.${hint}`),
    );
  });
});
