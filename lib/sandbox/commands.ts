import { ACTIONS } from './actions';
import type { RateLimit } from './core/limiter';
import type { World } from './core/world';
import type { RunningSandbox } from './running-sandbox';
import type { Failures, Latency } from './sandbox-options';

/** The commands that the worker obeys. */
export type Commands = ReturnType<typeof commandsOf>;

/** Kinds of records that a command returns, all of one kind, in the order of creation. */
const KINDS = [
  'customers',
  'transactions',
  'plans',
  'subscriptions',
  'invoices',
  'refunds',
  'transfers',
  'paymentRequests',
  'dedicatedAccounts',
  'preauthorizations',
  'disputes',
  'subaccounts',
  'recipients',
] as const satisfies readonly (keyof World)[];

type RecordKind = (typeof KINDS)[number];

/** An action as a command. It has no parameter for the world, since that is always the sandbox's own. */
type Act<F> = F extends (world: World, ...args: infer A) => infer R ? (...args: A) => R : never;

/** Makes the commands of a sandbox. */
export function commandsOf(sandbox: RunningSandbox) {
  const actions = Object.fromEntries(
    Object.entries(ACTIONS).map(([name, action]) => [
      name,
      (...args: unknown[]) =>
        sandbox.paystack.act((world) =>
          (action as (world: World, ...args: unknown[]) => unknown)(world, ...args),
        ),
    ]),
  ) as { [K in keyof typeof ACTIONS]: Act<(typeof ACTIONS)[K]> };
  const records = Object.fromEntries(
    KINDS.map((kind) => [kind, () => sandbox.paystack.world[kind].oldestFirst]),
  ) as { [K in RecordKind]: () => World[K]['oldestFirst'] };
  return {
    ...actions,
    ...records,
    requests: () => sandbox.log.exchanges.map(({ request }) => request),
    advance: (milliseconds: number) => sandbox.paystack.advance(milliseconds),
    now: () => sandbox.paystack.world.now,
    deliveries: () => sandbox.paystack.deliveries(),
    redeliver: (id: number) => sandbox.paystack.redeliver(id),
    snapshot: () => sandbox.paystack.snapshot(),
    restore: (snapshot: string) => {
      sandbox.paystack.restore(snapshot);
    },
    setLatency: (latency: Latency) => {
      sandbox.disturbances.latency = latency;
    },
    setFailures: (failures: Failures | null) => {
      sandbox.disturbances.failures = failures;
    },
    holdWebhooks: (isHeld: boolean) => {
      sandbox.paystack.isHeld = isHeld;
    },
    setWebhookURL: (url: string | null) => {
      sandbox.paystack.webhookURL = url ?? undefined;
    },
    setRateLimit: (limit: RateLimit | null) => {
      sandbox.paystack.rateLimit = limit ?? undefined;
    },
    reset: () => {
      sandbox.reset();
    },
    close: () => sandbox.close(),
  };
}
