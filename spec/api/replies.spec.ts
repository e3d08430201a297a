import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as tspaystack2 from 'tspaystack2';
import { type Compilation, compile } from '../docs/compile';
import { camelCase, classNames, signatures } from '../support/recorded';
import { startReplyServer } from '../support/reply-server';
import { projectRoot } from '../support/run-script';
import type { ThreadServer } from '../support/thread-server';

interface Reply {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/** What is known of an endpoint's replies; there is more in the fixture than is used here. */
interface Endpoint extends Reply {
  /** The methods of Python that call it, such as `Plan.get_plan`. */
  readonly methods: readonly string[];
  readonly also?: Readonly<Record<string, Reply>>;
  readonly errors?: readonly Reply[];
}

function endpointsIn(file: string): [string, Endpoint][] {
  const text = readFileSync(join(projectRoot, 'spec/fixtures', file), 'utf8');
  return Object.entries(JSON.parse(text) as Readonly<Record<string, Endpoint>>);
}

/** Paystack's sample replies, by verb and path. */
const endpoints = endpointsIn('responses.json');

/**
 * Replies of endpoints that are newer than pypaystack2 2.1.1: made up, with all fields that Paystack's description has;
 * `also` in the shape of the samples on its pages, where these differ.
 */
const newerEndpoints = endpointsIn('newer-responses.json');

const repliesOf = (from: typeof endpoints) =>
  from.flatMap(([path, { methods, also = {}, errors = [], ...reply }]) =>
    [
      [path, reply] as const,
      ...Object.entries(also).map(([name, other]) => [`${path}, ${name}`, other] as const),
      ...errors.map((other, index) => [`${path}, error ${index + 1}`, other] as const),
    ].map(([title, { status, body }]) => ({ title, methods, status, body })),
  );
const replies = repliesOf(endpoints);

const isSuccess = ({ status, body }: Reply) =>
  status >= 200 && status < 300 && (body.status === true || body.status === 'success');

/** A success as the sample of one method. */
interface Sample {
  readonly title: string;
  readonly className: string;
  readonly method: string;
  readonly body: Reply['body'];
}

const samplesFrom = (from: typeof replies) =>
  from.filter(isSuccess).flatMap(({ title, methods, body }) =>
    methods.map((name): Sample => {
      const [className = '', method = ''] = name.split('.');
      return { title: `${name}: ${title}`, className, method: camelCase(method), body };
    }),
  );
const samples = samplesFrom(replies);
// Some of their lists count in `meta` what no other list does.
const newerSamples = samplesFrom(repliesOf(newerEndpoints)).map((sample): Sample => ({
  ...sample,
  body: { data: sample.body.data },
}));

/** Line 1 of each source; a sample follows on each line. */
const prelude = (className: string) =>
  `import type { ${className}, Meta } from 'tspaystack2';
  type Success<R> = R extends { status: true; data: infer D } ? D : never;
  type Data<F extends (...args: never[]) => unknown> = Success<ReturnType<F>>;`.replaceAll('\n', ' ');

/** A line that gives a sample the type of its method. A literal must have no field that the type lacks. */
const typed = ({ className, method, body: { data = null, meta = {} } }: Sample, index: number) =>
  `export const data${index}: Data<${className}['${method}']> = ${JSON.stringify(data)};` +
  `export const meta${index}: Meta = ${JSON.stringify(meta)};`;

const source = (className: string, ofClass: readonly Sample[]) =>
  [prelude(className), ...ofClass.map(typed)].join('\n');

const pathOf = (name: string) => `spec/api/${name}.sample.ts`;

const everySample = [...samples, ...newerSamples];
// That none is missing is tested in signatures.spec.ts.
const present = [...new Set(everySample.map(({ className }) => className))].filter(
  (name) => name in tspaystack2,
);
const samplesOf = (name: string) => everySample.filter(({ className }) => className === name);

const [plan] = samples.filter(({ title }) => title.startsWith('Plan.get_plan:'));
const planData = plan?.body.data as object;

/** Samples with something that their type has to refuse. */
const spoilt = Object.entries({
  'a field more': { ...planData, interest: 1 },
  'a field less': { ...planData, plan_code: undefined },
  'a field of another type': { ...planData, amount: null },
  nothing: undefined,
  'a list of them': [planData],
}).map(([title, data]): Sample => ({ title, className: 'Plan', method: 'getPlan', body: { data } }));

let compilation: Compilation;

beforeAll(() => {
  compilation = compile(
    new Map([
      ...present.map((name) => [pathOf(name), source(name, samplesOf(name))] as const),
      [pathOf('spoilt'), source('Plan', spoilt)],
    ]),
  );
}, 60_000);

/** What the compiler says of a line. */
function problemsOf(path: string, index: number): string[] {
  return compilation.problems(path).filter((problem) => problem.startsWith(`line ${index + 2}:`));
}

test('there is a sample of each method', () => {
  const sampled = new Set(endpoints.flatMap(([, { methods }]) => methods));
  const methods = classNames.flatMap((name) =>
    Object.keys(signatures.classes[name].methods).map((method) => `${name}.${method}`),
  );
  expect(methods.filter((method) => !sampled.has(method))).toEqual([]);
  expect(replies).toHaveLength(203);
  expect(samples).toHaveLength(156);
  expect(newerSamples).toHaveLength(39);
});

for (const name of present) {
  const ofClass = samplesOf(name);
  describe(`the type of a method of ${name} is that of its sample:`, () => {
    test.each(ofClass.map(({ title }, index) => [title, index] as const))('%s', (_title, index) => {
      expect(problemsOf(pathOf(name), index)).toEqual([]);
    });
  });
}

test('the first line of a source compiles', () => {
  const problems = compilation.problems(pathOf('spoilt'));
  expect(problems.filter((problem) => problem.startsWith('line 1:'))).toEqual([]);
});

test.each(spoilt.map(({ title }, index) => [title, index] as const))(
  'a sample with %s does not have its type',
  (_title, index) => {
    expect(problemsOf(pathOf('spoilt'), index)).toHaveLength(1);
  },
);

describe('status is a boolean', () => {
  let server: ThreadServer;
  let clients: readonly (tspaystack2.Customer | tspaystack2.AsyncCustomer)[];

  beforeAll(async () => {
    server = await startReplyServer();
    clients = [tspaystack2.Customer, tspaystack2.AsyncCustomer].map(
      (Client) => new Client('sk_test_replies', { baseURL: server.url, retries: 0 }),
    );
  });
  afterAll(() => server.stop());

  /** What both clients make of such a reply. */
  async function played({ status, body }: Reply): Promise<tspaystack2.Response<unknown>[]> {
    const metadata = { statusCode: status, body: Buffer.from(JSON.stringify(body)).toString('base64') };
    return Promise.all(clients.map(async (client) => client.create('ada@example.com', { metadata })));
  }

  const expected = (reply: Reply, isTrue: boolean) => ({
    statusCode: reply.status,
    status: isTrue,
    message: reply.body.message,
    data: reply.body.data ?? null,
    meta: reply.body.meta ?? null,
    type: reply.body.type ?? null,
    code: reply.body.code ?? null,
    raw: reply.body,
    headers: expect.any(Object) as unknown,
  });

  test.each(replies.map((reply) => [reply.title, reply] as const))('of %s', async (_title, reply) => {
    const shaped = expected(reply, isSuccess(reply));
    expect(await played(reply)).toEqual([shaped, shaped]);
  });

  test.each([
    [true, true],
    ['success', true],
    [false, false],
    ['false', false],
    ['failed', false],
    [null, false],
    [undefined, false],
    [1, false],
  ])('where Paystack says %p', async (status, isTrue) => {
    const reply = { status: 200, body: { status, message: 'Any' } };
    const shaped = { ...expected(reply, isTrue), raw: JSON.parse(JSON.stringify(reply.body)) as unknown };
    expect(await played(reply)).toEqual([shaped, shaped]);
  });

  test('whatever it says with an HTTP error', async () => {
    const reply = { status: 400, body: { status: true, message: 'Any' } };
    expect(await played(reply)).toEqual([expected(reply, false), expected(reply, false)]);
  });
});
