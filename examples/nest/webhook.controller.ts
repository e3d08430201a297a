/** The endpoint of Paystack's webhooks. It needs `rawBody: true`. */
import { Controller, Headers, HttpCode, Post, type RawBodyRequest, Req, UseFilters } from '@nestjs/common';
import { constructEvent } from 'tspaystack2/webhooks';
import { WebhookFilter } from './webhook.filter';
import { WebhookInbox } from './webhook.inbox';

@Controller('paystack/webhook')
@UseFilters(WebhookFilter)
export class WebhookController {
  constructor(private readonly inbox: WebhookInbox) {}

  @Post()
  @HttpCode(200)
  async receive(
    @Req() request: RawBodyRequest<object>,
    @Headers('x-paystack-signature') signature?: string,
  ): Promise<void> {
    await this.inbox.store(constructEvent(request.rawBody, signature));
  }
}
