import { startBenchServer } from '/work/main/bench/bench-server.ts';
import { payload } from '/work/main/bench/make-trace.ts';
import { measureUse } from '/work/main/bench/use.ts';

const p = payload('otlp', +process.argv[2]);
const server = await startBenchServer([p]);
console.log(await measureUse(`${server.url}trace/${p.traceId}?backend=benchtempo`, p.spanCount));
await server.stop();
