/** Makes spans of OpenTelemetry of the calls to Paystack. Without an SDK of OpenTelemetry, it does nothing. */
import { type Span, SpanKind, SpanStatusCode, type Tracer, trace } from '@opentelemetry/api';
import type { AttemptReport } from 'tspaystack2';

/**
 * An `onAttempt` that makes one span of each call, with an event for each retry. The span has the route and not the
 * path, which can hold an email.
 */
export function spansOf(tracer: Tracer = trace.getTracer('shop')): (report: AttemptReport) => void {
  const underWay = new Map<number, Span>();
  return ({ call, method, route, attempt, status, code, duration, retryIn, remaining }) => {
    const now = Date.now();
    const span =
      underWay.get(call) ??
      tracer.startSpan(`${method} ${route ?? ''}`.trim(), {
        kind: SpanKind.CLIENT,
        startTime: now - duration,
        attributes: { 'http.request.method': method, 'url.template': route ?? undefined },
      });
    span.setAttributes({
      'http.response.status_code': status ?? undefined,
      'error.type': code ?? undefined,
      'http.request.resend_count': attempt - 1,
      'paystack.calls_remaining': remaining ?? undefined,
    });
    if (retryIn !== null) {
      underWay.set(call, span);
      span.addEvent('retry', { reason: String(status ?? code), wait_ms: Math.round(retryIn) }, now);
      return;
    }
    underWay.delete(call);
    if (status === null || status >= 400) span.setStatus({ code: SpanStatusCode.ERROR });
    span.end(now);
  };
}
