import * as tspaystack2 from 'tspaystack2';
import ts from 'typescript';
import { compile } from '../docs/compile';
import { thrownBy } from '../support/clients';
import {
  type ClassName,
  type RecordedCase,
  argumentsOf,
  camelCase,
  casesOf,
  classNames,
  isNeeded,
  methodOf,
  positionalOf,
  signatures,
} from '../support/recorded';

/** What each class has that Python's has not. Auto-pagination through a list is called `allX` where the list is `getX`. */
const ownMethods: Readonly<Record<string, string>> = {
  batch: 'makes many calls, some at a time',
  request: 'calls an endpoint that has no method yet',
};

/** Methods of pypaystack2 3.3, of endpoints that are newer than 2.1.1. */
const newerMethods: Partial<Record<ClassName, readonly string[]>> = {
  Customer: [
    'initializeAuthorization',
    'verifyAuthorization',
    'initializeDirectDebit',
    'triggerActivationCharge',
    'getMandateAuthorizations',
  ],
  // pypaystack2 has no method for it.
  Transfer: ['export'],
  // pypaystack2 has no method for it.
  Product: ['delete'],
  Refund: ['retryRefund'],
};

/** Members that Paystack has and pypaystack2 2.1.1 has not. */
const newerMembers: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  BankType: { NUBAN: 'nuban', KEPSS: 'kepss', BASA: 'basa' },
  Channel: { EFT: 'eft', APPLE_PAY: 'apple_pay', PAYATTITUDE: 'payattitude', CAPITEC_PAY: 'capitec_pay' },
  RecipientType: { GHIPSS: 'ghipss', KEPSS: 'kepss', AUTHORIZATION: 'authorization' },
  TransactionStatus: { REVERSED: 'reversed' },
};

/** Enums that take their members alone. All others take other text, too. */
const closedEnums = new Set(['HTTPMethod', 'Interval', 'RiskAction', 'TerminalEvent', 'TerminalEventAction']);

/** Fields of models that Paystack has and pypaystack2 2.1.1 has not, or that it requires without need. */
const newerFields: Readonly<Record<string, Readonly<Record<string, boolean>>>> = {
  BulkChargeInstruction: { reference: true, attemptPartialDebit: true, atLeast: true, metadata: true },
  Recipient: {
    accountNumber: true,
    bankCode: true,
    description: true,
    currency: true,
    authCode: true,
    metadata: true,
  },
};

/** Parameters that Python requires, and that are not needed in some cases. */
const neededSometimes: Readonly<Record<string, readonly string[]>> = {
  'TransferRecipient.create': ['accountNumber'],
};

/** Classes of pypaystack2 3.3, of APIs that are newer than 2.1.1, by their attributes of Paystack. */
const newerClasses: Readonly<Record<string, string>> = {
  directDebits: 'DirectDebit',
  orders: 'Order',
  storefronts: 'Storefront',
  preauthorizations: 'Preauthorization',
  virtualTerminals: 'VirtualTerminal',
};

