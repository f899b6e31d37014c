import type { Defect } from '../trace/defect.ts';
import { LoadError } from './load-problem.ts';
import type { TraceSource } from './trace-source.ts';

/** Returns what is told of a source that was understood and holds no span. */
export function noSpans(source: TraceSource, inputDefects: readonly Defect[]): LoadError {
  const words = inputDefects.map((defect) => defect.detail).filter((detail) => detail !== '');
  return new LoadError({
    kind: 'no_spans',
    sentence: 'There are no spans in it.',
    address: nameOf(source),
    advice: [
      ...words.slice(0, 3),
      'Look whether the right file or trace was chosen: the format was understood, but it holds no span.',
    ],
  });
}

function nameOf(source: TraceSource): string {
  switch (source.type) {
    case 'backend':
      return `${source.backends.map(({ name }) => name).join(', ')}: ${source.traceIds.join(', ')}`;
    case 'files':
      return source.files.map((file) => file.name).join(', ');
    case 'text':
      return 'pasted text';
    case 'url':
      return source.name;
  }
}
