import type { Tcp } from '../tcp.ts';
import { connectToFirst } from './connect.ts';
import { startDeadline } from './deadline.ts';
import { type ResolverSettings, resolveHost } from './resolve.ts';
import { warmUp } from './warm-up.ts';

/** TCP connections within one deadline for resolving and connecting. */
export const nodeTcp = (names: ResolverSettings = {}): Tcp => ({
  connect: async ({ host, port, timeoutMs }, signal) => {
    await warmUp();
    using deadline = startDeadline(timeoutMs, signal);
    const resolved = await resolveHost(host, deadline, names);
    if (!resolved.ok) return resolved;
    const { addresses, resolveMs } = resolved.value;
    const connected = await connectToFirst(addresses, port, deadline);
    if (!connected.ok) return connected;
    const { socket, address, connectMs } = connected.value;
    // As the health checks of load balancers end theirs: a farewell is three packets more, each time on everybody's line.
    socket.resetAndDestroy();
    return { ok: true, value: { address, resolveMs, connectMs } };
  },
});
