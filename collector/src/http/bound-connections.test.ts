import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import { strangersConnections } from './bound-connections.ts';

function connection(remoteAddress: string, remotePort: number) {
  const events = new EventEmitter();
  const made = {
    remoteAddress,
    remotePort,
    isCut: false,
    once: events.once.bind(events),
    close: () => events.emit('close'),
    destroy: () => {
      made.isCut = true;
      events.emit('close');
    },
  };
  return made;
}

function world() {
  const book = strangersConnections({ connectionsOfStrangersMax: 2 });
  const open = (address: string, port: number) => {
    const made = connection(address, port);
    book.opened(made as never);
    return made;
  };
  return { ...book, open };
}

it('cuts the oldest of too many connections of an address that has shown nothing, and nobody else’s', () => {
  const { open } = world();
  const other = open('203.0.113.8', 1);
  const theirs = [1, 2, 3].map((port) => open('203.0.113.7', port));
  expect(theirs.map(({ isCut }) => isCut)).toEqual([true, false, false]);
  expect(other.isCut).toBe(false);
});

it('lets those be over which something was shown, those that were closed, and a proxy’s', () => {
  const { open, known } = world();
  const first = open('203.0.113.7', 1);
  known({ remoteAddress: '203.0.113.7', remotePort: 1 });
  open('203.0.113.7', 2).close();
  const more = [3, 4].map((port) => open('203.0.113.7', port));
  const proxied = [1, 2, 3].map((port) => open('127.0.0.1', port));
  expect([first, ...more, ...proxied].some(({ isCut }) => isCut)).toBe(false);
});
