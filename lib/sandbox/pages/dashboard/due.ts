import { type Markup, html } from '../html';
import { addressOf, distanceOf, timeOf } from './parts';
import type { Job } from './timeline';
import type { DashboardView } from './view';

type JobName = DashboardView['world']['jobs'][number]['name'];

/** What each job does, in words, and the page of the record that it changes. */
const JOBS: Readonly<Record<JobName, readonly [words: string, page?: string]>> = {
  'follow up payment': ['What depends on a payment is changed', 'transactions'],
  'charge queued transaction': ['A payment that is queued is charged', 'transactions'],
  'complete charge': ['A charge is completed', 'transactions'],
  'time out charge': ['A charge runs out of time', 'transactions'],
  'raise invoice': ['The invoice of a subscription is made', 'subscriptions'],
  'renew subscription': ['A subscription is charged', 'subscriptions'],
  'process refund': ['A refund is processed', 'refunds'],
  'end refund': ['A refund ends', 'refunds'],
  'abandon transfer': ['A transfer without its OTP is abandoned', 'transfers'],
  'run bulk charge': ['A bulk charge is run'],
  'remind of dispute': ['The merchant is reminded of a dispute', 'disputes'],
  'accept dispute': ['A dispute without an answer is lost', 'disputes'],
  'settle payments': ['Payments are settled'],
};

function jobOf(name: string): readonly [words: string, page?: string] {
  return JOBS[name] ?? [name.charAt(0).toUpperCase() + name.slice(1)];
}

/** What is due for records of one page, by their ids. */
export function jobsOf({ world }: DashboardView, page: string, ids: readonly number[]): Job[] {
  return world.jobs
    .filter(({ name, id }) => jobOf(name)[1] === page && ids.includes(id))
    .map(({ at, name }) => ({ at, words: jobOf(name)[0] }));
}

/** Something that is due, with its place on the dashboard. */
export interface Due {
  /** Milliseconds since 1970. */
  at: number;
  what: Markup;
}

/** What is due next by the clock, the next first. */
export function dueNext({ world }: DashboardView, most: number): Due[] {
  const jobs = world.jobs.map(({ at, name, id }): Due => {
    const [words, page] = jobOf(name);
    const nameOf = page === undefined ? undefined : recordName(world, page, id);
    return {
      at,
      what:
        page === undefined || nameOf === undefined
          ? html`${words}`
          : html`${words}: <a href="${addressOf(page, id)}">${nameOf}</a>`,
    };
  });
  const tries = world.deliveries
    .filter(({ nextAttemptAt }) => nextAttemptAt !== null)
    .map(({ id, event, nextAttemptAt }) => ({
      at: Date.parse(nextAttemptAt ?? ''),
      what: html`A webhook is tried again: <a href="${addressOf('webhooks', id)}">${event}</a>`,
    }));
  return [...jobs, ...tries].sort((one, other) => one.at - other.at).slice(0, most);
}

function recordName(world: DashboardView['world'], page: string, id: number): string | undefined {
  switch (page) {
    case 'transactions':
      return world.transactions.withId(id)?.reference;
    case 'subscriptions':
      return world.subscriptions.withId(id)?.subscription_code;
    case 'transfers':
      return world.transfers.withId(id)?.transfer_code;
    case 'refunds':
      return `Refund ${id}`;
    default:
      return `Dispute ${id}`;
  }
}

/** When something is due, and how long that is from now. */
export function whenDue({ world }: DashboardView, at: number): Markup {
  const time = new Date(at).toISOString();
  return html`${timeOf(time)} <span class="dim">${distanceOf(at - world.clock.now)}</span>`;
}
