export * from './load.ts';
export * from './memory.ts';
export * from './network.ts';
export { type OsName, type OsSupport, osSupport } from './os-support/os-support.ts';
export * from './processor-advice.ts';
export { type ProcessorAge, processorAge } from './processor-age/processor-age.ts';
export * from './storage.ts';
export * from './temperature.ts';
export * from './windows-11.ts';
