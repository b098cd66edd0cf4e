import { createSocket } from 'node:dgram';
import { networkInterfaces } from 'node:os';
import type { GroupAnswer, GroupQuestion, Neighbourhood, OwnNetwork } from '../neighbourhood.ts';
import type { Result } from '../result.ts';
import { nodeLimits } from './limits.ts';
import { troubleFrom } from './trouble.ts';

/** By the cards as the system has them at the moment, and by UDP. */
export const nodeNeighbourhood: Neighbourhood = { networks, askGroup };

function networks(): readonly OwnNetwork[] {
  return Object.entries(networkInterfaces()).flatMap(([name, addresses]) =>
    (addresses ?? []).flatMap(({ family, internal, address, cidr, mac }) =>
      family === 'IPv4' && !internal && cidr !== null
        ? [{ interface: name, address, prefix: Number(cidr.split('/')[1]), mac: mac.toLowerCase() }]
        : [],
    ),
  );
}

/** A router does not pass on what may live for one hop. */
const ONE_HOP = 1;

function askGroup(question: GroupQuestion, signal: AbortSignal): Promise<Result<readonly GroupAnswer[]>> {
  const { group, port, payload, from, listenMs } = question;
  const socket = createSocket('udp4');
  const answers: GroupAnswer[] = [];
  return new Promise((resolve) => {
    const end = (result: Result<readonly GroupAnswer[]>) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', enough);
      socket.close();
      resolve(result);
    };
    const enough = () => end({ ok: true, value: answers });
    const failed = (error: Error) => end(troubleFrom(error, `asking the group ${group} port ${port}`));
    const timer = setTimeout(enough, listenMs);
    signal.addEventListener('abort', enough, { once: true });
    socket.once('error', failed);
    socket.on('message', (datagram, { address }) => {
      if (answers.length < nodeLimits.datagramsWaitingMax)
        answers.push({ address, datagram: new Uint8Array(datagram) });
    });
    socket.bind(0, from, () => {
      socket.setMulticastTTL(ONE_HOP);
      socket.setMulticastInterface(from);
      socket.send(payload, port, group, (error) => {
        if (error !== null) failed(error);
      });
    });
  });
}
