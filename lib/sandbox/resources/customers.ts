import { Identification, RiskAction } from '../../arguments/enums';
import { customerNamed, customerWith } from '../core/customers';
import { type Find, fetches, found, lists, ok, updates } from '../core/plain';
import { maybe, need, profileOf, read, readEmail, readOneOf, readText } from '../core/reading';
import type { StoredCustomer } from '../core/records/customers';
import { Refusal, invalidParams } from '../core/refusal';
import type { Handler, Routes } from '../core/router';
import { RIGHT_BVNS, identify } from '../flows/customers';
import { complete, detailed, summary } from '../views/customers';

const inPath: Find<StoredCustomer> = (world, call) => customerNamed(world, call.param('customer'));

/** Finds the customer to update, by code alone. */
const byCode: Find<StoredCustomer> = (world, call) =>
  found(world.customers.with('customer_code', call.param('customer')), 'Customer not found');

const create: Handler = (world, { body }) => {
  const { email: address } = read(body, { email: need(readEmail, 'Email Address') });
  const known = world.customers.with('email', address);
  const profile = profileOf(body, known);
  const customer = known ? world.change(known, profile) : customerWith(world, address, profile);
  return ok('Customer created', detailed(customer));
};

const validate: Handler = (world, call) => {
  const customer = inPath(world, call);
  const { type } = read(call.body, {
    first_name: need(readText),
    last_name: need(readText),
    country: need(readText),
    type: need(readOneOf(Identification)),
  });
  const { bvn = '' } = read(call.body, { bvn: maybe(readText) });
  if (!/^\d{11}$/.test(bvn) && !RIGHT_BVNS.includes(bvn)) throw invalidParams('Invalid BVN');
  const bank =
    type === Identification.BANK_ACCOUNT
      ? read(call.body, { bank_code: need(readText), account_number: need(readText) })
      : undefined;
  identify(world, customer, { type, bvn, bank });
  return { ...ok('Customer Identification in progress'), statusCode: 202 };
};

const setRiskAction: Handler = (world, { body }) => {
  const fields = read(body, {
    customer: need(readText),
    risk_action: maybe(readOneOf(RiskAction), RiskAction.DEFAULT),
  });
  const customer = world.change(customerNamed(world, fields.customer), { risk_action: fields.risk_action });
  return ok('Customer updated', detailed(customer));
};

const deactivate: Handler = (world, { body }) => {
  const { authorization_code } = read(body, { authorization_code: need(readText) });
  if (!world.removeAuthorization(authorization_code)) {
    throw new Refusal(
      404,
      'not_found',
      'Authorization code not found.',
      'Send the code of an authorization that one of the customers has.',
    );
  }
  return ok('Authorization has been deactivated');
};

/** The endpoints of customers. */
export const customerRoutes: Routes = {
  'POST /customer': create,
  'GET /customer': lists((world) => world.customers, 'Customers retrieved', summary, {
    cursors: 'on request',
  }),
  'GET /customer/{customer}': fetches(inPath, 'Customer retrieved', complete),
  'PUT /customer/{customer}': updates(
    byCode,
    'Customer updated',
    (customer, _world, { body }) => profileOf(body, customer),
    detailed,
  ),
  'POST /customer/{customer}/identification': validate,
  'POST /customer/set_risk_action': setRiskAction,
  'POST /customer/deactivate_authorization': deactivate,
  'POST /customer/authorization/deactivate': deactivate,
};
