import type { Backend } from './backend.ts';
import { jaeger } from './jaeger.ts';
import { tempo } from './tempo.ts';
import { zipkin } from './zipkin.ts';

/** The kinds of server that can be asked. */
export const BACKENDS: readonly Backend[] = [jaeger, tempo, zipkin];
