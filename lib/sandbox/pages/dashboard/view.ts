import type { RateLimit } from '../../core/limiter';
import type { World } from '../../core/world';
import type { Exchange } from '../../request-log';
import type { Failures, Latency } from '../../sandbox-options';
import { withoutSecrets } from '../../core/secrets';
import type { Note } from './notes';

/** How the sandbox is set. */
export interface CurrentSettings {
  latency: Latency;
  failures: Failures | null;
  rateLimit: RateLimit | undefined;
  webhookURL: string | undefined;
  /** Whether webhooks are held. */
  isHeld: boolean;
}

/** What the pages of the dashboard are made of. */
export interface DashboardView {
  /** Where the sandbox listens. */
  url: string;
  world: World;
  /** Oldest first. */
  exchanges: readonly Exchange[];
  settings: CurrentSettings;
  /** Never shown. */
  authKey: string;
  /** Query of the page: `q` is what is searched for. */
  query: URLSearchParams;
  token: string;
  /** What the last form said, where the page is shown after one. */
  note: Note | undefined;
}

/** A record of the sandbox, by the collection that has it. */
export type RecordOf<K extends CollectionName> = World[K]['oldestFirst'][number];

type CollectionName = {
  [K in keyof World]: World[K] extends { oldestFirst: readonly unknown[] } ? K : never;
}[keyof World];

/** Values as texts in which nothing secret is left; what is not a text becomes JSON. */
export function shown(view: DashboardView, ...values: unknown[]): string[] {
  return withoutSecrets(values, view.authKey);
}

/** What is searched for; empty for nothing. */
export function wantedOf({ query }: DashboardView): string {
  return (query.get('q') ?? '').trim();
}

/** Email of a customer, by its id. */
export function emailOf({ world }: DashboardView, id: number | null): string | undefined {
  return id === null ? undefined : world.customers.withId(id)?.email;
}
