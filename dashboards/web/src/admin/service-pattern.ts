/** A service as it is asked for: what a form has, and what the collector takes. */
export interface ServiceFields {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly host: string;
  readonly path: 'internet' | 'data-network';
  readonly application: string;
  readonly static: string;
  readonly everyS: string;
  readonly requestsPerDayMax: string;
  readonly watchedBy: 'communes' | 'province' | 'both';
}

export const EMPTY_SERVICE: ServiceFields = {
  id: '',
  name: '',
  kind: 'procedures',
  host: '',
  path: 'internet',
  application: '',
  static: '',
  everyS: '300',
  requestsPerDayMax: '1000000',
  watchedBy: 'communes',
};

export const PATTERN = ['dvcqg', 'vneid', 'motcua', 'hscv', 'portal', 'mail'] as const;
export type Pattern = (typeof PATTERN)[number];

const KINDS: Readonly<Record<Pattern, string>> = {
  dvcqg: 'national-portal',
  vneid: 'sign-on',
  motcua: 'procedures',
  hscv: 'documents',
  portal: 'provincial-portal',
  mail: 'mail',
};

/** Public addresses of the national systems, and the way most provinces name theirs: looked at and corrected before anything is watched. */
const HOSTS: Readonly<Record<Pattern, (domain: string) => string>> = {
  dvcqg: () => 'dichvucong.gov.vn',
  vneid: () => 'sso.dancuquocgia.gov.vn',
  motcua: (domain) => `motcua.${domain}`,
  hscv: (domain) => `hscv.${domain}`,
  portal: (domain) => domain,
  mail: (domain) => `mail.${domain}`,
};

/** `https://www.quangngai.gov.vn/` → `quangngai.gov.vn`; undefined where it is no domain. */
export function domainOf(typed: string): string | undefined {
  const domain = typed
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/^www\./, '')
    .replace(/\/.*$/, '');
  return /^(?=.{4,200}$)[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(domain) ? domain : undefined;
}

/** The six services that a commune opens in a day, with the hosts that they usually have in a province of this domain. */
export const servicesByPattern = (domain: string, names: Readonly<Record<Pattern, string>>): readonly ServiceFields[] =>
  PATTERN.map((id) => ({ ...EMPTY_SERVICE, id, name: names[id], kind: KINDS[id], host: HOSTS[id](domain) }));

/** What the collector takes, of what stands in the form. */
export function serviceBody(fields: ServiceFields): object {
  const pages = {
    ...(fields.static.trim() === '' ? {} : { static: fields.static.trim() }),
    ...(fields.application.trim() === '' ? {} : { application: fields.application.trim() }),
  };
  return {
    id: fields.id.trim(),
    kind: fields.kind,
    name: fields.name.trim(),
    hosts: [fields.host.trim()],
    path: fields.path,
    everyS: Number(fields.everyS) || 0,
    requestsPerDayMax: Number(fields.requestsPerDayMax) || 0,
    watchedBy: fields.watchedBy,
    ...(Object.keys(pages).length === 0 ? {} : { pages }),
  };
}
