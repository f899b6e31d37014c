import { SpanKind } from '../../trace/span-kind.ts';
import type { AnalysisContext } from '../analysis-context.ts';
import { namedSpans } from '../named-spans.ts';
import { capitalised, countedInWords, inWords } from '../wording/counts.ts';
import { plainText } from '../wording/plain-text.ts';
import type { Insight } from './insight.ts';

/** Services that were never named: the SDKs' own `unknown_service…`, and none at all. */
export const unknownService: Insight = {
  id: 'unknown-service',
  title: 'Unknown service',
  find: (context) => {
    const unnamed = unnamedServices(context);
    const spans = spansOf(context, unnamed);
    if (spans.length === 0 || isOneProgram(context, spans.length)) return [];
    return [
      {
        confidence: 'certain',
        reason: 'the resource says so',
        sentence: sentenceOf(context, unnamed, spans.length),
        next: 'Set OTEL_SERVICE_NAME, or the resource attribute service.name: without it services cannot be told apart, and calls between them look like calls within one.',
        rank: 'information',
        effect: 0,
        spans: namedSpans(spans),
        stretches: [],
        evidence: [],
        whatIf: [],
        label: '',
      },
    ];
  },
};

/** A build, say, has no services: none is named anywhere, and nothing calls or is called. */
function isOneProgram({ trace }: AnalysisContext, unnamedCount: number): boolean {
  if (trace.services.length !== 1 || unnamedCount !== trace.length) return false;
  return trace.strings.get(trace.services[0].name) === '' && trace.kind.every((kind) => kind === SpanKind.Internal);
}

function unnamedServices({ trace }: AnalysisContext): number[] {
  return Array.from(trace.services.keys()).filter((service) => /^(?:unknown_service|$)/.test(nameOf(trace, service)));
}

function nameOf({ services, strings }: AnalysisContext['trace'], service: number): string {
  return strings.get(services[service].name);
}

function spansOf({ trace }: AnalysisContext, unnamed: readonly number[]): Uint32Array {
  const isUnnamed = new Uint8Array(trace.services.length);
  for (const service of unnamed) isUnnamed[service] = 1;
  let count = unnamed.reduce((sum, service) => sum + trace.services[service].spanCount, 0);
  const spans = new Uint32Array(count);
  for (let span = trace.length - 1; count > 0; span--) if (isUnnamed[trace.service[span]] === 1) spans[--count] = span;
  return spans;
}

function sentenceOf({ trace }: AnalysisContext, unnamed: readonly number[], count: number): string {
  const isOne = count === 1;
  const who =
    count === trace.length ? 'No span' : `${capitalised(inWords(count))} of ${countedInWords(trace.length, 'span')}`;
  const name = unnamed.map((service) => plainText(nameOf(trace, service), 60)).find((each) => each !== '');
  const [names, says] =
    who === 'No span' ? ['names its service', 'says which service it is of'] : isOne ? ONE_DOES_NOT : SOME_DO_NOT;
  return name === undefined ? `${who} ${says}.` : `${who} ${names}: ${isOne ? 'it is' : 'they are'} called ${name}.`;
}

const ONE_DOES_NOT = ['does not name its service', 'does not say which service it is of'] as const;
const SOME_DO_NOT = ['do not name their service', 'do not say which service they are of'] as const;
