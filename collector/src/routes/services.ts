import type { Routes } from '../http/api-server.ts';
import { listed, listOf, serviceRow } from './schemas.ts';

/** The systems that communes depend on, as configured. */
export const services: Routes = (server, { collector }) => {
  server.get('/api/v1/services', {
    config: { access: 'own-commune' },
    schema: { summary: 'Services that are watched', response: { 200: listed(serviceRow) } },
    handler: () => listOf([...collector.state().registry.services.values()]),
  });
};
