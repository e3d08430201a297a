import { dataOf, payOnce, withBothClients } from './flows';

withBothClients((played) => {
  describe('transactions', () => {
    beforeEach(async () => {
      await payOnce(played, 'ada@example.com', 10_000);
      await played.sandbox.advance('1 day');
      await payOnce(played, 'obi@example.com', 20_000);
      await played.paystack.transactions.initialize(30_000, { email: 'ada@example.com' });
    });

    it.each([
      [{}, [30_000, 20_000, 10_000]],
      [{ status: 'success' }, [20_000, 10_000]],
      [{ customer: '1' }, [30_000, 10_000]],
      [{ amount: 20_000 }, [20_000]],
      [{ startDate: '2026-01-02' }, [30_000, 20_000]],
      [{ endDate: '2026-01-01' }, [10_000]],
      [{ pagination: 2, page: 2 }, [10_000]],
      [{ status: 'success', customer: '2', amount: 10_000 }, []],
    ] as const)('with %j are those of %j', async (params, amounts) => {
      const reply = await played.paystack.transactions.getTransactions(params);
      expect(dataOf(reply).map(({ amount }) => amount)).toEqual(amounts);
      expect(reply.meta).toMatchObject({ total: 'pagination' in params ? 3 : amounts.length });
    });

    it('are walked through by cursor, the first page without a previous one', async () => {
      const { paystack } = played;
      const list = async (query: Record<string, string>) =>
        paystack.request('GET', '/transaction', { query: { use_cursor: 'true', perPage: '2', ...query } });
      const first = await list({});
      expect(first.meta).toEqual({ next: expect.any(String) as unknown, previous: 'null', perPage: 2 });
      const next = String(first.meta?.next);
      expect(Buffer.from(next, 'base64').toString()).toBe('transaction:4099260516');
      const last = await list({ next });
      expect(last.meta).toEqual({ next: null, previous: expect.any(String) as unknown, perPage: 2 });
      expect(await list({ previous: String(last.meta?.previous) })).toMatchObject({ data: first.data });

      const walked: number[] = [];
      for await (const { amount } of paystack.transactions.allTransactions({ pagination: 1 }))
        walked.push(amount);
      expect(walked).toEqual([30_000, 20_000, 10_000]);
    });
  });

  it('other lists are filtered, too', async () => {
    const { paystack } = played;
    await paystack.plans.create('Weekly', { amount: 5_000, interval: 'weekly' });
    await paystack.plans.create('Monthly', { amount: 9_000, interval: 'monthly' });
    const plans = await paystack.plans.getPlans({ interval: 'monthly' });
    expect(dataOf(plans).map(({ name }) => name)).toEqual(['Monthly']);

    const banks = await paystack.miscellaneous.getBanks({ country: 'KE', type: 'mobile_money' });
    expect(dataOf(banks).map(({ name }) => name)).toEqual(['M-PESA']);

    const create = async (name: string, accountNumber: string) =>
      dataOf(await paystack.transferRecipients.create('nuban', { name, accountNumber, bankCode: '058' }));
    const [one, two] = [await create('Ada', '0123456789'), await create('Obi', '0123456780')];
    for (const { recipient_code: recipient } of [one, two]) {
      await paystack.transfers.initiate(1_000, { recipient });
    }
    const transfers = await paystack.transfers.getTransfers({ customer: String(two.id) });
    expect(dataOf(transfers).map(({ id }) => id)).toEqual([2]);
  });
});
