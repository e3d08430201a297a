/** Why the sandbox does not send what a sample of Paystack has. */
export const REASONS = {
  anotherEnd: 'The sample is the end of the charge. No test card or bank ends with this question.',
  oneView:
    "A payment has the same fields wherever the sandbox shows it; Paystack's samples are of different years.",
  newer: 'Real events and newer samples have it.',
  terminal: 'The sample is of a payment on a terminal, which the sandbox does not play.',
  older: 'Only old samples have it.',
  openapi: "Paystack's description requires it, or its other replies have it.",
  asked: 'It is what the request gave.',
} as const;

type Differences = Readonly<
  Record<string, Partial<Readonly<Record<keyof typeof REASONS, readonly string[]>>>>
>;

/** Events that nothing in the sandbox sends by itself, and why. */
export const NEVER_PLAYED: Readonly<Record<string, string>> = {
  'subscription.expiring_cards': 'Cards of the sandbox are not looked through each month.',
  'preauthorization.release.failed': 'A release in the sandbox always succeeds.',
};

/** What differs from the samples of replies, by endpoint. */
export const REPLY_DIFFERENCES: Differences = {
  'GET /storefront': {
    openapi: ['adds data[].createdAt', 'adds data[].description', 'adds data[].updatedAt'],
  },
  'GET /storefront/{id}/product': {
    openapi: ['adds meta.product_count'],
  },
  'GET /bulkcharge/{id_or_code}/charges': {
    oneView: [
      'adds data[].transaction.connect',
      'adds data[].transaction.order_id',
      'adds data[].transaction.pos_transaction_data',
      'adds data[].transaction.requested_amount',
      'adds data[].transaction.source',
      'adds data[].transaction.split',
    ],
  },
  'POST /charge/submit_pin': {
    oneView: [
      'adds data.authorization.receiver_bank',
      'adds data.authorization.receiver_bank_account_number',
      'adds data.connect',
      'adds data.receipt_number',
    ],
  },
  'POST /charge/submit_otp': {
    oneView: [
      'adds data.authorization.receiver_bank',
      'adds data.authorization.receiver_bank_account_number',
      'adds data.connect',
      'adds data.receipt_number',
    ],
  },
  'POST /charge/submit_phone': {
    anotherEnd: [
      'adds data.display_text',
      'lacks data.amount',
      'lacks data.authorization',
      'lacks data.channel',
      'lacks data.createdAt',
      'lacks data.created_at',
      'lacks data.currency',
      'lacks data.customer',
      'lacks data.domain',
      'lacks data.fees',
      'lacks data.fees_breakdown',
      'lacks data.fees_split',
      'lacks data.gateway_response',
      'lacks data.id',
      'lacks data.ip_address',
      'lacks data.log',
      'lacks data.message',
      'lacks data.metadata',
      'lacks data.order_id',
      'lacks data.paidAt',
      'lacks data.paid_at',
      'lacks data.plan',
      'lacks data.plan_object',
      'lacks data.pos_transaction_data',
      'lacks data.requested_amount',
      'lacks data.source',
      'lacks data.split',
      'lacks data.subaccount',
      'lacks data.transaction_date',
    ],
  },
  'POST /charge/submit_birthday': {
    anotherEnd: [
      'adds data.display_text',
      'lacks data.amount',
      'lacks data.authorization',
      'lacks data.channel',
      'lacks data.createdAt',
      'lacks data.created_at',
      'lacks data.currency',
      'lacks data.customer',
      'lacks data.domain',
      'lacks data.fees',
      'lacks data.fees_breakdown',
      'lacks data.fees_split',
      'lacks data.gateway_response',
      'lacks data.id',
      'lacks data.ip_address',
      'lacks data.log',
      'lacks data.message',
      'lacks data.metadata',
      'lacks data.order_id',
      'lacks data.paidAt',
      'lacks data.paid_at',
      'lacks data.plan',
      'lacks data.plan_object',
      'lacks data.pos_transaction_data',
      'lacks data.requested_amount',
      'lacks data.source',
      'lacks data.split',
      'lacks data.subaccount',
      'lacks data.transaction_date',
    ],
  },
  'POST /charge/submit_address': {
    oneView: [
      'adds data.authorization.receiver_bank',
      'adds data.authorization.receiver_bank_account_number',
      'adds data.connect',
      'adds data.customer.international_format_phone',
      'adds data.fees_breakdown',
      'adds data.pos_transaction_data',
      'adds data.receipt_number',
      'adds data.source',
      'adds data.split',
    ],
  },
  'GET /charge/{reference}': {
    oneView: [
      'adds data.authorization.receiver_bank',
      'adds data.authorization.receiver_bank_account_number',
      'adds data.connect',
      'adds data.createdAt',
      'adds data.created_at',
      'adds data.customer.international_format_phone',
      'adds data.fees_breakdown',
      'adds data.fees_split',
      'adds data.id',
      'adds data.order_id',
      'adds data.paidAt',
      'adds data.paid_at',
      'adds data.plan_object',
      'adds data.pos_transaction_data',
      'adds data.receipt_number',
      'adds data.requested_amount',
      'adds data.source',
      'adds data.split',
      'adds data.subaccount',
    ],
  },
  'POST /dedicated_account/split': {
    openapi: ['adds data.customer.international_format_phone'],
    asked: ['adds data.split_config.subaccount', 'lacks data.split_config.split_code'],
  },
  'GET /dispute': {
    oneView: ['adds data[].transaction.requested_amount'],
  },
  'PUT /dispute/{id}': {
    oneView: [
      'adds data[].transaction.connect',
      'adds data[].transaction.fees_breakdown',
      'adds data[].transaction.pos_transaction_data',
      'adds data[].transaction.source',
    ],
  },
  'PUT /dispute/{id}/resolve': {
    oneView: [
      'adds data.transaction.connect',
      'adds data.transaction.fees_breakdown',
      'adds data.transaction.pos_transaction_data',
      'adds data.transaction.source',
    ],
  },
  'POST /paymentrequest': {
    asked: ['adds data.line_items[].quantity'],
  },
  'GET /paymentrequest/{id_or_code}': {
    asked: ['adds data.line_items[].quantity'],
  },
  'GET /paymentrequest/verify/{code}': {
    asked: ['adds data.line_items[].quantity'],
  },
  'GET /bank': {
    openapi: ['adds data[].pay_with_bank_transfer'],
  },
  'POST /page': {
    openapi: [
      'adds data.custom_fields',
      'adds data.metadata',
      'adds data.notification_email',
      'adds data.plan',
      'adds data.redirect_url',
      'adds data.success_message',
    ],
  },
  'GET /page/{id_or_slug}': {
    openapi: ['adds data.plan'],
  },
  'POST /plan': {
    openapi: ['adds data.description'],
  },
  'GET /plan': {
    openapi: [
      'adds data[].subscriptions[].cancelledAt',
      'adds data[].subscriptions[].invoice_limit',
      'adds data[].subscriptions[].metadata',
      'adds data[].subscriptions[].split_code',
    ],
  },
  'POST /refund': {
    oneView: [
      'adds data.transaction.connect',
      'adds data.transaction.createdAt',
      'adds data.transaction.created_at',
      'adds data.transaction.fees',
      'adds data.transaction.fees_split',
      'adds data.transaction.gateway_response',
      'adds data.transaction.ip_address',
      'adds data.transaction.log',
      'adds data.transaction.message',
      'adds data.transaction.metadata',
      'adds data.transaction.requested_amount',
      'adds data.transaction.status',
    ],
  },
  'GET /settlement/{id}/transactions': {
    oneView: [
      'adds data[].authorization.receiver_bank',
      'adds data[].authorization.receiver_bank_account_number',
      'adds data[].connect',
      'adds data[].customer.international_format_phone',
    ],
  },
  'GET /subscription/{id_or_code}': {
    openapi: ['adds data.plan.migrate'],
  },
  'GET /transaction/verify/{reference}': {
    oneView: [
      'adds data.authorization.receiver_bank',
      'adds data.authorization.receiver_bank_account_number',
    ],
  },
  'GET /transaction': {
    oneView: [
      'adds data[].authorization.receiver_bank',
      'adds data[].authorization.receiver_bank_account_number',
      'adds data[].customer.international_format_phone',
    ],
  },
  'GET /transaction/{id}': {
    oneView: ['adds data.source.entry_point'],
  },
  'POST /transaction/charge_authorization': {
    oneView: [
      'adds data.authorization.receiver_bank',
      'adds data.authorization.receiver_bank_account_number',
      'adds data.requested_amount',
    ],
  },
  'POST /transaction/partial_debit': {
    oneView: [
      'adds data.authorization.receiver_bank',
      'adds data.authorization.receiver_bank_account_number',
    ],
  },
  'POST /transferrecipient': {
    openapi: ['adds data.metadata'],
  },
  'GET /transferrecipient/{id_or_code}': {
    openapi: ['adds data.details.authorization_code', 'adds data.is_deleted'],
  },
  'PUT /transferrecipient/{id_or_code}': {
    openapi: [
      'adds data.description',
      'adds data.details.authorization_code',
      'adds data.email',
      'adds data.integration',
    ],
  },
};

