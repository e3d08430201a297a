/**
 * Starts the app of examples/nest, built beside this file, and sends it webhooks. Prints what came of them as JSON.
 */
require('reflect-metadata');
const { createHmac } = require('node:crypto');
const { NestFactory } = require('@nestjs/core');
const { AsyncPaystack } = require('tspaystack2');
const { PAYSTACK_OPTIONS, PaystackModule } = require('./built/paystack.module.js');
const { WebhookInbox } = require('./built/webhook.inbox.js');

const key = process.env.PAYSTACK_SECRET_KEY;
const body = JSON.stringify({ event: 'charge.success', data: { reference: 'order-1' } }, null, 1);
const sign = (text, with_ = key) => createHmac('sha512', with_).update(text).digest('hex');

/** A logger of NestJS that keeps the warnings. */
function loggerOf(warnings) {
  const warn = (message) => void warnings.push(message);
  return { log() {}, error: warn, warn, debug() {}, verbose() {}, fatal: warn };
}

async function play(options, signature) {
  const warnings = [];
  const app = await NestFactory.create(PaystackModule, { ...options, logger: loggerOf(warnings) });
  const settled = [];
  const inbox = app.get(WebhookInbox);
  inbox.settle = async (reference) => void settled.push(reference);
  await app.listen(0, '127.0.0.1');
  const headers = { 'Content-Type': 'application/json', 'x-paystack-signature': signature };
  const reply = await fetch(`${await app.getUrl()}/paystack/webhook`, { method: 'POST', headers, body });
  const text = await reply.text();
  await new Promise(setImmediate);
  await app.close();
  return { status: reply.status, text, settled, warnings };
}

async function main() {
  const right = await play({ rawBody: true }, sign(body));
  const forged = await play({ rawBody: true }, sign(body, 'sk_test_forged'));
  const parsed = await play({}, sign(body));

  const app = await NestFactory.create(PaystackModule, { logger: false });
  const client = app.get(AsyncPaystack);
  const options = app.get(PAYSTACK_OPTIONS);
  const reply = await client.request('GET', '/anything');
  await app.close();
  console.log(JSON.stringify({ right, forged, parsed, client: { options, status: reply.status } }));
}

void main();
