// Replies with the path and the number of the connection; then, as it is told, sends what nobody asked for.
const { createServer } = require('node:net');
const { createServer: createTLSServer } = require('node:tls');
const { parentPort, workerData } = require('node:worker_threads');

const { cells, key, cert } = workerData;

const response = (status, message, headers = '') => {
  const body = JSON.stringify({ status: true, message });
  return `HTTP/1.1 ${status}\r\n${headers}Content-Length: ${body.length}\r\n\r\n${body}`;
};

const strays = {
  'a second response': (socket, done) => socket.write(response('200 OK', 'Stray'), done),
  'a 408': (socket, done) =>
    socket.end(response('408 Request Timeout', 'Stray', 'Connection: close\r\n'), done),
  'half a response': (socket, done) => socket.write(response('200 OK', 'Stray').slice(0, -5), done),
};

let connections = 0;
let last;

function serve(socket) {
  const number = ++connections;
  last = socket;
  // What is written has arrived at once.
  socket.setNoDelay(true);
  socket.on('error', () => undefined);
  socket.setEncoding('latin1').on('data', (head) => {
    socket.write(response('200 OK', `${head.split(' ')[1]} on connection ${number}`));
  });
}

parentPort.on('message', (stray) => {
  strays[stray](last, () => {
    Atomics.add(cells, 0, 1);
    Atomics.notify(cells, 0);
    parentPort.postMessage('sent');
  });
});

const server = key === undefined ? createServer(serve) : createTLSServer({ key, cert }, serve);
server.listen(0, '127.0.0.1', () => parentPort.postMessage(server.address().port));
