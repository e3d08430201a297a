import type { Routes } from '../core/router';
import { bankRoutes } from './banks';
import { bulkChargeRoutes } from './bulk-charges';
import { chargeRoutes } from './charges';
import { countryRoutes } from './countries';
import { customerRoutes } from './customers';
import { dedicatedAccountRoutes } from './dedicated-accounts';
import { directDebitRoutes } from './direct-debits';
import { disputeRoutes } from './disputes';
import { integrationRoutes } from './integration';
import { orderRoutes } from './orders';
import { pageRoutes } from './pages';
import { paymentRequestRoutes } from './payment-requests';
import { planRoutes } from './plans';
import { preauthorizationRoutes } from './preauthorizations';
import { productRoutes } from './products';
import { refundRoutes } from './refunds';
import { settlementRoutes } from './settlements';
import { splitRoutes } from './splits';
import { storefrontRoutes } from './storefronts';
import { subaccountRoutes } from './subaccounts';
import { subscriptionRoutes } from './subscriptions';
import { terminalRoutes } from './terminals';
import { transactionRoutes } from './transactions';
import { transferControlRoutes } from './transfer-control';
import { transferRecipientRoutes } from './transfer-recipients';
import { transferRoutes } from './transfers';
import { virtualTerminalRoutes } from './virtual-terminals';

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
  ...preauthorizationRoutes,
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
