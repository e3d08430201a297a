/** Matchers of what the sandbox makes up. */
export const customerCode: unknown = expect.stringMatching(/^CUS_[a-z0-9]{15}$/);
export const date: unknown = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);

/** A customer as a list shows it, newly created, with these fields of its own. */
export function summary(fields: object) {
  return {
    integration: 100032,
    first_name: null,
    last_name: null,
    phone: null,
    metadata: null,
    domain: 'test',
    customer_code: customerCode,
    risk_action: 'default',
    createdAt: date,
    updatedAt: date,
    ...fields,
  };
}

/** A customer as the reply to its creation shows it. */
export function detailed(fields: object) {
  return {
    ...summary(fields),
    transactions: [],
    subscriptions: [],
    authorizations: [],
    identified: false,
    identifications: null,
    ...fields,
  };
}

/** A refusal, whose advice may have any words. */
export function refusal(message: string, code: string, type = 'validation_error') {
  return { status: false, message, meta: { nextStep: expect.stringMatching(/\w/) as unknown }, type, code };
}
