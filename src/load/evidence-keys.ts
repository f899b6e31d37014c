import { type FailureEvidence, grpcStatusOf } from '../analysis/suspect-status.ts';
import { KeyTable } from '../lib/json/key-table.ts';

const HTTP_STATUS = 0;
const RPC_STATUS = 1;
const ERROR_TYPE = 2;

/** The attributes of a span that tell of failure, in today's spelling and the older ones; numbers below 3. */
export const EVIDENCE_NUMBERS = {
  'http.response.status_code': HTTP_STATUS,
  'http.status_code': HTTP_STATUS,
  'rpc.grpc.status_code': RPC_STATUS,
  'rpc.response.status_code': RPC_STATUS,
  'rpc.status_code': RPC_STATUS,
  'error.type': ERROR_TYPE,
} as const;

export const EVIDENCE_KEYS = new KeyTable(EVIDENCE_NUMBERS);

export function newFailureEvidence(): FailureEvidence {
  return { hasErrorType: false, httpStatus: 0, grpcStatus: -1 };
}

export function resetFailureEvidence(evidence: FailureEvidence): void {
  evidence.hasErrorType = false;
  evidence.httpStatus = 0;
  evidence.grpcStatus = -1;
}

/** Notes an attribute whose key has the number `key` in EVIDENCE_NUMBERS. */
export function noteEvidence(evidence: FailureEvidence, key: number, text: string): void {
  if (key === HTTP_STATUS) evidence.httpStatus = Number(text) || 0;
  else if (key === RPC_STATUS) evidence.grpcStatus = grpcStatusOf(text);
  else evidence.hasErrorType = text !== '';
}
