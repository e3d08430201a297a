import { type Markup, html } from '../html';
import { addressOf } from './parts';
import type { DashboardView } from './view';

/** How the sandbox is set, in short. */
export function settingsOf({
  world,
  settings: { latency, failures, rateLimit, webhookURL },
}: DashboardView): Markup {
  const { status, times, rate, retryAfter } = failures ?? {};
  const facts: [name: string, value: string | number | undefined][] = [
    ['Time', `${world.now.slice(0, 16).replace('T', ' ')} UTC`],
    ['Webhooks go to', webhookURL ?? 'no address'],
    ['Latency', latencyOf(latency)],
    ['Failures', status ?? 'none'],
    ['at most', times],
    ['share', rate === undefined ? undefined : `${Math.round(rate * 100)} %`],
    ['Retry-After', retryAfter],
    ['Rate limit', rateLimit ? `${rateLimit.requests} in ${rateLimit.window / 1000} s` : 'none'],
  ];
  const told = facts.filter(([, value]) => value !== undefined);
  return html`<ul class="row settings">
    ${told.map(([name, value]) => html`<li>${name} <strong>${value}</strong></li>`)}
  </ul>`;
}

function latencyOf(latency: DashboardView['settings']['latency']): string {
  return typeof latency === 'number' ? `${latency} ms` : `${latency.min} to ${latency.max} ms`;
}

/** What makes requests slow or fail at the moment, so that nobody looks for the reason elsewhere. */
export function warningsOf({ settings: { latency, failures, rateLimit } }: DashboardView): Markup {
  const slowest = typeof latency === 'number' ? latency : latency.max;
  const warnings = [
    failures && 'Requests are made to fail.',
    slowest > 0 && `Replies take ${latencyOf(latency)} longer.`,
    rateLimit && 'Requests are limited.',
  ].filter((warning) => typeof warning === 'string');
  return html`${
    warnings.length > 0 &&
    html`<p class="note warn">${warnings.join(' ')} <a href="${addressOf('controls')}">Controls</a></p>`
  }`;
}
