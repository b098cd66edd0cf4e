import type { FastifyRequest } from 'fastify';
import { isLoopbackAddress } from './loopback.ts';

/**
 * What a caller's address counts as: of IPv6 the network of 64 bits that one subscriber has. A proxy on this very machine says in
 * `X-Forwarded-For` who came to it, in the last place; anybody else's word for it counts for nothing.
 */
export function addressKey(request: Pick<FastifyRequest, 'headers' | 'socket'>): string {
  const remote = request.socket.remoteAddress ?? '';
  const forwarded = [request.headers['x-forwarded-for'] ?? []].flat().join(',').split(',').at(-1)?.trim() ?? '';
  return networkOf(isLoopbackAddress(remote) && forwarded !== '' ? forwarded.slice(0, 64) : remote);
}

/** An address, or of IPv6 the network that one subscriber has. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d{1,3}(?:\.\d{1,3}){3})$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  if (!address.includes(':')) return address;
  const [head = '', tail] = address.split('::', 2);
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0');
  return `${[...left, ...zeros, ...right].slice(0, 4).join(':').toLowerCase()}::/64`;
}
