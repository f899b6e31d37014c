/** Source: gRPC's `statuscodes.md`; the index is the code. */
const GRPC = [
  ['OK', ''],
  ['CANCELLED', 'the caller gave up'],
  ['UNKNOWN', 'an error that says no more'],
  ['INVALID_ARGUMENT', 'the request is wrong in itself'],
  ['DEADLINE_EXCEEDED', 'not done in the time allowed'],
  ['NOT_FOUND', 'what was asked for is not there'],
  ['ALREADY_EXISTS', 'what was to be made is there'],
  ['PERMISSION_DENIED', 'the caller may not do this'],
  ['RESOURCE_EXHAUSTED', 'a quota or a store is used up'],
  ['FAILED_PRECONDITION', 'the system is not in the state this needs'],
  ['ABORTED', 'broken off, as by a concurrent change'],
  ['OUT_OF_RANGE', 'beyond the valid range'],
  ['UNIMPLEMENTED', 'the server has no such method'],
  ['INTERNAL', 'the server broke a rule of its own'],
  ['UNAVAILABLE', 'the service cannot be reached now; trying again may help'],
  ['DATA_LOSS', 'data is lost or damaged for good'],
  ['UNAUTHENTICATED', 'no valid credentials'],
] as const;

/** Returns what a gRPC status says, by number or name: `UNAVAILABLE: …`. Empty for one that gRPC does not know. */
export function grpcStatus(code: string): string {
  const number = /^\d{1,2}$/.test(code) ? Number(code) : GRPC.findIndex(([name]) => name === code.toUpperCase());
  const status = GRPC.at(number < 0 ? GRPC.length : number);
  if (status === undefined) return '';
  const [name, words] = status;
  if (name === code.toUpperCase()) return words;
  return words === '' ? name : `${name}: ${words}`;
}

/** Source: the JSON-RPC 2.0 specification, 5.1. */
const JSON_RPC: ReadonlyMap<string, string> = new Map([
  ['-32700', 'parse error'],
  ['-32600', 'invalid request'],
  ['-32601', 'method not found'],
  ['-32602', 'invalid params'],
  ['-32603', 'internal error'],
]);

/** Returns what a JSON-RPC error code says; empty for those that programs define for themselves. */
export function jsonRpcError(code: string): string {
  return JSON_RPC.get(code) ?? '';
}
