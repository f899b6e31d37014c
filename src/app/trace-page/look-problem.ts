import { groupDigits } from '../../lib/counted.ts';
import { withoutOverrides } from '../../lib/without-overrides.ts';
import { VIEWS } from '../../views/index.ts';
import { FIRST_LOOK, type TraceLook } from '../../views/trace-look.ts';
import { COLOUR_MODES } from '../../views/waterfall/colour/index.ts';
import { settingsOf } from '../../views/waterfall/look/linked-settings.ts';
import { MAX_ASKED } from '../url-state.ts';
import { MAX_TEXT, readLook } from '../url-state-look.ts';

/** A field of an address that cannot be had as it is written, by name and value. */
export type StrangeField = readonly [name: string, value: string];

/** Those that are read as they were meant. */
const VERSIONS = /^[12]?$/;
/** More of a foreign word tells nothing. */
const LONGEST_QUOTE = 40;

const LONGEST: ReadonlyMap<string, number> = new Map([
  ['filter', MAX_TEXT],
  ['whatIf', MAX_ASKED],
]);

/** The fields that have words of their own, each with what is no different from leaving it out. */
const WORDS: ReadonlyMap<string, readonly [field: keyof TraceLook, plain: string]> = new Map([
  ['zoom', ['window', '']],
  ['collapse', ['collapse', '']],
  ['mode', ['filterMode', FIRST_LOOK.filterMode]],
  ['rows', ['isPathAlone', '']],
  ['times', ['isAsRecorded', '']],
] as const);

const OTHER_WORDS: ReadonlySet<string> = new Set(['panel', 'columns', 'density', 'layers']);

/**
 * Returns what of an address's query cannot be had, of how a trace is looked at.
 *
 * @param hasSpan whether the trace has a span of that key
 */
export function strangeFields(search: string, hasSpan: (key: string) => boolean): readonly StrangeField[] {
  const params = new URLSearchParams(search);
  const fields = [...new Set(params.keys())].map((name) => [name, params.get(name) ?? ''] as const);
  return fields.filter(([name, value]) => value !== '' && isStrange(name, value, hasSpan));
}

/** Returns these in words: a sentence each, joined; empty for none. */
export function lookProblem(fields: readonly StrangeField[]): string {
  const told = fields.map(([name, value]) => sentenceOn(name, value)).filter((sentence) => sentence !== '');
  const words = fields.filter(([name]) => WORDS.has(name) || OTHER_WORDS.has(name));
  const parts = words.map(([name, value]) => `“${name}=${quoted(value)}”`).join(', ');
  return [...told, ...(parts === '' ? [] : [`Not understood in this address, and left out: ${parts}.`])].join(' ');
}

function isStrange(name: string, value: string, hasSpan: (key: string) => boolean): boolean {
  if (name === 'v') return !VERSIONS.test(value);
  if (name === 'colour') return !isColour(value);
  if (name === 'panel') return !isPanel(value);
  if (name === 'root') return value.length <= MAX_TEXT && !hasSpan(value);
  if (name === 'columns' || name === 'density' || name === 'layers') return !isSetting(readAlone(name, value));
  const [field, plain] = WORDS.get(name) ?? [];
  if (field === undefined) return value.length > (LONGEST.get(name) ?? Number.POSITIVE_INFINITY);
  const look = readAlone(name, value);
  return value !== plain && JSON.stringify(look[field]) === JSON.stringify(FIRST_LOOK[field]);
}

function readAlone(name: string, value: string): TraceLook {
  return readLook(String(new URLSearchParams({ v: '2', [name]: value })));
}

/** Whether all that a look says of settings is known. */
function isSetting(look: TraceLook): boolean {
  const [settings, layers] = settingsOf(look);
  const { columns, density, ...switches } = settings;
  const isDensity = look.density === '' || density !== undefined;
  const switchCount = Object.keys(switches).length + Object.keys(layers).length;
  return isDensity && (columns?.length ?? 0) === look.columns.length && switchCount === look.layers.length;
}

function isColour(by: string): boolean {
  const [id, key = ''] = by.split(/:(.*)/s);
  const mode = COLOUR_MODES.find((mode) => mode.id === id);
  return mode !== undefined && (mode.label !== null || key !== '');
}

function isPanel(panel: string): boolean {
  return panel === 'closed' || VIEWS.some(({ id, place }) => id === panel && place === 'panel');
}

function sentenceOn(name: string, value: string): string {
  switch (name) {
    case 'v':
      return `This address is of version “${quoted(value)}”, which is not known here: what is understood of it is shown.`;
    case 'filter':
    case 'whatIf':
      return `The ${name === 'filter' ? name : '“what if”'} of this address was left out: it has ${groupDigits(value.length)} characters, and at most ${groupDigits(LONGEST.get(name) ?? 0)} are read.`;
    case 'colour':
      return `This address colours spans by “${quoted(value)}”, which is no way to colour them here: it was left out.`;
    case 'root':
      return `This address shows the subtree of span ${quoted(value)}, which this trace does not have: all of it is shown.`;
    default:
      return '';
  }
}

function quoted(text: string): string {
  return withoutOverrides(text.slice(0, LONGEST_QUOTE));
}
