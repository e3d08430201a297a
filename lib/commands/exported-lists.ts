import type { AsyncPaystack } from '../api/paystack';
import type { AsyncCallOptions } from '../arguments/options';
import type { Response } from '../call/response';

/** A list of Paystack that can be exported. */
export interface ExportedList {
  /** Name of its items, and of one of them. */
  readonly what: string;
  readonly one: string;
  /** The columns of CSV. A dot separates the names of nested fields. */
  readonly columns: readonly string[];
  /** Whether it can be filtered by time. */
  readonly byPeriod: boolean;
  /** Whether it can be filtered by status. */
  readonly byStatus: boolean;
  /** Gets one page. Its `meta` may have the number of items. */
  readonly page: (paystack: AsyncPaystack, params: object) => Promise<Response<readonly object[]>>;
  /** Gives all items. */
  readonly paginate: (
    paystack: AsyncPaystack,
    params: object,
    options?: AsyncCallOptions,
  ) => AsyncIterableIterator<object>;
}

/** The definition of a list. */
interface ListStatement {
  readonly what: string;
  /** Default: `what` without its last letter. */
  readonly one?: string;
  /** The columns, separated by spaces. */
  readonly columns: string;
  readonly by?: readonly ('period' | 'status')[];
  /** Parameters without which Paystack leaves out some items. */
  readonly all?: object;
  readonly page: (paystack: AsyncPaystack, params: never) => Promise<Response<readonly object[]>>;
  readonly paginate: (
    paystack: AsyncPaystack,
    params: never,
    options?: AsyncCallOptions,
  ) => AsyncIterableIterator<object>;
}

/** The parameters that the command sets. Each method takes these, and others. */
function exported({
  what,
  one = what.slice(0, -1),
  columns,
  by = [],
  all = {},
  page,
  paginate,
}: ListStatement): ExportedList {
  return {
    what,
    one,
    columns: columns.split(' '),
    byPeriod: by.includes('period'),
    byStatus: by.includes('status'),
    page: (paystack, params) => page(paystack, { ...all, ...params } as never),
    paginate: (paystack, params, options) => paginate(paystack, { ...all, ...params } as never, options),
  };
}

/** The columns that have amounts, by the last of their names. Some of them are not there in every list. */
const AMOUNTS = new Set(
  (
    'amount balance deducted_amount deductions difference discount_amount effective_amount fee_charged fees price ' +
    'refund_amount refunded_amount requested_amount revenue shipping_fees total_amount total_fees total_processed'
  ).split(' '),
);

/** Whether a column has amounts, in the subunit of the currency. */
export function hasAmounts(column: string): boolean {
  return AMOUNTS.has(column.split('.').at(-1) ?? '');
}

/** Whether a column has times, as ISO 8601. */
export function hasTimes(column: string): boolean {
  return /(?:At|_at|_date)$/.test(column);
}

