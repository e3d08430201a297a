import { AsyncPaystack, AsyncTransaction, Paystack, Transaction } from 'tspaystack2';

// docs/testing.md says how methods are replaced.

afterEach(() => jest.restoreAllMocks());

test('a method that is replaced on its prototype is replaced in all clients', async () => {
  const before = new AsyncPaystack('sk_test_mocks');
  const verify = jest.spyOn(AsyncTransaction.prototype, 'verify');
  const reply = { status: true, data: { status: 'success' } } as Awaited<
    ReturnType<AsyncTransaction['verify']>
  >;
  verify.mockResolvedValue(reply);
  for (const paystack of [before, new AsyncPaystack('sk_test_mocks')]) {
    expect(await paystack.transactions.verify('order-1')).toBe(reply);
  }
  expect(verify.mock.calls).toEqual([['order-1'], ['order-1']]);
});

test('so is one of a blocking class', () => {
  const reply = { status: false, message: 'Transaction reference not found' } as ReturnType<
    Transaction['verify']
  >;
  jest.spyOn(Transaction.prototype, 'verify').mockReturnValue(reply);
  expect(new Paystack('sk_test_mocks').transactions.verify('order-1')).toBe(reply);
});

test('a class that Jest replaces as a whole has no APIs', () => {
  const mocked = jest.createMockFromModule<typeof import('tspaystack2')>('tspaystack2');
  expect(new mocked.AsyncPaystack('sk_test_mocks').transactions).toBeUndefined();
});
