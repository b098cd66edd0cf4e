/**
 * Node's HTTP client without its ES module face: importing `node:http` reads every export once, and one of them loads the
 * whole of undici, which costs a resident process 6 MiB that it never uses (measured on Node 24.21).
 */
export const { Agent, request } = process.getBuiltinModule('node:http');