/** Parameters that Python has not and Paystack's description has, and why a method has them. */
const ownParameters: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'Transaction.initialize': {
    split: 'a split for this payment alone',
    label: 'what the checkout page shows in place of the email',
  },
  'Customer.get_customers': {
    useCursor: 'the list has cursors',
    next: 'the list has cursors',
    previous: 'the list has cursors',
  },
  'DedicatedAccount.split': { accountNumber: "Paystack's description has it" },
  'Plan.get_plans': { startDate: 'a filter of the list', endDate: 'a filter of the list' },
  'Plan.update': { updateExistingSubscriptions: '3.3 has it' },
  'PaymentRequest.create': { metadata: '3.3 has it' },
  'Refund.get_refunds': { transaction: '3.3 has it' },
  'TransactionSplit.remove': { share: "Paystack's description has it" },
  'Transaction.get_transactions': {
    customerCode: 'a filter of the list',
    useCursor: 'the list has cursors',
    next: 'the list has cursors',
    previous: 'the list has cursors',
    channel: 'a filter of the list',
    source: 'a filter of the list',
    terminalId: 'a filter of the list',
    virtualAccountNumber: 'a filter of the list',
    settlement: 'a filter of the list',
    subaccountCode: 'a filter of the list',
    splitCode: 'a filter of the list',
  },
  'Transaction.charge': {
    splitCode: 'initialize has it in Python, too',
    split: 'a split for this payment alone',
  },
  'Transaction.export': {
    subaccountCode: 'a filter of the list',
  },
  'Charge.charge': {
    qr: 'a channel',
    eft: 'a channel',
    birthday: 'some bank accounts take it',
    currency: 'outside Nigeria it is needed',
    subaccount: 'initialize of Transaction has it in Python, too',
    bearer: 'initialize of Transaction has it in Python, too',
    splitCode: 'initialize of Transaction has it in Python, too',
    transactionCharge: 'initialize of Transaction has it in Python, too',
  },
  'TransferRecipient.get_transfer_recipients': {
    useCursor: 'the list has cursors',
    next: 'the list has cursors',
    previous: 'the list has cursors',
  },
  'Transfer.initiate': {
    accountReference: 'Paystack needs it for an M-PESA paybill or till',
  },
  'Transfer.bulk_transfer': {
    currency: 'initiate has it in Python, too',
  },
  'Transfer.get_transfers': {
    status: 'a filter of the list',
    recipient: '3.3 has it',
    useCursor: 'the list has cursors',
    next: 'the list has cursors',
    previous: 'the list has cursors',
  },
  'TransferControl.get_balance_ledger': {
    pagination: 'the list has pages',
    page: 'the list has pages',
    startDate: 'a filter of the list',
    endDate: 'a filter of the list',
  },
  'Miscellaneous.get_banks': {
    enabledForVerification: 'a filter of the list',
    enabledForVerificaton: '3.3 writes it so',
    includeNipSortCode: 'it asks for a field of the reply',
    page: 'the list has pages',
  },
  'DedicatedAccount.get_dedicated_accounts': {
    pagination: 'the list has pages',
    page: 'the list has pages',
    useCursor: 'the list has cursors',
    next: 'the list has cursors',
    previous: 'the list has cursors',
  },
  'SubAccount.get_subaccounts': {
    active: 'a filter of the list',
  },
  'TransactionSplit.get_splits': {
    subaccountCode: 'a filter of the list',
  },
  'BulkCharge.get_batches': {
    status: 'a filter of the list',
  },
  'PaymentRequest.update': { hasInvoice: 'create has it in Python, too', metadata: '3.3 has it' },
  'PaymentPage.create': {
    currency: 'what the page charges in',
    type: 'a page for products or for a plan needs it',
    plan: 'a page for a plan needs it',
    fixedAmount: 'a setting of the page',
    successMessage: 'a setting of the page',
    notificationEmail: 'a setting of the page',
    collectPhone: 'a setting of the page',
  },
  'Product.create': {
    splitCode: 'create of PaymentPage has it in Python, too',
    metadata: "Paystack's description has it",
  },
  'Product.get_products': { active: 'a filter of the list' },
  'Product.update': {
    splitCode: 'create of PaymentPage has it in Python, too',
    metadata: "Paystack's description has it",
  },
  'Settlement.get_settlements': { status: "a filter of the list, on Paystack's page of it" },
  'Subscription.get_subscriptions': {
    startDate: 'a filter of the list',
    endDate: 'a filter of the list',
  },
};

/** Helpers of Python that the package does not have, and why. */
const helpersLeftOut: Readonly<Record<string, string>> = {
  append_query_params: 'BaseAPI builds each query itself, percent-encoded',
  add_to_payload: 'BaseAPI leaves out what is null itself',
};

/** Calls that Python takes and the types do not, and why. */
const callsOfOtherTypes: Readonly<Record<string, string>> = {
  'Miscellaneous.getBanks({"country":"ng"});': 'the type has the members of Country as they are written',
};

const exported: Readonly<Record<string, unknown>> = { ...tspaystack2 };
const { enums, exceptions, helpers, models } = signatures;
const attributes = new Map([
  ...classNames.map((name) => [camelCase(signatures.classes[name].attribute), name] as const),
  ...Object.entries(newerClasses),
]);

interface Kind {
  readonly name: string;
  readonly api: ClassName;
}

