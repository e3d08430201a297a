import { bankName } from '../core/banks';
import type { BodyFields } from '../core/body';
import { type Find, fetches, lists, named, notFound, ok, omit, pick, updates } from '../core/plain';
import {
  readCurrency,
  given,
  maybe,
  need,
  read,
  readEmail,
  readList,
  readObject,
  readOneOf,
  readText,
} from '../core/reading';
import type { StoredRecipient } from '../core/records/payouts';
import { Refusal } from '../core/refusal';
import type { Handler, Routes } from '../core/router';
import type { World } from '../core/world';
import { recipientIn } from '../views/transfer-recipients';

const TYPES = ['nuban', 'ghipss', 'mobile_money', 'basa', 'kepss', 'authorization'] as const;

/** Default currencies of recipients, by type. */
const CURRENCIES: Readonly<Record<string, string>> = {
  ghipss: 'GHS',
  mobile_money: 'GHS',
  basa: 'ZAR',
  kepss: 'KES',
};

const shape = {
  type: need(readOneOf(TYPES)),
  name: maybe(readText),
  account_number: maybe(readText),
  bank_code: maybe(readText),
  authorization_code: maybe(readText),
  currency: maybe(readCurrency),
  description: maybe(readText),
  email: maybe(readEmail),
  metadata: maybe(readObject),
};

/** Makes a recipient from the fields of a request. */
export function newRecipient(world: World, body: BodyFields): StoredRecipient {
  const fields = read(body, shape);
  const { type, authorization_code } = fields;
  const isByCode = type === 'authorization';
  const source =
    isByCode && authorization_code !== undefined ? world.authorization(authorization_code) : undefined;
  if (isByCode && !source) {
    throw new Refusal(
      404,
      'unknown',
      'Authorization does not exist or does not belong to integration',
      'Try again later',
    );
  }
  const { name, account_number, bank_code } = read(body, {
    name: need(readText),
    account_number: isByCode ? maybe(readText, '') : need(readText, 'Account number'),
    bank_code: isByCode ? maybe(readText, '') : need(readText, 'Bank code'),
  });
  return {
    ...world.stamp(world.recipients),
    type,
    name,
    currency: fields.currency ?? CURRENCIES[type] ?? 'NGN',
    description: fields.description ?? '',
    email: fields.email ?? null,
    metadata: fields.metadata ?? null,
    recipient_code: world.code('RCP'),
    active: true,
    details: {
      authorization_code: authorization_code ?? null,
      account_number,
      account_name: null,
      bank_code,
      bank_name: source?.bank ?? bankName(bank_code),
    },
  };
}

const of = (world: World) => world.recipients;

const inPath: Find<StoredRecipient> = (world, call) => {
  const recipient = named(of, 'id_or_code', 'Recipient not found')(world, call);
  if (!recipient.active) throw notFound('Recipient not found');
  return recipient;
};

/** Adds a recipient, or gives back the one with the same account. */
function added(world: World, recipient: StoredRecipient): StoredRecipient {
  const accountOf = ({ type, currency, details }: StoredRecipient) =>
    [type, currency, details.account_number, details.bank_code, details.authorization_code].join(' ');
  const account = accountOf(recipient);
  const known = world.recipients.oldestFirst.find((each) => each.active && accountOf(each) === account);
  return known ?? world.recipients.add(recipient);
}

const create: Handler = (world, { body }) => {
  const recipient = added(world, newRecipient(world, body));
  return { ...ok('Transfer recipient created successfully', recipientIn(recipient)), statusCode: 201 };
};

const createMany: Handler = (world, { body }) => {
  const { batch } = read(body, { batch: need(readList(readObject)) });
  const success: object[] = [];
  const errors: object[] = [];
  for (const each of batch) {
    try {
      const recipient = added(world, newRecipient(world, each));
      success.push({
        ...omit(recipient, 'email', 'details'),
        details: omit(recipient.details, 'authorization_code'),
        isDeleted: false,
      });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      errors.push({ ...pick(each, 'name', 'type'), message: error.message });
    }
  }
  return ok('Recipients added successfully', { success, errors });
};

/** The endpoints of transfer recipients. */
export const transferRecipientRoutes: Routes = {
  'POST /transferrecipient': create,
  'POST /transferrecipient/bulk': createMany,
  'GET /transferrecipient': lists(of, 'Recipients retrieved', recipientIn, {
    cursors: 'on request',
    within: ({ active }) => active,
  }),
  'GET /transferrecipient/{id_or_code}': fetches(inPath, 'Recipient retrieved', (recipient) => ({
    ...recipientIn(recipient),
    recipient_account: recipient.details.account_number,
    institution_code: recipient.details.bank_code,
  })),
  'PUT /transferrecipient/{id_or_code}': updates(
    inPath,
    'Recipient updated',
    (_recipient, _world, { body }) => given(read(body, { name: maybe(readText), email: maybe(readEmail) })),
    (recipient) => recipient,
  ),
  'DELETE /transferrecipient/{id_or_code}': updates(inPath, 'Transfer recipient set as inactive', () => ({
    active: false,
  })),
};
