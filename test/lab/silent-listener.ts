import { createServer } from 'node:net';

/** What stands in for the H.323 port of a bridge: it takes connections, and breaks off at the first byte of a call. */
const port = Number(process.argv[2]);

createServer((socket) => socket.on('error', () => {}).once('data', () => socket.destroy())).listen(port, '0.0.0.0');
