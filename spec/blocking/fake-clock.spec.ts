test('the package and the sandbox work where the clock was faked before they were loaded', async () => {
  jest.useFakeTimers({ now: 0 });
  const { AsyncCustomer, Customer } = jest.requireActual<typeof import('tspaystack2')>('tspaystack2');
  const { startSandbox } = jest.requireActual<typeof import('tspaystack2/sandbox')>('tspaystack2/sandbox');
  const sandbox = await startSandbox();
  const options = { baseURL: sandbox.url };
  const replies = [
    new Customer(sandbox.authKey, options).create('ada@example.com'),
    await new AsyncCustomer(sandbox.authKey, options).create('grace@example.com'),
  ];
  await sandbox.stop();
  expect(replies.map(({ message }) => message)).toEqual(['Customer created', 'Customer created']);
  jest.useRealTimers();
});
