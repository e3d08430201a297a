// Replies with as many bytes as the first segment of a path says.
const { createServer } = require('node:http');
const { serve } = require('../../support/servers/serve.cjs');

serve(createServer(({ url }, response) => response.end(' '.repeat(Number(url.split('/')[1])))));
