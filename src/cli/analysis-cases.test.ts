import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readChangeRequests } from '../analysis/change-requests.ts';
import { type AnalysisCase, readAnalysisCases } from '../testing/analysis-cases.ts';
import { caseDocument, caseStart } from '../testing/case-documents.ts';
import { analyze } from './analyze.ts';
import { plain } from './terminal.ts';

/** The parts of `--json` that the cases have something to say of. */
interface Written {
  readonly trace: {
    readonly durationNs: number;
    readonly spanCount: number;
    readonly primaryRoot: string;
    readonly rootDurationNs: number;
    readonly asyncTailNs: number;
    readonly roots: readonly string[];
  };
  readonly fattestLeaf: string | null;
  readonly criticalPath: readonly Stretch[];
  readonly criticalPathClamp: readonly Stretch[];
  readonly gaps: readonly (Stretch & {
    readonly position: string;
    readonly kind: string;
    readonly criticalNs: number;
    readonly reported: boolean;
  })[];
  readonly sequentialGroups: readonly (Group & { readonly localSavingNs: number; readonly totalAfterNs: number })[];
  readonly nPlusOne: readonly (Group & { readonly name: string; readonly count: number })[];
  readonly retries: readonly (Group & { readonly wastedNs: number; readonly outcome: string })[];
  readonly errors: Readonly<Record<string, unknown>>;
  readonly skew: readonly { readonly process: string; readonly verdict: string; readonly offsetNs: number }[];
  readonly defects: readonly { readonly type: string; readonly spans: readonly string[]; readonly detail: string }[];
  readonly whatIf: readonly { readonly changes: readonly unknown[]; readonly rootDurationNs: number }[];
  readonly slack: Readonly<Record<string, number>>;
  readonly spans: readonly {
    readonly key: string;
    readonly correctedStartNs: number;
    readonly selfNs: number;
    readonly criticalNs: number;
  }[];
}

interface Group {
  readonly parent: string;
  readonly members: readonly string[];
}

interface Stretch {
  readonly span: string;
  readonly startNs: number;
  readonly endNs: number;
}

const micro = (nanoseconds: number) => nanoseconds / 1000;
const compareTexts = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Returns the written form of a key of `expect`, in the words, order and microseconds of the cases. */
const READINGS: Readonly<Record<string, (written: Written, start: number, given: AnalysisCase) => unknown>> = {
  rootDuration: ({ trace }) => micro(trace.rootDurationNs),
  traceExtent: ({ trace }) => micro(trace.durationNs),
  asyncTail: ({ trace }) => micro(trace.asyncTailNs),
  spanCount: ({ trace }) => trace.spanCount,
  roots: ({ trace }) => trace.roots,
  primaryRoot: ({ trace }) => trace.primaryRoot,
  fattestLeaf: ({ fattestLeaf }) => fattestLeaf,
  criticalPath: ({ criticalPath }, start) => criticalPath.map((piece) => stretchOf(piece, start)),
  criticalPathClamp: ({ criticalPathClamp }, start) => criticalPathClamp.map((piece) => stretchOf(piece, start)),
  selfTime: ({ spans }, _, { expect: { selfTime = {} } }) =>
    figuresOf(spans, Object.keys(selfTime), ({ selfNs }) => micro(selfNs)),
  criticalTime: ({ spans }, _, { expect: { criticalTime = {} } }) =>
    figuresOf(spans, Object.keys(criticalTime), ({ criticalNs }) => micro(criticalNs)),
  correctedStart: ({ spans }, start, { expect: { correctedStart = {} } }) =>
    figuresOf(spans, Object.keys(correctedStart), ({ correctedStartNs }) => micro(correctedStartNs) + start),
  gaps: ({ gaps }, start, { expect: { gaps: expected = [] } }) => {
    const named = new Set(expected.map(({ span }) => span));
    const told = gaps.filter(({ span }) => expected.length === 0 || named.has(span));
    return inOrder(told.map((gap) => ({ ...stretchOf(gap, start), position: gap.position })));
  },
  reportedGaps: ({ gaps }, start) =>
    inOrder(
      gaps
        .filter(({ reported }) => reported)
        .map((gap) => ({ ...stretchOf(gap, start), kind: gap.kind, criticalUs: micro(gap.criticalNs) })),
    ),
  sequentialGroups: ({ sequentialGroups }) =>
    sequentialGroups.map(({ parent, members, localSavingNs, totalAfterNs }) => ({
      parent,
      members,
      localSaving: micro(localSavingNs),
      totalAfter: micro(totalAfterNs),
    })),
  retries: ({ retries }) =>
    retries.map(({ parent, members, wastedNs, outcome }) => ({ parent, members, wasted: micro(wastedNs), outcome })),
  nPlusOne: ({ nPlusOne }) => nPlusOne.map(({ parent, name, count }) => ({ parent, name, count })),
  errors: ({ errors }, _, { expect: { errors: expected = {} } }) =>
    withSets(Object.fromEntries(Object.keys(expected).map((key) => [key, errors[key]]))),
  skew: ({ skew }) =>
    Object.fromEntries(skew.map(({ process, verdict, offsetNs }) => [process, { verdict, offset: micro(offsetNs) }])),
  issues: ({ defects }, _, { expect: { issues = {} } }) =>
    Object.fromEntries(Object.keys(issues).map((type) => [type, spansOf(defects.filter((it) => it.type === type))])),
  missingParents: ({ defects }) =>
    Object.fromEntries(
      defects.filter(({ type }) => type === 'missing_parent').map((defect) => [defect.detail, defect.spans]),
    ),
  whatIf: ({ whatIf }) =>
    whatIf.map(({ changes, rootDurationNs }) => ({ change: changes, total: micro(rootDurationNs) })),
  slack: ({ slack }) => Object.fromEntries(Object.entries(slack).map(([span, room]) => [span, micro(room)])),
};

