import type { RateLimit } from '../../core/limiter';
import type { AuthorizationSeed, CustomerSeed } from '../../core/records/customers';
import type {
  ChargeFilter,
  Failures,
  Latency,
  Payment,
  PlanSeed,
  RecipientSeed,
  SubaccountSeed,
  TransferEnd,
  Transfers,
} from '../../sandbox-options';
import type { RecordOf } from './view';

/** What the dashboard can do with the sandbox. */
export interface DashboardCommands {
  setLatency: (latency: Latency) => void;
  setFailures: (failures: Failures | null) => void;
  setRateLimit: (limit: RateLimit | null) => void;
  advance: (milliseconds: number) => Promise<string>;
  pay: (reference: string, payment?: Payment) => RecordOf<'transactions'>;
  openDispute: (reference: string) => unknown;
  approveMandate: (reference: string) => unknown;
  endIdentification: (emailOrCode: string, isRight: boolean) => void;
  endTransfer: (code: string, status: TransferEnd) => unknown;
  setTransfers: (transfers: Transfers) => void;
  decline: (reference: string, reason?: string) => unknown;
  failNextCharge: (reason?: string, charge?: ChargeFilter) => void;
  pauseNextCharge: (charge?: ChargeFilter) => void;
  overruleDispute: (id: number) => unknown;
  rejectMandate: (reference: string) => void;
  emit: (event: string, data?: Readonly<Record<string, unknown>>) => void;
  holdWebhooks: (isHeld: boolean) => void;
  setWebhookURL: (url: string | null) => void;
  dedicatedAccounts: () => readonly RecordOf<'dedicatedAccounts'>[];
  payInto: (accountNumber: string, amount: number) => unknown;
  setBalance: (amount: number, currency: string) => void;
  setFunds: (authorizationCode: string, amount: number | null) => void;
  seedCustomers: (customers: readonly CustomerSeed[] | number) => unknown;
  seedAuthorization: (
    emailOrCode: string,
    authorization: AuthorizationSeed,
  ) => { authorization_code: string };
  seedPlans: (plans: readonly PlanSeed[] | number) => readonly RecordOf<'plans'>[];
  seedSubaccounts: (subaccounts: readonly SubaccountSeed[] | number) => readonly RecordOf<'subaccounts'>[];
  seedRecipients: (recipients: readonly RecipientSeed[] | number) => readonly RecordOf<'recipients'>[];
  redeliver: (id: number) => Promise<{
    isDelivered: boolean;
    attempts: readonly { statusCode: number | null; error: string | null }[];
  }>;
  now: () => string;
  snapshot: () => Promise<string>;
  restore: (snapshot: string) => void;
  reset: () => void;
}
