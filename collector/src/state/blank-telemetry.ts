import type { FoldedTelemetry } from './mutable-state.ts';

/** What is known of a device before its first reading. */
export function blankTelemetry({
  sendEveryS,
  bootId,
  agentVersion,
  machine,
}: Pick<FoldedTelemetry, 'sendEveryS' | 'bootId' | 'agentVersion' | 'machine'>): FoldedTelemetry {
  return {
    lastReceivedAt: 0,
    up: false,
    hasLeft: false,
    upSince: 0,
    sendEveryS,
    bootId,
    agentVersion,
    machine,
    clockOffsetMs: 0,
    bootedAt: 0,
    bootedByClock: [],
    delayMs: 0,
    clockWrong: false,
    reports: 0,
    readings: new Map(),
    lasting: new Map(),
    changes: [],
    boots: [],
    machines: [],
    cloneSuspected: false,
    sweptAt: 0,
  };
}
