import type { Tls } from '../tls.ts';
import { connectToFirst } from './connect.ts';
import { startDeadline } from './deadline.ts';
import { type ResolverSettings, resolveHost } from './resolve.ts';
import { secure } from './secure.ts';
import { lazyTrust, type Trust, type TrustSettings } from './tls-handshake.ts';
import { warmUp } from './warm-up.ts';

/** TLS connections within one deadline for resolving, connecting and the handshake. */
export const nodeTls = (settings: ResolverSettings & TrustSettings = {}, trust: Trust = lazyTrust(settings)): Tls => ({
  open: async ({ host, port, timeoutMs }, signal) => {
    await warmUp();
    using deadline = startDeadline(timeoutMs, signal);
    const resolved = await resolveHost(host, deadline, settings);
    if (!resolved.ok) return resolved;
    const connected = await connectToFirst(resolved.value.addresses, port, deadline);
    if (!connected.ok) return connected;
    const { address, connectMs } = connected.value;
    const secured = await secure(connected.value.socket, { host, secureContext: trust() }, deadline);
    if (!secured.ok) return secured;
    const { socket, tls } = secured.value;
    socket.on('error', () => {}).destroy();
    return { ok: true, value: { address, resolveMs: resolved.value.resolveMs, connectMs, tls } };
  },
});
