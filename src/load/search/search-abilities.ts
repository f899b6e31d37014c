import type { SearchAbilities } from '../backends/backend-search.ts';

/** Of documents: all is decided here, of all that is in them. */
const DOCUMENTS: SearchAbilities = {
  traceQl: false,
  attributeKeys: true,
  attributeValues: true,
  newestFirst: true,
  needsService: false,
  traceLatency: '',
  spanLatency: '',
  errorsOnly: '',
  longestRange: null,
};

/** Returns what a kind of backend (`jaeger`, `tempo`) can do; an empty kind stands for files, examples and text. */
export function searchAbilities(kind: string): SearchAbilities {
  return ABILITIES[kind] ?? DOCUMENTS;
}

const ABILITIES: Readonly<Record<string, SearchAbilities>> = {
  jaeger: {
    traceQl: false,
    attributeKeys: false,
    attributeValues: false,
    newestFirst: false,
    needsService: true,
    traceLatency:
      'Jaeger knows the duration of spans alone: of the traces that it returns, those whose first start to last end fits are kept.',
    spanLatency: '',
    errorsOnly: 'Jaeger does not know which spans failed: those of the traces that it returns are kept that hold one.',
    longestRange: null,
  },
  tempo: {
    traceQl: true,
    attributeKeys: true,
    attributeValues: true,
    newestFirst: true,
    needsService: false,
    traceLatency: '',
    spanLatency: '',
    errorsOnly: '',
    longestRange: 168 * 3_600_000,
  },
};
