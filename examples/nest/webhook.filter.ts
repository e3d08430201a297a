/** Logs why a webhook was refused, and answers with 400. All else goes on to the app. */
import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import { SignatureVerificationException } from 'tspaystack2/webhooks';

interface Answer {
  status(code: number): { send(body: object): unknown };
}

@Catch(SignatureVerificationException)
export class WebhookFilter implements ExceptionFilter<SignatureVerificationException> {
  readonly #logger = new Logger(WebhookFilter.name);

  catch(exception: SignatureVerificationException, host: ArgumentsHost): void {
    // The message has no key and no part of the body. It says what to do where `rawBody: true` is missing.
    this.#logger.warn(exception.message);
    host.switchToHttp().getResponse<Answer>().status(400).send({ message: 'The webhook was refused.' });
  }
}
