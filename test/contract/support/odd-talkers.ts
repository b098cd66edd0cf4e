import type { Socket } from 'node:net';

/** Says `first`, then `again` for as long as the other side takes it. */
export function flood(socket: Socket, first: string, again: string): void {
  const more = () => {
    while (socket.writable && socket.write(again.repeat(1_000)));
  };
  socket.write(first);
  socket.on('drain', more);
  more();
}

/** Says a byte of `text` every 20 ms, and blanks after it. */
export function drip(socket: Socket, text: string): void {
  let at = 0;
  const timer = setInterval(() => socket.write(text.charAt(at++) || ' '), 20);
  socket.on('close', () => clearInterval(timer));
}
