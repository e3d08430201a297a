import {
  type AuthorizationRecord,
  type AuthorizationSeed,
  type CustomerRecord,
  type CustomerSeed,
  type Profile,
  newAuthorization,
  newCustomer,
} from './records';

/** All customers and their authorizations. */
export class CustomerStore {
  /** All customers in the order of creation. */
  readonly oldestFirst: CustomerRecord[] = [];
  readonly #byCode = new Map<string, CustomerRecord>();
  readonly #byEmail = new Map<string, CustomerRecord>();
  readonly #byAuthorization = new Map<string, CustomerRecord>();

  withCode(code: string): CustomerRecord | undefined {
    return this.#byCode.get(code);
  }

  /** Emails are compared without regard to case. */
  withEmail(email: string): CustomerRecord | undefined {
    return this.#byEmail.get(email.toLowerCase());
  }

  withEmailOrCode(emailOrCode: string): CustomerRecord | undefined {
    return this.withCode(emailOrCode) ?? this.withEmail(emailOrCode);
  }

  /** @throws Error where another customer has the email or the code. */
  add(seed: CustomerSeed): CustomerRecord {
    const customer = newCustomer(this.oldestFirst.length + 1, seed);
    const { id, email, customer_code, createdAt } = customer;
    if (this.withEmail(email)) throw new Error(`There is a customer with the email ${email} already.`);
    if (this.withCode(customer_code)) throw new Error(`There is a customer ${customer_code} already.`);
    this.#byCode.set(customer_code, customer);
    this.#byEmail.set(email.toLowerCase(), customer);
    this.oldestFirst.splice(this.rank(createdAt, id), 0, customer);
    return customer;
  }

  update(customer: CustomerRecord, changes: Partial<Profile & { risk_action: string }>): CustomerRecord {
    return Object.assign(customer, changes, { updatedAt: new Date().toISOString() });
  }

  /** How many customers come before this moment; among those of the same moment, the id decides. */
  rank(createdAt: string, id = 0): number {
    let low = 0;
    let high = this.oldestFirst.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const other = this.oldestFirst[middle];
      const isBefore =
        other !== undefined &&
        (other.createdAt < createdAt || (other.createdAt === createdAt && other.id < id));
      if (isBefore) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** @throws Error where another authorization has the code. */
  addAuthorization(customer: CustomerRecord, seed: AuthorizationSeed): AuthorizationRecord {
    const authorization = newAuthorization(seed);
    const code = authorization.authorization_code;
    if (this.#byAuthorization.has(code)) throw new Error(`There is an authorization ${code} already.`);
    this.#byAuthorization.set(code, customer);
    customer.authorizations.push(authorization);
    return authorization;
  }

  /** @returns whether there was an authorization with that code. */
  removeAuthorization(code: string): boolean {
    const customer = this.#byAuthorization.get(code);
    if (!customer) return false;
    customer.authorizations = customer.authorizations.filter(
      ({ authorization_code }) => authorization_code !== code,
    );
    return this.#byAuthorization.delete(code);
  }
}
