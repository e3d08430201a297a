// Threads and copies of the package in one process, one program by name.
const { execFileSync } = require('node:child_process');
const { once } = require('node:events');
const workerThreads = require('node:worker_threads');

const { Worker, isMainThread, parentPort, workerData } = workerThreads;

// A thread that watches for the death of another is started only where that one is slow.
let senders = 0;
workerThreads.Worker = class extends Worker {
  constructor(file, ...options) {
    super(file, ...options);
    if (file.endsWith('tspaystack2-worker.js')) senders += 1;
  }
};

const { Customer } = require('tspaystack2');

const pathFor = (code, customer = new Customer('sk_test_threads')) => customer.getCustomer(code).data.url;

const programs = {
  'ten threads': async () => {
    const workers = Array.from({ length: 10 }, (_, number) => new Worker(__filename, { workerData: number }));
    const answers = await Promise.all(workers.map((worker) => once(worker, 'message')));
    const wrong = answers.flatMap(([urls], number) =>
      urls.filter((url, call) => url !== `/customer/CUS_${number}_${call}/`),
    );
    console.log(answers.flat(2).length, wrong.length);
  },
  'a thread that ends': async () => {
    const worker = new Worker(__filename, { workerData: 0 });
    await once(worker, 'message');
    await once(worker, 'exit');
    console.log(process.report.getReport().workers.length);
  },
  'many clients': () => {
    for (let client = 0; client < 20; client++) pathFor('CUS_1');
    console.log(senders);
  },
  'two copies': () => {
    const first = new Customer('sk_test_threads', { wait: 'deasync' });
    for (const file of Object.keys(require.cache)) delete require.cache[file];
    const { Customer: Other } = require('tspaystack2');
    const second = new Other('sk_test_threads', { wait: 'deasync' });
    setTimeout(() => console.log(Other === Customer, pathFor('release', second), senders), 1);
    console.log(pathFor('held', first));
  },
  'two copies in promise code': async () => {
    const first = new Customer('sk_test_threads', { wait: 'deasync' });
    for (const file of Object.keys(require.cache)) delete require.cache[file];
    const second = new (require('tspaystack2').Customer)('sk_test_threads', { wait: 'deasync' });
    const loop = async (customer) => {
      for (let call = 0; call < 200; call++) {
        await new Promise((resolve) => setTimeout(resolve));
        pathFor('CUS_1', customer);
      }
    };
    await Promise.all([loop(first), loop(second)]);
    console.log('returned');
  },
  'a process in between': () => {
    const customer = new Customer('sk_test_threads');
    console.log(pathFor('CUS_1', customer));
    process.stdout.write(execFileSync(process.execPath, [__filename, 'a call']));
    console.log(pathFor('CUS_3', customer));
  },
  'a call': () => console.log(pathFor('CUS_2')),
};

if (isMainThread) {
  void programs[process.argv[2]]();
} else {
  const customer = new Customer('sk_test_threads');
  const urls = [];
  for (let call = 0; call < 20; call++) urls.push(pathFor(`CUS_${workerData}_${call}`, customer));
  parentPort.postMessage(urls);
}
