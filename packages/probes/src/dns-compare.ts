import type { DnsReply, Result, Trouble } from '@mach/ports';
import { choice, integer, type MetricSpec, text, type Values } from '@mach/wire';
import { type Outcome, probe } from './contract.ts';
import { type Agreement, compareOpinions } from './dns-agreement.ts';
import { flagValue, gauge, textValue } from './metrics.ts';
import { isHost } from './target.ts';

/** The resolvers that are compared, each by the name that its values begin with. */
const RESOLVERS = ['network', 'isp', 'second'] as const;
type Resolver = (typeof RESOLVERS)[number];

/** Stands for the system's own resolvers. */
const SYSTEM = 'system';

const options = {
  type: choice({
    choices: ['A', 'AAAA', 'TXT', 'MX', 'NS', 'CNAME'],
    default: 'A',
    help: 'the type of record that is asked for',
  }),
  networkServer: text({
    default: SYSTEM,
    lengthMax: 64,
    help: 'the network’s resolver: `system` for this machine’s own, or an address with an optional port',
  }),
  ispServer: text({
    lengthMax: 64,
    help: 'address of the provider’s resolver, with an optional port; without it none is asked',
  }),
  secondServer: text({
    lengthMax: 64,
    help: 'address of a resolver for a second opinion, with an optional port; without it none is asked',
  }),
  timeoutMs: integer({ default: 5_000, min: 100, max: 30_000, unit: 'ms', help: 'for all resolvers at once' }),
};

const INFO_HELP = 'What came of asking each resolver, and which one deviates.';

const told = (resolver: Resolver, outcome: string): readonly MetricSpec[] => [
  textValue(`${resolver}Outcome`, {
    help: outcome,
    as: 'mach_probe_dns_compare_info',
    label: resolver,
    family: INFO_HELP,
  }),
  gauge(`${resolver}LookupMs`, 'ms', {
    help: 'time from its question to its answer, whatever it says',
    as: 'mach_probe_dns_compare_lookup_seconds',
    labels: { resolver },
    family: 'Time from question to answer of each resolver.',
  }),
  textValue(`${resolver}Answer`, { help: 'its records, sorted, at most 200 characters of them' }),
];

const metrics: readonly MetricSpec[] = [
  flagValue('agree', {
    help: 'whether the answers agree: each shares a record or a network of 256 addresses with another one',
    as: 'mach_probe_dns_compare_agree',
  }),
  textValue('deviating', {
    help: 'the resolver that stands against two others that agree',
    as: 'mach_probe_dns_compare_info',
    label: 'deviating',
    family: INFO_HELP,
  }),
  ...told(
    'network',
    'what came of asking the network’s resolver: answered, no-record (the name is there, not the type), else the failure: not-found is NXDOMAIN, denied REFUSED, refused a closed port',
  ),
  ...told('isp', 'the same of the provider’s resolver'),
  ...told('second', 'the same of the second opinion'),
];

/** Longest answer that is reported. */
const ANSWER_LENGTH_MAX = 200;

/** Asks resolvers for one name, all at once. Good when all of them answer and agree. */
export const dnsCompare = probe({
  name: 'dns-compare',
  summary: 'Asks the network’s resolver, the provider’s and a second opinion for one name and compares what they say.',
  needs: ['clock', 'dns'],
  options,
  metrics,
  target: { help: 'the name to ask for', example: 'dichvucong.gov.vn' },
  run: async (io, target, { type, timeoutMs, networkServer, ispServer, secondServer }, signal) => {
    if (!isHost(target)) return { ok: false, failure: 'unsupported', detail: `"${target}" is no name` };
    const servers = { network: networkServer, isp: ispServer, second: secondServer };
    const compared = RESOLVERS.flatMap((resolver) => {
      const server = servers[resolver];
      return server === undefined ? [] : [{ resolver, ...(server !== SYSTEM && { server }) }];
    });
    if (compared.length < 2) {
      return {
        ok: false,
        failure: 'unsupported',
        detail: 'nothing to compare with: ispServer or secondServer is needed',
      };
    }
    const startedAt = io.clock.uptimeMs();
    const ask = async ({ resolver, ...server }: (typeof compared)[number]): Promise<Asked> => {
      const reply = await io.dns.ask({ name: target, type, timeoutMs, ...server }, signal);
      return { resolver, reply, tookMs: io.clock.uptimeMs() - startedAt };
    };
    return judge(await Promise.all(compared.map(ask)));
  },
});

interface Asked {
  readonly resolver: Resolver;
  readonly reply: Result<DnsReply>;
  /** To the millisecond, for answers whose own time the port does not tell. */
  readonly tookMs: number;
}

/** An answer that differs says most; after it comes the first resolver that gave none. */
function judge(asked: readonly Asked[]): Outcome {
  const opinions = asked.flatMap(opinionOf);
  const agreement: Agreement | undefined = opinions.length < 2 ? undefined : compareOpinions(opinions);
  const values: Values = Object.assign({ ...agreement }, ...asked.map(valuesOf));
  if (agreement?.agree === false) {
    const said = opinions.map(({ resolver, records }) => `${resolver}: ${textOf(records) || 'nothing'}`).join('; ');
    return { ok: false, failure: 'bad-reply', detail: `the answers differ: ${said}`, values };
  }
  const failed = asked.map(({ reply }) => reply).find((reply) => !reply.ok);
  if (failed !== undefined) return { ...failed, values };
  const hasRecords = opinions.some(({ records }) => records.length > 0);
  return hasRecords
    ? { ok: true, values }
    : { ok: false, failure: 'not-found', detail: 'the name exists but has no record of the type', values };
}

/** That there is no such name is an opinion as well; a resolver in trouble has none. */
function opinionOf({ resolver, reply }: Asked) {
  if (reply.ok) return [{ resolver, records: reply.value.records }];
  return reply.failure === 'not-found' ? [{ resolver, records: [] }] : [];
}

function valuesOf({ resolver, reply, tookMs }: Asked): Values {
  if (!reply.ok) {
    const lookup = answers.has(reply.failure) && { [`${resolver}LookupMs`]: tookMs };
    return { [`${resolver}Outcome`]: reply.failure, ...lookup };
  }
  const { records, durationMs } = reply.value;
  return {
    [`${resolver}Outcome`]: records.length > 0 ? 'answered' : 'no-record',
    [`${resolver}LookupMs`]: durationMs,
    ...(records.length > 0 && { [`${resolver}Answer`]: textOf(records) }),
  };
}

/** Failures that a resolver has said itself: NXDOMAIN, REFUSED, SERVFAIL. */
const answers: ReadonlySet<Trouble> = new Set(['not-found', 'denied', 'bad-reply']);

const textOf = (records: readonly string[]) => records.toSorted().join(' ').slice(0, ANSWER_LENGTH_MAX);
