import { z } from 'zod';
import type { Routes } from '../http/api-server.ts';
import { listed, listOf } from './schemas.ts';

const contact = z.object({ name: z.string(), phone: z.string() });

/** Whom people can call, as the configuration names them: for the check of a PC without an agent, which nobody is signed in for. */
export const contacts: Routes = (server, { collector }) => {
  server.get('/api/v1/contacts', {
    config: { access: 'public' },
    schema: { summary: 'Whom the people at a PC can call for help', response: { 200: listed(contact) } },
    handler: () => listOf((collector.watched().contacts ?? []).map(({ name, phone }) => ({ name, phone }))),
  });
};
