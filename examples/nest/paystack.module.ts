/** Paystack as a module of NestJS: the client by injection, and the endpoint of webhooks. */
import { Module } from '@nestjs/common';
import { AsyncPaystack, type ClientOptions } from 'tspaystack2';
import { WebhookController } from './webhook.controller';
import { WebhookInbox } from './webhook.inbox';

/** Options of the client. An app that needs others overrides this provider. */
export const PAYSTACK_OPTIONS = Symbol('PAYSTACK_OPTIONS');

@Module({
  controllers: [WebhookController],
  providers: [
    { provide: PAYSTACK_OPTIONS, useValue: { deadline: 10_000 } satisfies ClientOptions },
    {
      provide: AsyncPaystack,
      // The key comes from PAYSTACK_AUTHORIZATION_KEY or PAYSTACK_SECRET_KEY.
      useFactory: (options: ClientOptions) => new AsyncPaystack(undefined, options),
      inject: [PAYSTACK_OPTIONS],
    },
    WebhookInbox,
  ],
  exports: [AsyncPaystack, WebhookInbox],
})
export class PaystackModule {}
