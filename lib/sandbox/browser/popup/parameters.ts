import type { LoadedTransaction, PaidTransaction, PopupError, WireParameters } from './messages';

/** What a shop's page is told. */
export interface Callbacks {
  onLoad?: (transaction: LoadedTransaction) => void;
  onSuccess?: (transaction: PaidTransaction) => void;
  onCancel?: () => void;
  onError?: (error: PopupError) => void;
  /** `onSuccess` of version 1. */
  callback?: (transaction: PaidTransaction) => void;
  /** `onCancel` of version 1. */
  onClose?: () => void;
}

/** What a shop's page passes: the parameters of a transaction, and its callbacks. */
export type Options = Readonly<Record<string, unknown>>;

type Kind = 'string' | 'number' | 'array' | 'object' | 'function';

interface Parameter {
  readonly kinds: readonly Kind[];
  /** Its name on the wire; its own where there is none. */
  readonly wireName?: string;
}

const text = (wireName?: string): Parameter => ({ kinds: ['string'], wireName });
const number = (wireName?: string): Parameter => ({ kinds: ['number'], wireName });
const textOrNumber = (wireName?: string): Parameter => ({ kinds: ['string', 'number'], wireName });
const list: Parameter = { kinds: ['array'] };
const object: Parameter = { kinds: ['object'] };
const callback: Parameter = { kinds: ['function'] };

/** All parameters: those of version 2 first, then the names that version 1 has for them. Any other is ignored. */
const PARAMETERS: Readonly<Record<string, Parameter>> = {
  key: text(),
  email: text(),
  amount: textOrNumber(),
  currency: text(),
  firstName: text('firstname'),
  lastName: text('lastname'),
  phone: text(),
  customerCode: text('customer_code'),
  channels: list,
  paymentRequest: textOrNumber('payment_request'),
  paymentPage: text('payment_page'),
  metadata: object,
  reference: text('ref'),
  label: text(),
  subaccountCode: text('subaccount'),
  split: object,
  split_code: text(),
  bearer: text(),
  transactionCharge: textOrNumber('transaction_charge'),
  planCode: text('plan'),
  subscriptionCount: number('quantity'),
  planInterval: text('interval'),
  subscriptionLimit: number('invoice_limit'),
  subscriptionStartDate: text('start_date'),
  accessCode: text(),
  onLoad: callback,
  onSuccess: callback,
  onCancel: callback,
  onError: callback,
  ref: text(),
  firstname: text(),
  lastname: text(),
  customer_code: text(),
  payment_request: textOrNumber(),
  payment_page: textOrNumber(),
  subaccount: text(),
  transaction_charge: textOrNumber(),
  plan: text(),
  quantity: number(),
  interval: text(),
  invoice_limit: textOrNumber(),
  start_date: text(),
  callback,
  onClose: callback,
};

/** What has an amount and a customer of its own. */
const INSTEAD = ['paymentRequest', 'payment_request', 'paymentPage', 'payment_page'];

/** Parameters that must be given, each with those that can stand for it. */
const REQUIRED: readonly (readonly [name: string, ...others: string[]])[] = [
  ['key'],
  ['amount', 'plan', 'planCode', ...INSTEAD],
  ['email', 'customerCode', 'customer_code', ...INSTEAD],
];

/** One thing that is wrong with the parameters. */
export interface Issue {
  message: string;
  validTypes?: readonly string[];
}

/** Thrown for parameters that start no transaction. Nothing has been sent. */
export class ParameterError extends Error {
  override readonly name = 'ParameterError';
  readonly issues: readonly Issue[];

  constructor(issues: readonly Issue[]) {
    super(`Invalid transaction parameters: ${issues.map(({ message }) => message).join('; ')}`);
    this.issues = issues;
  }
}

/** The parameters and callbacks of a transaction, checked. */
export interface Checked {
  /** The parameters by the names that the shop gave them, to tell one transaction from another. */
  readonly given: Options;
  readonly wire: WireParameters;
  readonly callbacks: Callbacks;
}

/**
 * Checks what a shop's page passed.
 *
 * @throws ParameterError where a parameter is missing, or has the wrong type.
 */
export function checked(options: unknown): Checked {
  if (typeof options !== 'object' || options === null) {
    throw new ParameterError([{ message: 'Transaction parameters should be a non-empty object' }]);
  }
  const known = Object.entries(options).filter(
    ([name, value]) => Object.hasOwn(PARAMETERS, name) && value !== undefined && value !== null,
  );
  const all: Options = Object.fromEntries(known);
  const issues = [...(isSet(all.accessCode) ? [] : missing(all)), ...mistyped(all)];
  if (issues.length > 0) throw new ParameterError(issues);
  const given = Object.fromEntries(known.filter(([, value]) => typeof value !== 'function'));
  const callbacks: Callbacks = Object.fromEntries(known.filter(([, value]) => typeof value === 'function'));
  return { given, wire: onWire(given), callbacks };
}

function missing(all: Options): Issue[] {
  return REQUIRED.filter((names) => !names.some((name) => isSet(all[name]))).map(([name]) => ({
    message: `Required parameter missing: ${name}`,
  }));
}

function mistyped(all: Options): Issue[] {
  return Object.entries(all)
    .filter(([name, value]) => !PARAMETERS[name]?.kinds.includes(kindOf(value)))
    .map(([name, value]) => {
      const validTypes = PARAMETERS[name]?.kinds ?? [];
      const message = `Invalid parameter type: ${name} is of type ${kindOf(value)}, allowed: ${validTypes.join(', ')}`;
      return { message, validTypes };
    });
}

function isSet(value: unknown): boolean {
  return value !== undefined && value !== '';
}

function kindOf(value: unknown): Kind {
  return Array.isArray(value) ? 'array' : (typeof value as Kind);
}

/** Names the parameters as the checkout reads them. A transaction that exists already has only its access code. */
function onWire(given: Options): WireParameters {
  if (isSet(given.accessCode)) return { accessCode: given.accessCode };
  const entries = Object.entries(given)
    .filter(([, value]) => isSet(value))
    .map(([name, value]) => [
      PARAMETERS[name]?.wireName ?? name,
      kindOf(value) === 'object' ? JSON.stringify(value) : value,
    ]);
  return { ...(Object.fromEntries(entries) as WireParameters), mode: 'popup' };
}