const kinds = classNames.flatMap((api): Kind[] => [
  { name: api, api },
  { name: `Async${api}`, api },
]);
const everyKind = kinds.map((kind) => [kind.name, kind] as const);
const bothPaystacks = [
  ['Paystack', ''],
  ['AsyncPaystack', 'Async'],
] as const;

type Client = new (authKey: string, options?: object) => object;

function classCalled(name: string): Client {
  const found = exported[name];
  if (typeof found !== 'function') throw new Error(`The package exports no ${name}.`);
  return found as Client;
}

// Nothing listens here: a call that got as far as sending would end in a NetworkException.
const create = (name: string) =>
  new (classCalled(name))('sk_test_signatures', { baseURL: 'http://127.0.0.1:1', retries: 0 });

const methodsOf = (api: ClassName) => Object.keys(signatures.classes[api].methods);
const sentCases = new Map(
  classNames.map((api) => [api, casesOf(api).filter(({ request }) => request !== undefined)]),
);

const sorted = (names: Iterable<string>) => [...names].sort();

/** The parameters of a method that go by name, each with whether it may be left out. */
function namedParameters(api: ClassName, call: string): Map<string, boolean> {
  const method = methodOf({ api, call });
  const positional = positionalOf(method);
  const python = method.params
    .filter(({ name }) => name !== positional)
    .map((parameter) => [camelCase(parameter.name), !isNeeded(method, parameter)] as const)
    .map(([name, isOptional]) => {
      const isNeededSometimes = neededSometimes[`${api}.${call}`]?.includes(name) === true;
      return [name, isOptional || isNeededSometimes] as const;
    });
  const own = Object.keys(ownParameters[`${api}.${call}`] ?? {});
  return new Map([...python, ...own.map((name) => [name, true] as const)]);
}

describe('at run time, the package has', () => {
  test('the classes of Python in both kinds, and no others', () => {
    const inBothKinds = Object.keys(exported).filter((name) => `Async${name}` in exported);
    expect(sorted(inBothKinds)).toEqual(sorted([...classNames, ...Object.values(newerClasses), 'Paystack']));
  });

  test.each(everyKind)('the methods of %s', (name, { api }) => {
    const client = create(name);
    const missing = methodsOf(api).filter(
      (call) => typeof Reflect.get(client, camelCase(call)) !== 'function',
    );
    expect(missing).toEqual([]);
  });

  test.each(everyKind)('the parameters of %s, and no others', async (name, { api }) => {
    const client = create(name);
    const known = new Map<string, string[]>();
    for (const call of methodsOf(api)) known.set(call, await knownNames(client, api, call));
    const expected = methodsOf(api).map((call) => [call, sorted(namedParameters(api, call).keys())] as const);
    expect(known).toEqual(new Map(expected));
  });

  test.each(bothPaystacks)('the attributes of %s', (name, prefix) => {
    const paystack = create(name);
    const found = [...attributes].map(([attribute, api]) => [
      attribute,
      Reflect.get(paystack, attribute) instanceof classCalled(prefix + api),
    ]);
    expect(found).toEqual([...attributes.keys()].map((attribute) => [attribute, true]));
  });

  test.each(Object.entries(enums))('the members of %s, and no others', (name, members) => {
    expect(exported[name]).toEqual({ ...members, ...newerMembers[name] });
  });

  test.each(exceptions)('%s', (name) => {
    expect(classCalled(name).prototype).toBeInstanceOf(tspaystack2.PaystackException);
  });

  test('the helpers, save those that it replaces', () => {
    const present = Object.keys(helpers).filter((name) => typeof exported[camelCase(name)] === 'function');
    expect(sorted([...present, ...Object.keys(helpersLeftOut)])).toEqual(sorted(Object.keys(helpers)));
  });
});

