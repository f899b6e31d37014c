import { SpanKind } from './span-kind.ts';

/** Codes on a span that may contradict a status that was never set; 0 or -1 where there is none. */
export interface FailureEvidence {
  hasErrorType: boolean;
  /** 0 for none */
  httpStatus: number;
  /** gRPC number, -1 for none; 0 is OK */
  grpcStatus: number;
}

/** The gRPC codes that are a server's own failure: UNKNOWN, DEADLINE_EXCEEDED, UNIMPLEMENTED, INTERNAL, UNAVAILABLE, DATA_LOSS. */
const SERVER_FAILURES = new Set([2, 4, 12, 13, 14, 15]);

/**
 * Returns whether a span whose status is unset looks failed all the same. Follows OpenTelemetry's HTTP and gRPC
 * conventions: a 4xx is the client's error and not the server's, and so are most gRPC codes.
 */
export function isSuspectStatus(kind: number, evidence: FailureEvidence): boolean {
  const { hasErrorType, httpStatus, grpcStatus } = evidence;
  if (hasErrorType || httpStatus >= 500) return true;
  if (httpStatus >= 400 && kind === SpanKind.Client) return true;
  if (grpcStatus <= 0) return false;
  return kind === SpanKind.Server ? SERVER_FAILURES.has(grpcStatus) : true;
}

/** gRPC's status codes by number. */
const GRPC_STATUS_NAMES = [
  'OK',
  'CANCELLED',
  'UNKNOWN',
  'INVALID_ARGUMENT',
  'DEADLINE_EXCEEDED',
  'NOT_FOUND',
  'ALREADY_EXISTS',
  'PERMISSION_DENIED',
  'RESOURCE_EXHAUSTED',
  'FAILED_PRECONDITION',
  'ABORTED',
  'OUT_OF_RANGE',
  'UNIMPLEMENTED',
  'INTERNAL',
  'UNAVAILABLE',
  'DATA_LOSS',
  'UNAUTHENTICATED',
] as const;

const GRPC_NUMBERS: ReadonlyMap<string, number> = new Map(GRPC_STATUS_NAMES.map((name, number) => [name, number]));

/** Returns the number of a gRPC status given as number or name; -1 for anything else. */
export function grpcStatusOf(text: string): number {
  if (/^\d{1,2}$/.test(text)) return Number(text);
  return GRPC_NUMBERS.get(text.toUpperCase()) ?? -1;
}