/** What differs from the samples of events, by event and channel. */
export const EVENT_DIFFERENCES: Differences = {
  'charge.success': {
    newer: [
      'adds authorization.channel',
      'adds authorization.receiver_bank',
      'adds authorization.receiver_bank_account_number',
      'adds authorization.reusable',
      'adds authorization.signature',
      'adds customer.international_format_phone',
      'adds fees_breakdown',
      'adds fees_split',
      'adds order_id',
      'adds paidAt',
      'adds pos_transaction_data',
      'adds requested_amount',
      'adds source',
      'adds split',
      'adds subaccount',
    ],
  },
  'charge.success (bank_transfer)': {
    newer: ['adds authorization.receiver_bank', 'adds authorization.receiver_bank_account_number'],
  },
  'charge.success (ussd)': {
    newer: [
      'adds authorization.receiver_bank',
      'adds authorization.receiver_bank_account_number',
      'adds customer.international_format_phone',
      'adds fees_breakdown',
      'adds order_id',
      'adds pos_transaction_data',
      'adds requested_amount',
      'adds source',
      'adds split',
    ],
  },
  'charge.success (mobile_money)': {
    newer: [
      'adds authorization.receiver_bank',
      'adds authorization.receiver_bank_account_number',
      'adds customer.international_format_phone',
      'adds fees_breakdown',
      'adds order_id',
      'adds pos_transaction_data',
      'adds requested_amount',
      'adds source',
      'adds split',
    ],
    older: ['lacks subaccount_group'],
  },
  'charge.success (qr)': {
    newer: [
      'adds customer.international_format_phone',
      'adds order_id',
      'adds pos_transaction_data',
      'adds requested_amount',
      'adds source',
      'adds split',
    ],
    older: ['lacks subaccount_group'],
  },
  'charge.success (direct_debit)': {
    newer: ['adds authorization.receiver_bank', 'adds authorization.receiver_bank_account_number'],
  },
  'charge.success (plan)': {
    newer: ['adds fees_breakdown', 'adds pos_transaction_data', 'adds source'],
  },
  'charge.success (pos)': {
    terminal: [
      'adds authorization.authorization_code',
      'adds authorization.bank',
      'adds authorization.bin',
      'adds authorization.brand',
      'adds authorization.card_type',
      'adds authorization.channel',
      'adds authorization.country_code',
      'adds authorization.last4',
      'adds authorization.reusable',
      'adds authorization.signature',
      'adds fees_breakdown',
      'amount: number for string',
      'requested_amount: number for string',
    ],
  },
  'charge.success (split_part)': {
    newer: [
      'adds authorization.channel',
      'adds authorization.receiver_bank',
      'adds authorization.receiver_bank_account_number',
      'adds authorization.reusable',
      'adds authorization.signature',
      'adds customer.international_format_phone',
      'adds fees_breakdown',
      'adds fees_split',
      'adds order_id',
      'adds paidAt',
      'adds pos_transaction_data',
      'adds requested_amount',
      'adds source',
      'adds subaccount',
    ],
  },
  'charge.success (dedicated_account_authorization)': {
    newer: [
      'adds authorization.account_name',
      'adds customer.international_format_phone',
      'adds fees_breakdown',
      'adds fees_split',
      'adds order_id',
      'adds paidAt',
      'adds pos_transaction_data',
      'adds requested_amount',
      'adds source',
      'adds split',
      'adds subaccount',
    ],
  },
  'invoice.update': {
    newer: [
      'adds authorization.channel',
      'adds authorization.reusable',
      'adds authorization.signature',
      'adds customer.id',
      'adds subscription.email_token',
    ],
  },
  'subscription.create': {
    newer: [
      'adds authorization.channel',
      'adds authorization.reusable',
      'adds authorization.signature',
      'adds cancelledAt',
      'adds customer.id',
      'adds email_token',
      'adds id',
      'adds integration',
      'adds invoice_limit',
      'adds most_recent_invoice',
      'adds payments_count',
      'adds plan.id',
      'adds split_code',
    ],
  },
  'subscription.disable': {
    newer: [
      'adds authorization.channel',
      'adds authorization.reusable',
      'adds authorization.signature',
      'adds customer.id',
    ],
  },
};

/** The differences of one endpoint or event, whatever their reasons. */
export function allowedFor(differences: Differences, name: string): string[] {
  return Object.values(differences[name] ?? {})
    .flat()
    .sort();
}
