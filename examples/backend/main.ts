/** Starts the service. The key comes from PAYSTACK_AUTHORIZATION_KEY, the port from PORT. */
import { buildService } from './service';
import { closeOnSignals } from './shutdown';

const app = buildService();
closeOnSignals(app);
void app.listen({ port: Number(process.env.PORT ?? 3000), host: process.env.HOST ?? '127.0.0.1' });
