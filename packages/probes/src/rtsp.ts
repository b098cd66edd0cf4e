import { integer, type MetricSpec } from '@mach/wire';
import { probe } from './contract.ts';
import { fact, gauge, textValue } from './metrics.ts';
import { type HeadStyle, programOf, readFinalHead } from './response-head.ts';
import { hostInUri, isHost, noHost } from './target.ts';

const options = {
  port: integer({ default: 554, min: 1, max: 65_535, help: 'TCP port of the camera or recorder' }),
  timeoutMs: integer({
    default: 5_000,
    min: 100,
    max: 60_000,
    unit: 'ms',
    help: 'for everything from resolving to the answer',
  }),
};

const duration = (value: string, phase: string, help: string) =>
  gauge(value, 'ms', {
    help,
    as: 'mach_probe_rtsp_duration_seconds',
    labels: { phase },
    family: 'Duration of a question by RTSP by phase.',
  });

const metrics: readonly MetricSpec[] = [
  fact('status', 'none', {
    help: 'status of the answer; any of them means that the camera is alive, 401 too',
    as: 'mach_probe_rtsp_status_code',
  }),
  duration('resolveMs', 'resolve', 'time to resolve the name; 0 for an address'),
  duration('connectMs', 'connect', 'time from SYN to an open connection'),
  duration('answerMs', 'answer', 'time from the question to the answer'),
  textValue('server', { help: 'what the camera says that it is, at most 200 characters of it' }),
  textValue('address', { help: 'the address that took the connection' }),
];

/** Asks a camera or recorder what it can do. Nothing is described, set up or played: no picture is ever asked for. */
export const rtsp = probe({
  name: 'rtsp',
  summary: 'Asks a camera or recorder by RTSP OPTIONS whether it is alive; never for its picture.',
  needs: ['lines'],
  options,
  metrics,
  asksDevices: () => true,
  target: { help: 'a host name or an address', example: '192.168.1.64' },
  run: async (io, target, { port, timeoutMs }, signal) => {
    if (!isHost(target)) return noHost(target);
    const opened = await io.lines.open({ host: target, port, tlsFirst: false, timeoutMs }, signal);
    if (!opened.ok) return opened;
    using conversation = opened.value;
    const { address, resolveMs, connectMs } = conversation;
    const place = { address, resolveMs, connectMs };
    const askedMs = conversation.say(optionsRequest(target, port));
    const head = await readFinalHead(conversation, style);
    if (!head.ok) return { ...head, values: place };
    const { status, headers, atMs } = head.value;
    const server = programOf(head.value);
    const values = { ...place, status, answerMs: atMs - askedMs, ...(server !== '' && { server }) };
    if (Number(headers.get('cseq')) === CSEQ) return { ok: true, values };
    return { ok: false, failure: 'bad-reply', detail: 'an answer to another question: its CSeq is not ours', values };
  },
});

/** RFC 2326 is 1.0, RFC 7826 is 2.0; to a version that it does not speak a server answers in its own. */
const style: HeadStyle = { protocol: 'RTSP', statusLine: /^RTSP\/[12]\.0 ([1-5]\d\d)(?: |$)/i };

/** Number of the one question of a conversation, which its answer gives back. */
const CSEQ = 1;

/** RFC 2326, 10.1; the line's own end is the empty line. Version 1.0, for no camera speaks 2.0 alone. */
const optionsRequest = (host: string, port: number) =>
  [`OPTIONS rtsp://${hostInUri(host)}:${port}/ RTSP/1.0`, `CSeq: ${CSEQ}`, 'User-Agent: mach-probe', ''].join('\r\n');
