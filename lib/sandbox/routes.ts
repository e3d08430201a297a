import type { Routes } from './core/router';
import { bankRoutes } from './resources/banks';
import { bulkChargeRoutes } from './resources/bulk-charges';
import { chargeRoutes } from './resources/charges';
import { countryRoutes } from './resources/countries';
import { customerRoutes } from './resources/customers';
import { dedicatedAccountRoutes } from './resources/dedicated-accounts';
import { directDebitRoutes } from './resources/direct-debits';
import { disputeRoutes } from './resources/disputes';
import { integrationRoutes } from './resources/integration';
import { orderRoutes } from './resources/orders';
import { pageRoutes } from './resources/pages';
import { paymentRequestRoutes } from './resources/payment-requests';
import { planRoutes } from './resources/plans';
import { productRoutes } from './resources/products';
import { refundRoutes } from './resources/refunds';
import { settlementRoutes } from './resources/settlements';
import { splitRoutes } from './resources/splits';
import { storefrontRoutes } from './resources/storefronts';
import { subaccountRoutes } from './resources/subaccounts';
import { subscriptionRoutes } from './resources/subscriptions';
import { terminalRoutes } from './resources/terminals';
import { transactionRoutes } from './resources/transactions';
import { transferControlRoutes } from './resources/transfer-control';
import { transferRecipientRoutes } from './resources/transfer-recipients';
import { transferRoutes } from './resources/transfers';
import { virtualTerminalRoutes } from './resources/virtual-terminals';

/** Every endpoint of the sandbox. */
export const ROUTES: Routes = {
  ...bankRoutes,
  ...bulkChargeRoutes,
  ...chargeRoutes,
  ...countryRoutes,
  ...customerRoutes,
  ...dedicatedAccountRoutes,
  ...directDebitRoutes,
  ...disputeRoutes,
  ...integrationRoutes,
  ...orderRoutes,
  ...pageRoutes,
  ...paymentRequestRoutes,
  ...planRoutes,
  ...productRoutes,
  ...refundRoutes,
  ...settlementRoutes,
  ...splitRoutes,
  ...storefrontRoutes,
  ...subaccountRoutes,
  ...subscriptionRoutes,
  ...terminalRoutes,
  ...transactionRoutes,
  ...transferControlRoutes,
  ...transferRecipientRoutes,
  ...transferRoutes,
  ...virtualTerminalRoutes,
};