/** The names that a method knows, as it says itself when it refuses another one. */
async function knownNames(client: object, api: ClassName, call: string): Promise<string[]> {
  const recorded = sentCases.get(api)?.find((one) => one.call === call);
  const kwargs = { ...recorded?.kwargs, no_such_parameter: true };
  const method = Reflect.get(client, camelCase(call)) as (...args: unknown[]) => unknown;
  const thrown = await thrownBy(() => method.apply(client, argumentsOf({ api, call, kwargs })));
  expect(thrown).toBeInstanceOf(tspaystack2.InvalidDataException);
  expect(thrown).toMatchObject({ parameter: 'noSuchParameter' });
  const [, list = ''] = /Known are: (.*)\.$/.exec(thrown.message) ?? [];
  const known = sorted(list.split(', ').filter((name) => name !== ''));
  // Where nothing goes by name, the object holds the options of the call.
  return namedParameters(api, call).size === 0 && known.includes('deadline') ? [] : known;
}

describe('for the compiler, the package has', () => {
  const TYPES = 'spec/api/types.ts';
  const CALLS = 'spec/api/calls.ts';
  const typeNames = new Set([
    ...kinds.map(({ name }) => name),
    ...bothPaystacks.map(([name]) => name),
    ...Object.keys(enums),
    ...Object.keys(models),
  ]);
  const calls = kinds.flatMap(({ name, api }) => casesOf(api).map((recorded) => ({ name, recorded })));
  const compiled = compile(
    new Map([
      [
        TYPES,
        [
          "import type * as tspaystack2 from 'tspaystack2'; export interface Types {",
          ...Array.from(typeNames, (name) => `${name}: tspaystack2.${name};`),
          '}',
        ].join('\n'),
      ],
      [
        CALLS,
        [
          "import type * as tspaystack2 from 'tspaystack2';" +
            kinds.map(({ name }) => `declare const ${name}: tspaystack2.${name};`).join(''),
          ...calls.map(({ name, recorded }) => inTypeScript(name, recorded)),
          'export {};',
        ].join('\n'),
      ],
    ]),
  );
  const checker = compiled.program.getTypeChecker();
  const problemsOfCalls = new Map<number, string>();

  beforeAll(() => {
    for (const problem of compiled.problems(CALLS)) {
      problemsOfCalls.set(Number(/^line (\d+)/.exec(problem)?.[1]), problem);
    }
  });

  /** The calls that do not compile. */
  const wrongCalls = (kind: string) =>
    calls.flatMap(({ name, recorded }, index) => {
      const problem = problemsOfCalls.get(index + 2);
      return name === kind && problem !== undefined ? [{ recorded, problem }] : [];
    });

  function typeCalled(name: string): ts.Type {
    const module = checker.getSymbolAtLocation(compiled.source(TYPES));
    const types = module && checker.tryGetMemberInModuleExports('Types', module);
    const symbol = types && checker.getDeclaredTypeOfSymbol(types).getProperty(name);
    if (symbol === undefined) throw new Error(`There is no type ${name}.`);
    return checker.getTypeOfSymbol(symbol);
  }

  const isOptional = (symbol: ts.Symbol) => (symbol.flags & ts.SymbolFlags.Optional) !== 0;

  test('all types', () => {
    expect(compiled.problems(TYPES)).toEqual([]);
  });

  test.each(everyKind)('the methods of %s, and no others than are listed here', (name, { api }) => {
    const walks = methodsOf(api).map((call) => camelCase(call.replace(/^get_/, 'all_')));
    const allowed = [...walks, ...Object.keys(ownMethods), ...(newerMethods[api] ?? [])];
    const python = methodsOf(api).map(camelCase);
    const members = publicMembers(typeCalled(name));
    expect(python.filter((method) => !members.includes(method))).toEqual([]);
    expect(members.filter((member) => !python.includes(member) && !allowed.includes(member))).toEqual([]);
  });

  test.each(everyKind)('the parameters of %s, required where they are needed', (name, { api }) => {
    const declared = methodsOf(api).map((call) => [call, parametersOf(typeCalled(name), api, call)]);
    const expected = methodsOf(api).map((call) => {
      const positional = positionalOf(methodOf({ api, call }));
      return [
        call,
        {
          positional: positional === undefined ? [] : [camelCase(positional)],
          named: Object.fromEntries(namedParameters(api, call)),
          optional: ['options'],
        },
      ];
    });
    expect(Object.fromEntries(declared)).toEqual(Object.fromEntries(expected));
  });

  test.each(everyKind)('parameters of %s that take whatever is sent', (name, { api }) => {
    const wrong = wrongCalls(name).filter(({ recorded }) => recorded.request !== undefined);
    const unexpected = wrong.filter(({ recorded }) => !(inTypeScript(api, recorded) in callsOfOtherTypes));
    expect(unexpected.map(({ problem }) => problem)).toEqual([]);
  });

  test.each(everyKind)('parameters of %s that must not be missing', (name, { api }) => {
    const lacking = casesOf(api).filter((recorded) => {
      const parameter = methodOf(recorded).params.find(({ name }) => name === recorded.refuses);
      return parameter?.required === true && !(parameter.name in recorded.kwargs);
    });
    const wrong = wrongCalls(name).map(({ recorded }) => inTypeScript(name, recorded));
    expect(wrong).toEqual(expect.arrayContaining(lacking.map((recorded) => inTypeScript(name, recorded))));
  });

  test.each(bothPaystacks)('the attributes of %s, and no others', (name, prefix) => {
    const members = publicMembers(typeCalled(name)).filter((member) => !(member in ownMethods));
    expect(sorted(members)).toEqual(sorted([...attributes.keys(), 'getCapitecPayTransaction']));
    for (const [attribute, api] of attributes) {
      const symbol = typeCalled(name).getProperty(attribute);
      const type = symbol && checker.typeToString(checker.getTypeOfSymbol(symbol));
      expect([attribute, type]).toEqual([attribute, prefix + api]);
    }
  });

  test.each(Object.entries(enums))('the values of the type %s', (name, members) => {
    const type = typeCalled(name);
    const parts = type.isUnion() ? type.types : [type];
    const values = parts.flatMap((one) => (one.isStringLiteral() ? [one.value] : []));
    expect(new Set(values)).toEqual(new Set(Object.values({ ...members, ...newerMembers[name] })));
    expect(parts).toHaveLength(values.length + (closedEnums.has(name) ? 0 : 1));
  });

  test.each(Object.entries(models))('the fields of %s, and no others', (name, fields) => {
    const declared = typeCalled(name)
      .getProperties()
      .map((field) => [field.name, isOptional(field)]);
    const expected = fields.map((field) => [camelCase(field.name), field.type.startsWith('Optional[')]);
    expect(Object.fromEntries(declared)).toEqual({ ...Object.fromEntries(expected), ...newerFields[name] });
  });

  /** The parameters of a method: before the object with those that go by name, in it, and after it. */
  function parametersOf(type: ts.Type, api: ClassName, call: string): object {
    const symbol = type.getProperty(camelCase(call));
    const [signature] = symbol ? checker.getTypeOfSymbol(symbol).getCallSignatures() : [];
    if (signature === undefined) throw new Error(`${api} has no method ${camelCase(call)}.`);
    const rest = [...signature.getParameters()];
    const positional = rest.splice(0, positionalOf(methodOf({ api, call })) === undefined ? 0 : 1);
    const [params] = rest.splice(0, namedParameters(api, call).size === 0 ? 0 : 1);
    const fields = params ? checker.getNonNullableType(checker.getTypeOfSymbol(params)).getProperties() : [];
    return {
      positional: positional.map(({ name }) => name),
      named: Object.fromEntries(fields.map((field) => [field.name, isOptional(field)])),
      optional: rest.map(({ name }) => name),
    };
  }
});

/** A recorded call, as a program has it. */
function inTypeScript(name: string, recorded: RecordedCase): string {
  const args = argumentsOf(recorded).map((value) =>
    value === undefined ? 'undefined' : JSON.stringify(value),
  );
  return `${name}.${camelCase(recorded.call)}(${args.join(', ')});`;
}

/** The names of the members of a type that are neither private nor protected. */
function publicMembers(type: ts.Type): string[] {
  const hidden = ts.ModifierFlags.Private | ts.ModifierFlags.Protected;
  return type
    .getProperties()
    .filter(({ declarations = [] }) =>
      declarations.every(
        (declaration) =>
          (ts.getCombinedModifierFlags(declaration) & hidden) === 0 &&
          !ts.isPrivateIdentifier(ts.getNameOfDeclaration(declaration) ?? declaration),
      ),
    )
    .map(({ name }) => name);
}
