import { sensor } from '../contract.ts';
import { counter, gauge, textValue } from '../metrics.ts';
import { part } from './part.ts';

const slowed = (value: string, because: string, help: string) =>
  gauge(value, 'count', {
    help,
    as: 'mach_agent_slowed_down_steps',
    labels: { because },
    family: 'Steps by which the agent has slowed down to keep its allowance: 0 not at all, 3 at most.',
    reduce: 'max',
  });

/** What the agent costs this machine, and what its spool holds and had to drop. */
export const agent = sensor({
  name: 'agent',
  summary: 'What the agent costs this machine, and what its spool holds and had to drop.',
  needs: ['self'],
  onWindows:
    'by Node’s own figures; CPU time of the children by a job object, which Wine does not add up; never run on a real PC',
  options: {},
  metrics: [
    textValue('version', {
      help: 'version of the agent',
      as: 'mach_agent_info',
      label: 'version',
      family: 'The agent that reports for this device.',
    }),
    counter('cpuMs', 'ms', {
      help: 'CPU time of the agent and its ended children',
      as: 'mach_agent_cpu_seconds_total',
    }),
    counter('childCpuMs', 'ms', {
      help: 'CPU time of ended children (ping, the inventory, the benchmark), which is part of the agent’s; on Windows of those that run too, and not told where no job object can be made',
      as: 'mach_agent_children_cpu_seconds_total',
    }),
    gauge('residentBytes', 'bytes', {
      help: 'memory that the agent’s resident process holds, without its short-lived children',
      as: 'mach_agent_resident_memory_bytes',
      reduce: 'max',
    }),
    gauge('childPeakBytes', 'bytes', {
      help: 'most memory that one of the agent’s own children held since the agent began (inventory, SNMP, PAC script, benchmark), without what it started itself',
      as: 'mach_agent_child_peak_memory_bytes',
      reduce: 'max',
    }),
    gauge('spoolReports', 'count', {
      help: 'reports that wait to be acknowledged',
      as: 'mach_agent_spool_reports',
      reduce: 'last',
    }),
    gauge('spoolBytes', 'bytes', {
      help: 'size of the spool on the disk',
      as: 'mach_agent_spool_bytes',
      reduce: 'last',
    }),
    counter('droppedReports', 'count', {
      help: 'reports that the spool had no room for',
      as: 'mach_agent_dropped_reports_total',
    }),
    counter('refusedReports', 'count', {
      help: 'reports that the collector decided against',
      as: 'mach_agent_refused_reports_total',
    }),
    counter('sentBytes', 'bytes', { help: 'bytes of requests sent', as: 'mach_agent_sent_bytes_total' }),
    counter('lateBytes', 'bytes', {
      help: 'bytes of reports that were late and of what was sent again, which are part of the bytes sent',
      as: 'mach_agent_late_bytes_total',
    }),
    counter('requests', 'count', { help: 'requests made', as: 'mach_agent_requests_total' }),
    counter('failedRequests', 'count', {
      help: 'requests that failed',
      as: 'mach_agent_failed_requests_total',
    }),
    counter('heldBackChecks', 'count', {
      help: 'checks that were not run because the day’s allowance of requests was used up',
      as: 'mach_agent_held_back_checks_total',
    }),
    slowed('slowedForCpu', 'cpu', 'how far the agent has slowed down because of its CPU time: 0 not at all, 3 at most'),
    slowed(
      'slowedForBytes',
      'bytes',
      'how far the agent has slowed down because of what it sends: 0 not at all, 3 at most',
    ),
    counter('lineWatchBytes', 'bytes', {
      help: 'bytes that the watch of lines put on them, both ways together, with all headers; only where a line is watched',
      as: 'mach_agent_line_watch_bytes_total',
    }),
    slowed(
      'slowedForLine',
      'line',
      'how far looks at lines were made fewer to keep their allowance of a day: half of them at 1, an eighth at 3',
    ),
  ],
  run: async (io) => [part(undefined, { ...io.self.read() })],
});
