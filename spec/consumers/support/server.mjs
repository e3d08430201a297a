import { once } from 'node:events';
import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';

const list = {
  first: { data: customers('CUS_1', 'CUS_2'), meta: { next: 'second', previous: null, perPage: 2 } },
  second: { data: customers('CUS_3'), meta: { next: null, previous: 'first', perPage: 2 } },
};

function customers(...codes) {
  return codes.map((code) => ({ id: Number(code.slice(-1)), customer_code: code }));
}

/**
 * A server on loopback. Below /paystack it lists three customers on two pages, and replies to anything else with the
 * User-Agent and the body that came; below /silent it never replies.
 */
export async function startServer() {
  const server = createServer(async (request, response) => {
    const url = new URL(request.url, 'http://localhost');
    if (url.pathname.startsWith('/silent')) return;
    const body = request.method === 'GET' ? null : await json(request);
    const data = { customer_code: 'CUS_1', user_agent: request.headers['user-agent'], body };
    const page = list[url.searchParams.get('next') ?? 'first'];
    const reply = url.pathname === '/paystack/customer/' && request.method === 'GET' ? page : { data };
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify({ status: true, message: 'Done', ...reply }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    stop() {
      server.close();
      server.closeAllConnections();
    },
  };
}
