import { choice, integer, type MetricSpec, text } from '@mach/wire';
import { probe } from './contract.ts';
import { fact, gauge, textValue } from './metrics.ts';
import { isPrivateAddress } from './private-address.ts';
import { isHost } from './target.ts';

const options = {
  type: choice({
    choices: ['A', 'AAAA', 'TXT', 'MX', 'NS', 'CNAME'],
    default: 'A',
    help: 'the type of record that is asked for',
  }),
  server: text({
    lengthMax: 64,
    help: 'address of the resolver, with an optional port; without it the system’s own are asked',
  }),
  expected: text({
    lengthMax: 255,
    help: 'a record that must be among the answer; a resolver that gives others is a bad reply',
  }),
  timeoutMs: integer({ default: 5_000, min: 100, max: 30_000, unit: 'ms', help: 'how long to wait for the answer' }),
};

const metrics: readonly MetricSpec[] = [
  gauge('lookupMs', 'ms', { help: 'time from question to answer', as: 'probe_dns_lookup_time_seconds' }),
  fact('records', 'count', { help: 'records in the answer', as: 'mach_probe_dns_records' }),
  textValue('resolvers', {
    help: 'addresses of the resolvers that were asked, private ones and those of this machine alone, with blanks between: where the router’s is among them, it resolves names for the network',
  }),
  textValue('answer', { help: 'the records, sorted and separated by spaces, at most 200 characters of them' }),
];

/** Longest answer that is reported. */
const ANSWER_LENGTH_MAX = 200;

/** As many as a system asks. */
const RESOLVERS_MAX = 4;

/** Without the port that one may have. */
const hostOf = (server: string) => server.replace(/^\[(.*)\](?::\d+)?$/, '$1').replace(/^([\d.]+):\d+$/, '$1');

/** Asks a resolver for a name, once. A name without a record of the type is `not-found`: whoever needs it can't go on. */
export const dns = probe({
  name: 'dns',
  summary: 'Asks a DNS resolver for a name.',
  needs: ['dns'],
  options,
  metrics,
  attempt: { way: ['lookupMs'] },
  target: { help: 'the name to ask for', example: 'dichvucong.gov.vn' },
  run: async (io, target, { type, server, expected, timeoutMs }, signal) => {
    if (!isHost(target)) return { ok: false, failure: 'unsupported', detail: `"${target}" is no name` };
    const question = { name: target, type, timeoutMs, ...(server !== undefined && { server }) };
    const reply = await io.dns.ask(question, signal);
    if (!reply.ok) return reply;
    const { records, durationMs, servers } = reply.value;
    const resolvers = servers.map(hostOf).filter(isPrivateAddress).slice(0, RESOLVERS_MAX).join(' ');
    const answer = records.toSorted().join(' ').slice(0, ANSWER_LENGTH_MAX);
    const values = {
      lookupMs: durationMs,
      records: records.length,
      ...(resolvers !== '' && { resolvers }),
      ...(records.length > 0 && { answer }),
    };
    if (records.length === 0) {
      return { ok: false, failure: 'not-found', detail: `${target} exists but has no ${type} record`, values };
    }
    if (expected !== undefined && !records.includes(expected)) {
      return { ok: false, failure: 'bad-reply', detail: `${expected} is not among the answer: ${answer}`, values };
    }
    return { ok: true, values };
  },
});