/** The lists, by the names in the command. */
export const exportedLists: Readonly<Record<string, ExportedList>> = {
  'balance-ledger': exported({
    what: 'entries of the balance ledger',
    one: 'entry of the balance ledger',
    columns:
      'id balance difference currency reason model_responsible model_row createdAt updatedAt integration domain',
    by: ['period'],
    page: ({ transferControl }, params) => transferControl.getBalanceLedger(params),
    paginate: ({ transferControl }, params, options) => transferControl.allBalanceLedger(params, options),
  }),
  banks: exported({
    what: 'banks',
    columns: 'id name slug code longcode gateway country currency type active pay_with_bank is_deleted',
    page: ({ miscellaneous }, params) => miscellaneous.getBanks(params),
    paginate: ({ miscellaneous }, params, options) => miscellaneous.allBanks(params, options),
  }),
  'bulk-charges': exported({
    what: 'batches of bulk charges',
    one: 'batch of bulk charges',
    columns: 'id batch_code reference status createdAt updatedAt integration domain',
    by: ['period', 'status'],
    page: ({ bulkCharges }, params) => bulkCharges.getBatches(params),
    paginate: ({ bulkCharges }, params, options) => bulkCharges.allBatches(params, options),
  }),
  customers: exported({
    what: 'customers',
    columns:
      'customer_code email first_name last_name phone metadata risk_action createdAt updatedAt id integration domain',
    by: ['period'],
    page: ({ customers }, params) => customers.getCustomers(params),
    paginate: ({ customers }, params, options) => customers.allCustomers(params, options),
  }),
  'dedicated-accounts': exported({
    what: 'dedicated accounts',
    columns:
      'id account_number account_name bank.name bank.slug currency customer.customer_code customer.email active assigned ' +
      'created_at updated_at',
    all: { active: null, currency: null },
    page: ({ dedicatedAccounts }, params) => dedicatedAccounts.getDedicatedAccounts(params),
    paginate: ({ dedicatedAccounts }, params, options) =>
      dedicatedAccounts.allDedicatedAccounts(params, options),
  }),
  'direct-debits': exported({
    what: 'mandates for direct debits',
    one: 'mandate for direct debits',
    columns:
      'id status mandate_id customer.customer_code customer.email bank_name bank_code account_number authorization_id ' +
      'authorized_at integration_id',
    by: ['status'],
    page: ({ directDebits }, params) => directDebits.getMandateAuthorizations(params),
    paginate: ({ directDebits }, params, options) => directDebits.allMandateAuthorizations(params, options),
  }),
  disputes: exported({
    what: 'disputes',
    columns:
      'id status resolution category currency refund_amount transaction.reference transaction.amount customer.email ' +
      'dueAt resolvedAt createdAt updatedAt bin last4 note domain',
    by: ['period', 'status'],
    page: ({ disputes }, params) => disputes.getDisputes(params),
    paginate: ({ disputes }, params, options) => disputes.allDisputes(params, options),
  }),
  orders: exported({
    what: 'orders',
    columns:
      'id order_code status amount currency email customer_name customer transaction paid_at created_at updated_at items ' +
      'shipping_fees refunded_amount discount_amount metadata integration domain',
    by: ['period'],
    page: ({ orders }, params) => orders.getOrders(params),
    paginate: ({ orders }, params, options) => orders.allOrders(params, options),
  }),
  'payment-pages': exported({
    what: 'payment pages',
    columns:
      'id slug name description type amount currency plan active published redirect_url custom_fields createdAt updatedAt ' +
      'metadata integration domain',
    by: ['period'],
    page: ({ paymentPages }, params) => paymentPages.getPages(params),
    paginate: ({ paymentPages }, params, options) => paymentPages.allPages(params, options),
  }),
  'payment-requests': exported({
    what: 'payment requests',
    columns:
      'id request_code status amount currency customer.customer_code customer.email description due_date paid paid_at ' +
      'invoice_number offline_reference line_items tax created_at metadata integration domain',
    by: ['period', 'status'],
    all: { includeArchive: true },
    page: ({ paymentRequests }, params) => paymentRequests.getPaymentRequests(params),
    paginate: ({ paymentRequests }, params, options) => paymentRequests.allPaymentRequests(params, options),
  }),
  plans: exported({
    what: 'plans',
    columns:
      'id plan_code name description amount currency interval invoice_limit send_invoices send_sms is_deleted is_archived ' +
      'createdAt updatedAt integration domain',
    by: ['status'],
    page: ({ plans }, params) => plans.getPlans(params),
    paginate: ({ plans }, params, options) => plans.allPlans(params, options),
  }),
  products: exported({
    what: 'products',
    columns:
      'id product_code name description price currency quantity quantity_sold unlimited in_stock active type createdAt ' +
      'updatedAt metadata integration domain',
    by: ['period'],
    page: ({ products }, params) => products.getProducts(params),
    paginate: ({ products }, params, options) => products.allProducts(params, options),
  }),
  refunds: exported({
    what: 'refunds',
    columns:
      'id status amount deducted_amount currency transaction transaction_reference customer.email refunded_by refunded_at ' +
      'expected_at customer_note merchant_note createdAt integration domain',
    by: ['period'],
    page: ({ refunds }, params) => refunds.getRefunds(params),
    paginate: ({ refunds }, params, options) => refunds.allRefunds(params, options),
  }),
  settlements: exported({
    what: 'settlements',
    columns:
      'id status currency total_amount effective_amount total_fees total_processed deductions settlement_date settled_by ' +
      'createdAt updatedAt integration domain',
    by: ['period', 'status'],
    page: ({ settlements }, params) => settlements.getSettlements(params),
    paginate: ({ settlements }, params, options) => settlements.allSettlements(params, options),
  }),
  splits: exported({
    what: 'splits',
    columns:
      'id split_code name type currency active bearer_type bearer_subaccount subaccounts total_subaccounts is_dynamic ' +
      'createdAt updatedAt integration domain',
    by: ['period'],
    all: { active: null },
    page: ({ splits }, params) => splits.getSplits(params),
    paginate: ({ splits }, params, options) => splits.allSplits(params, options),
  }),
  storefronts: exported({
    what: 'storefronts',
    columns: 'id slug name status currency revenue orders_count products contacts social_media shipping_fees',
    by: ['status'],
    page: ({ storefronts }, params) => storefronts.getStorefronts(params),
    paginate: ({ storefronts }, params, options) => storefronts.allStorefronts(params, options),
  }),
  subaccounts: exported({
    what: 'subaccounts',
    columns:
      'id subaccount_code business_name description primary_contact_name primary_contact_email primary_contact_phone ' +
      'percentage_charge settlement_bank account_number currency active is_verified metadata',
    by: ['period'],
    page: ({ subaccounts }, params) => subaccounts.getSubaccounts(params),
    paginate: ({ subaccounts }, params, options) => subaccounts.allSubaccounts(params, options),
  }),
  subscriptions: exported({
    what: 'subscriptions',
    columns:
      'id subscription_code status amount quantity plan.plan_code plan.name customer.customer_code customer.email ' +
      'next_payment_date payments_count invoice_limit createdAt updatedAt integration domain',
    by: ['period'],
    page: ({ subscriptions }, params) => subscriptions.getSubscriptions(params),
    paginate: ({ subscriptions }, params, options) => subscriptions.allSubscriptions(params, options),
  }),
  terminals: exported({
    what: 'terminals',
    columns: 'id terminal_id serial_number name address status device_make integration domain',
    page: ({ terminals }, params) => terminals.getTerminals(params),
    paginate: ({ terminals }, params, options) => terminals.allTerminals(params, options),
  }),
  transactions: exported({
    what: 'transactions',
    columns:
      'id reference status amount requested_amount currency fees channel customer.customer_code customer.email paid_at ' +
      'created_at gateway_response message authorization.bank authorization.brand authorization.last4 plan split ' +
      'subaccount source.type order_id ip_address metadata domain',
    by: ['period', 'status'],
    page: ({ transactions }, params) => transactions.getTransactions(params),
    paginate: ({ transactions }, params, options) => transactions.allTransactions(params, options),
  }),
  'transfer-recipients': exported({
    what: 'transfer recipients',
    columns:
      'id recipient_code type name description email currency details.account_number details.account_name ' +
      'details.bank_code details.bank_name active is_deleted createdAt updatedAt metadata integration domain',
    by: ['period'],
    page: ({ transferRecipients }, params) => transferRecipients.getTransferRecipients(params),
    paginate: ({ transferRecipients }, params, options) =>
      transferRecipients.allTransferRecipients(params, options),
  }),
  transfers: exported({
    what: 'transfers',
    columns:
      'id transfer_code reference status amount fee_charged currency source reason recipient.recipient_code ' +
      'recipient.name failures transferred_at createdAt updatedAt integration domain',
    by: ['period', 'status'],
    page: ({ transfers }, params) => transfers.getTransfers(params),
    paginate: ({ transfers }, params, options) => transfers.allTransfers(params, options),
  }),
  'virtual-terminals': exported({
    what: 'virtual terminals',
    columns: 'id code name currency active paymentMethods created_at integration domain',
    by: ['status'],
    page: ({ virtualTerminals }, params) => virtualTerminals.all(params),
    paginate: ({ virtualTerminals }, params, options) =>
      virtualTerminals.allVirtualTerminals(params, options),
  }),
};
