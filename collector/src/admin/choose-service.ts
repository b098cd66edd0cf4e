import type { Registry } from '../state/fleet-state.ts';
import type { Decision } from './decision.ts';
import type { AdminRequest } from './request.ts';

type Asked = Extract<AdminRequest, { type: 'choose-service' | 'drop-service' }>;

/** As many as the configuration file may name. */
const SERVICES_MAX = 200;

/** Decides about a service that the pages watch beside those of the configuration file. What stands there is changed there alone. */
export function chooseService(request: Asked, { servicesOfFile, chosenServices, services }: Registry): Decision {
  const id = request.type === 'choose-service' ? request.service.id : request.id;
  if (servicesOfFile.some((service) => service.id === id)) {
    return no(
      'in-file',
      `${id} stands in the configuration file: change it there, then have the collector read it again`,
    );
  }
  if (request.type === 'drop-service') {
    if (!chosenServices.has(id)) return no('not-found', `no page chose a service ${id}`);
    return { changes: [{ type: 'service-dropped', id }], answer: { ok: true } };
  }
  if (!chosenServices.has(id) && services.size >= SERVICES_MAX) {
    return no('too-many', `at most ${SERVICES_MAX} services are watched`);
  }
  return { changes: [{ type: 'service-chosen', service: request.service }], answer: { ok: true } };
}

const no = (code: string, error: string): Decision => ({
  changes: [],
  answer: { ok: false, code, field: 'id', error },
});
