import { type Markup, html } from '../html';
import { addressOf } from './parts';
import type { DashboardView } from './view';

/** How the sandbox is set, in short. */
export function settingsOf({ world, settings }: DashboardView): Markup {
  const { latency, failures, rateLimit, webhookURL, isHeld } = settings;
  const { transfers, declines, pauses } = world.settings;
  const { path, method, times, rate, retryAfter } = failures ?? {};
  const facts: [name: string, value: string | number | undefined][] = [
    ['Time', `${world.now.slice(0, 16).replace('T', ' ')} UTC`],
    ['Webhooks go to', webhookURL ?? 'no address'],
    ['Webhooks are', isHeld ? 'held' : undefined],
    ['Latency', latencyOf(latency)],
    ['Failures', failures ? failureOf(failures) : 'none'],
    ['of', path === undefined && method === undefined ? undefined : [method, path].filter(Boolean).join(' ')],
    ['at most', times],
    ['share', rate === undefined ? undefined : `${Math.round(rate * 100)} %`],
    ['Retry-After', retryAfter],
    ['Rate limit', rateLimit ? `${rateLimit.requests} in ${rateLimit.window / 1000} s` : 'none'],
    ['Transfers are', transfers === 'success' ? undefined : transfers],
    ['Charges to be declined', declines.length || undefined],
    ['Charges to wait', pauses.length || undefined],
  ];
  const told = facts.filter(([, value]) => value !== undefined);
  return html`<ul class="row settings">
    ${told.map(([name, value]) => html`<li>${name} <strong>${value}</strong></li>`)}
  </ul>`;
}

function failureOf({ status, body, drop }: NonNullable<DashboardView['settings']['failures']>): string {
  if (drop === 'reply') return 'lost replies';
  if (drop === true) return 'closed connections';
  return `${status ?? 500}${body === 'html' ? ' as HTML' : ''}`;
}

function latencyOf(latency: DashboardView['settings']['latency']): string {
  return typeof latency === 'number' ? `${latency} ms` : `${latency.min} to ${latency.max} ms`;
}

/** What makes requests slow or fail at the moment, so that nobody looks for the reason elsewhere. */
export function warningsOf({ world, settings }: DashboardView): Markup {
  const { latency, failures, rateLimit, isHeld } = settings;
  const slowest = typeof latency === 'number' ? latency : latency.max;
  const warnings = [
    failures && 'Requests are made to fail.',
    slowest > 0 && `Replies take ${latencyOf(latency)} longer.`,
    rateLimit && 'Requests are limited.',
    isHeld && 'Webhooks are held.',
    world.settings.declines.length > 0 && 'The next charge is declined.',
  ].filter((warning) => typeof warning === 'string');
  return html`${
    warnings.length > 0 &&
    html`<p class="note warn">${warnings.join(' ')} <a href="${addressOf('controls')}">Controls</a></p>`
  }`;
}
