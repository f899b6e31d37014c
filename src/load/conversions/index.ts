import { chromeTrace } from './chrome-trace.ts';
import { cloudTrace } from './cloud-trace.ts';
import type { Conversion } from './conversion.ts';
import { datadog } from './datadog.ts';
import { elasticApm } from './elastic-apm.ts';
import { honeycomb } from './honeycomb.ts';
import { jaegerRecords } from './jaeger-records.ts';
import { newRelic } from './new-relic.ts';
import { nextjsBuild } from './nextjs-build.ts';
import { otlpProtobuf } from './otlp-protobuf.ts';
import { phpConsole } from './php-console.ts';
import { searchAnswer } from './search-answer.ts';
import { sentry } from './sentry.ts';
import { skyWalking } from './sky-walking.ts';
import { xRay } from './x-ray.ts';
import { zipkinJson } from './zipkin-json.ts';

/** Every format that is read by way of OTLP; the first that recognises a document has it. */
export const CONVERSIONS: readonly Conversion[] = [
  searchAnswer,
  sentry,
  datadog,
  xRay,
  elasticApm,
  skyWalking,
  jaegerRecords,
  newRelic,
  cloudTrace,
  honeycomb,
  nextjsBuild,
  phpConsole,
  zipkinJson,
  chromeTrace,
  otlpProtobuf,
];
