import type { Example } from '../../load/examples.ts';
import type { BackendConfig } from '../../load/trace-source.ts';
import { isSameTrace } from '../trace-page/which-trace.ts';
import { NO_SOURCE, type SourceFields } from '../url-state.ts';
import type { RecognisedText } from './recognise-text.ts';

/** What can be opened from. */
export interface KnownPlaces {
  readonly backends: readonly BackendConfig[];
  readonly current: BackendConfig | null;
  /** Whether a person chose it: else several are asked at once. */
  readonly isChosen: boolean;
  readonly examples: readonly Pick<Example, 'name' | 'traceId'>[];
}

/**
 * Returns where to open from, or to search: all backends at once (`NO_SOURCE`) where there are several and none is chosen,
 * the current one, the others, the example of that id; those of the kind that the text names before all. None where the
 * text holds neither an id nor a search.
 */
export function choicesFor(
  recognised: RecognisedText,
  { backends, current, isChosen, examples }: KnownPlaces,
): readonly SourceFields[] {
  if (recognised.kind !== 'ids' && recognised.kind !== 'search') return [];
  const others = backends.filter(({ name }) => name !== current?.name);
  const [likely, unlikely] = byLikelihood(current === null ? [] : [current, ...others], recognised.source ?? '');
  const asked = [...likely, ...unlikely];
  if (recognised.kind === 'search') {
    const able = recognised.query.traceQl === '' ? asked : takingTraceQl(asked);
    return able.map(({ name }) => ({ ...NO_SOURCE, backend: name }));
  }
  const [id, ...more] = recognised.ids;
  const same = more.length > 0 ? [] : examples.filter(({ traceId }) => isSameTrace(traceId, id.traceId));
  const isAll = !isChosen && asked.length > 1;
  return [
    ...likely.map(({ name }) => ({ ...NO_SOURCE, backend: name })),
    ...(isAll ? [NO_SOURCE] : []),
    ...unlikely.map(({ name }) => ({ ...NO_SOURCE, backend: name })),
    ...same.map(({ name }) => ({ ...NO_SOURCE, example: name })),
  ];
}

/** Those of a kind, and all others. One that nobody says the kind of may be called by it. */
function byLikelihood(backends: readonly BackendConfig[], source: string) {
  const isLikely = ({ kind, name }: BackendConfig) => source !== '' && (kind ?? name.toLowerCase()).includes(source);
  return [backends.filter(isLikely), backends.filter((backend) => !isLikely(backend))] as const;
}

/** Of known kinds Tempo alone knows TraceQL; where there is none that may be one, the others are the ones to say so. */
function takingTraceQl(backends: readonly BackendConfig[]): readonly BackendConfig[] {
  const taking = backends.filter(({ kind }) => kind === undefined || kind === 'tempo');
  return taking.length > 0 ? taking : backends;
}

/** Returns the choice that an arrow key moves to; it goes round. */
export function nextChoice(at: number, key: string, count: number): number {
  if (count === 0) return 0;
  return (at + (key === 'ArrowDown' ? 1 : count - 1)) % count;
}
