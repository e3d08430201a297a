import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { PaystackModule } from './paystack.module';

async function start(): Promise<void> {
  const app = await NestFactory.create(PaystackModule, { rawBody: true });
  app.enableShutdownHooks();
  await app.listen(Number(process.env.PORT ?? 3000), '127.0.0.1');
}

void start();
