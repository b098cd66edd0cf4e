import { isIP } from 'node:net';
import type { Dns } from '../dns.ts';
import { startDeadline } from './deadline.ts';
import { askWithin } from './dns-question.ts';
import type { AllowsAddress } from './resolve.ts';
import { failed } from './trouble.ts';
import { warmUp } from './warm-up.ts';

/**
 * Questions to resolvers through c-ares, never through the system's `getaddrinfo`: that one holds a thread of the pool
 * for ten seconds when a resolver is dead, and can't tell a refusing resolver from a silent one.
 *
 * A name that exists but has no record of the type is a good answer with no records. SERVFAIL and a reply that can't be
 * read are `bad-reply`. Several resolvers are asked in turn within the one deadline.
 */
export const nodeDns = ({ allows = () => true }: { readonly allows?: AllowsAddress | undefined } = {}): Dns => ({
  ask: async (question, signal) => {
    await warmUp();
    const { server } = question;
    // The system's own resolvers are this machine's choice; what a question names is the choice of whoever asks.
    if (server !== undefined && !allows(addressOfServer(server), server)) {
      return failed('denied', `${server} is no address that this check may ask`);
    }
    using deadline = startDeadline(question.timeoutMs, signal);
    // Awaited here: the deadline ends with this function, not with the promise that it would hand on.
    return await askWithin(question, deadline);
  },
});

/** `192.0.2.53`, `192.0.2.53:5353`, `2001:db8::53`, `[2001:db8::53]:5353`: the forms that c-ares takes. */
const addressOfServer = (server: string) =>
  isIP(server) === 0 ? server.replace(/:\d+$/, '').replace(/^\[|\]$/g, '') : server;
