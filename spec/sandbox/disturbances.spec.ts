import { Disturbances } from '../../lib/sandbox/disturbances';

test('a latency is the delay of every reply', () => {
  const disturbances = new Disturbances(7);
  expect([disturbances.delay(), disturbances.delay()]).toEqual([7, 7]);
});

test.each([
  ['least', 0, 5],
  ['middle', 0.5, 12.5],
  ['most', 1, 20],
])('a range gives delays within it, with the %s of chance', (_name, random, delay) => {
  jest.spyOn(Math, 'random').mockReturnValue(random);
  expect(new Disturbances({ min: 5, max: 20 }).delay()).toBe(delay);
  jest.restoreAllMocks();
});
