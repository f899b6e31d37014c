/** What an event is, by the character code of its `ph`. */
export const Phase = {
  Complete: code('X'),
  Begin: code('B'),
  End: code('E'),
  AsyncBegin: code('b'),
  AsyncInstant: code('n'),
  AsyncEnd: code('e'),
  /** Asynchronous events of before there were `b`, `n` and `e`. */
  OldAsyncBegin: code('S'),
  OldAsyncStep: code('T'),
  OldAsyncPast: code('p'),
  OldAsyncEnd: code('F'),
  Instant: code('i'),
  OldInstant: code('I'),
  Mark: code('R'),
  Metadata: code('M'),
  Counter: code('C'),
  FlowStart: code('s'),
  FlowStep: code('t'),
  FlowEnd: code('f'),
} as const;

/** Of a phase that no letter stands for. */
export const NO_PHASE = 0;

function code(letter: string): number {
  return letter.charCodeAt(0);
}

export function isAsyncBegin(phase: number): boolean {
  return phase === Phase.AsyncBegin || phase === Phase.OldAsyncBegin;
}

export function isAsyncEnd(phase: number): boolean {
  return phase === Phase.AsyncEnd || phase === Phase.OldAsyncEnd;
}

function isAsyncInstant(phase: number): boolean {
  return phase === Phase.AsyncInstant || phase === Phase.OldAsyncStep || phase === Phase.OldAsyncPast;
}

export function isAsync(phase: number): boolean {
  return isAsyncBegin(phase) || isAsyncEnd(phase) || isAsyncInstant(phase);
}

/** Those go together by their names too. */
export function isOldAsync(phase: number): boolean {
  const isStep = phase === Phase.OldAsyncStep || phase === Phase.OldAsyncPast;
  return isStep || phase === Phase.OldAsyncBegin || phase === Phase.OldAsyncEnd;
}

export function isInstant(phase: number): boolean {
  return phase === Phase.Instant || phase === Phase.OldInstant || phase === Phase.Mark;
}

export function isFlow(phase: number): boolean {
  return phase === Phase.FlowStart || phase === Phase.FlowStep || phase === Phase.FlowEnd;
}

/** Whether an event of this phase has a place in time, so that nothing can be made of it without one. */
export function isTimed(phase: number): boolean {
  const isSlice = phase === Phase.Complete || phase === Phase.Begin || phase === Phase.End;
  return isSlice || isAsync(phase) || isInstant(phase) || isFlow(phase);
}

const NAMES: Readonly<Record<string, string>> = {
  C: 'counter',
  D: 'object destroyed',
  N: 'object created',
  O: 'object snapshot',
  P: 'sample',
  V: 'memory dump',
  v: 'memory dump',
  c: 'clock sync',
};

/** Returns a phase in words: `D (object destroyed)`. */
export function phaseWords(phase: number): string {
  const letter = String.fromCharCode(phase);
  const name = NAMES[letter];
  return name === undefined ? letter : `${letter} (${name})`;
}
