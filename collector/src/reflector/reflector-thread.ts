import { parentPort, workerData } from 'node:worker_threads';
import { startUdpReflector, type UdpReflectorSettings } from './udp-reflector.ts';

/** The reflector's thread: says where it listens, then what it did, on each question. */
const port = parentPort;
if (port === null) throw new Error('reflector-thread.ts runs as a worker only');

const reflector = await startUdpReflector(workerData as UdpReflectorSettings);
port.on('message', async (question: 'tell' | 'close') => {
  port.postMessage({ counts: reflector.counts(), heard: reflector.takeHeard(), deaf: reflector.takeDeaf() });
  if (question === 'tell') return;
  await reflector.close();
  port.close();
});
port.postMessage({ port: reflector.port });
