const { createServer } = require('node:http');
const { serve } = require('./serve.cjs');

const deeds = {
  silent: () => {},
  dripping: (response) => {
    response.writeHead(200);
    const timer = setInterval(() => response.write(' '), 10);
    response.once('close', () => clearInterval(timer));
  },
  reset: (response) => response.socket.resetAndDestroy(),
};

let methods = [];

const server = createServer((request, response) => {
  request.resume().once('end', () => {
    const parts = request.url.split('/')[1].split(',');
    deeds[parts[methods.length] ?? parts.at(-1)](response);
    methods.push(request.method);
  });
});

serve(server, () => {
  const received = methods;
  methods = [];
  return received;
});