function stretchOf({ span, startNs, endNs }: Stretch, start: number) {
  return { span, start: micro(startNs) + start, end: micro(endNs) + start };
}

function figuresOf(
  spans: Written['spans'],
  ids: readonly string[],
  figure: (span: Written['spans'][number]) => number,
) {
  return Object.fromEntries(spans.filter(({ key }) => ids.includes(key)).map((span) => [span.key, figure(span)]));
}

function inOrder<Each extends { readonly span: string; readonly start: number }>(stretches: readonly Each[]): Each[] {
  return stretches.toSorted((a, b) => compareTexts(a.span, b.span) || a.start - b.start);
}

/** Lists of errors have no order in the cases, and gaps another one. */
function withoutOrder(key: string, expected: unknown): unknown {
  const isGaps = key === 'gaps' || key === 'reportedGaps';
  if (isGaps && Array.isArray(expected)) return inOrder(expected);
  return key === 'errors' && isRecord(expected) ? withSets(expected) : expected;
}

function withSets(errors: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const sorted = (value: unknown) => (Array.isArray(value) ? value.toSorted() : value);
  const isSet = (key: string) => key === 'spans' || key === 'suspects';
  return Object.fromEntries(Object.entries(errors).map(([key, value]) => [key, isSet(key) ? sorted(value) : value]));
}

function spansOf(defects: Written['defects']): string[] {
  return defects.flatMap(({ spans }) => spans).sort();
}

/** Ways to write the ids of a case into a document, and the keys that they come back as. */
const WRITINGS: Readonly<Record<string, (ids: readonly string[], id: string) => { written: string; key: string }>> = {
  'as they are': (_, id) => {
    const isHex = /^[0-9a-f]{1,16}$/i.test(id);
    return { written: id, key: isHex ? id.toLowerCase().padStart(16, '0') : id };
  },
  'as numbers in their order': (ids, id) => {
    const key = (ids.indexOf(id) + 1).toString(16).padStart(16, '0');
    return { written: key, key };
  },
};

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'longpole-cases-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Returns what the command writes about a case, ids of the case in place of keys. */
async function writtenAbout(given: AnalysisCase, writing: (typeof WRITINGS)[string]): Promise<Written> {
  const ids = [...new Set(given.spans.flatMap(({ id, parent }) => (parent === null ? [id] : [id, parent])))].sort();
  const idOf = (id: string) => writing(ids, id).written;
  const path = join(folder, `${given.id}.json`);
  await writeFile(path, caseDocument(given, idOf));
  const text = await output(path, given, idOf);
  const idOfKey = new Map(ids.map((id) => [writing(ids, id).key, id]));
  const asInCase = (key: string) => {
    const [, id = key, suffix = ''] = /^(.*?)(#server|~\d+)?$/.exec(key) ?? [];
    return (idOfKey.get(id) ?? id) + suffix;
  };
  return JSON.parse(text, (_, value: unknown) => {
    if (typeof value === 'string') return asInCase(value);
    return isRecord(value) ? Object.fromEntries(Object.entries(value).map(([key, it]) => [asInCase(key), it])) : value;
  });
}

async function output(path: string, given: AnalysisCase, idOf: (id: string) => string): Promise<string> {
  const lines: string[] = [];
  const complaints: string[] = [];
  const questions = (given.expect.whatIf ?? []).map(({ change }) =>
    JSON.stringify(change, (key, value) => (key === 'span' || key === 'spans' ? renamed(value, idOf) : value)),
  );
  const status = await analyze(
    {
      inputs: [path],
      traceId: undefined,
      isJson: true,
      hasSpans: true,
      isClamped: true,
      whatIf: questions.map(readChangeRequests),
      slack: Object.keys(given.expect.slack ?? {}).map(idOf),
    },
    {
      input: async function* () {},
      write: async (text) => void lines.push(text),
      complain: (line) => complaints.push(line),
      width: 100,
      paint: plain,
    },
  );
  if (status !== 0) throw new Error(complaints.join('\n'));
  return lines.join('');
}

function renamed(value: unknown, idOf: (id: string) => string): unknown {
  return Array.isArray(value) ? value.map(String).map(idOf) : idOf(String(value));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const CASES = readAnalysisCases();

describe.skipIf(CASES.length === 0).each(Object.entries(WRITINGS))('published cases, ids %s', (_, writing) => {
  describe.each(CASES.map((given) => [given.id, given.title, given] as const))('%s: %s', (_id, _title, given) => {
    let written: Written;
    beforeAll(async () => {
      written = await writtenAbout(given, writing);
    });

    test.each(Object.entries(given.expect))('%s', (key, expected) => {
      const reading = READINGS[key];
      if (reading === undefined) throw new Error(`nothing reads ${key}`);
      expect(reading(written, caseStart(given), given)).toEqual(withoutOrder(key, expected));
    });
  });
});
