import { groupDigits } from '../../lib/counted.ts';
import { withoutOverrides } from '../../lib/without-overrides.ts';
import { COLOUR_MODES } from '../../views/waterfall/colour/index.ts';
import { MAX_ASKED, VERSIONS } from '../url-state.ts';
import { MAX_TEXT } from '../url-state-look.ts';

/** More of a foreign word tells nothing. */
const LONGEST_QUOTE = 40;

/** Returns what of an address's query cannot be had, of how a trace is looked at: a sentence each, joined; empty for nothing. */
export function lookProblem(search: string): string {
  const params = new URLSearchParams(search);
  const version = params.get('v') ?? '';
  if (!VERSIONS.test(version)) {
    return `This address is of version “${quoted(version)}”, which is not known here: only its trace and source were read.`;
  }
  const problems = [
    tooLong('filter', params.get('filter') ?? '', MAX_TEXT),
    tooLong('“what if”', params.get('whatIf') ?? '', MAX_ASKED),
    strangeColour(params.get('colour') ?? ''),
  ];
  return problems.filter((problem) => problem !== '').join(' ');
}

function tooLong(name: string, text: string, most: number): string {
  if (text.length <= most) return '';
  return `The ${name} of this address was left out: it has ${groupDigits(text.length)} characters, and at most ${groupDigits(most)} are read.`;
}

function strangeColour(by: string): string {
  const [id, key = ''] = by.split(/:(.*)/s);
  const mode = COLOUR_MODES.find((mode) => mode.id === id);
  if (by === '' || (mode !== undefined && (mode.label !== null || key !== ''))) return '';
  return `This address colours spans by “${quoted(by)}”, which is no way to colour them here: it was left out.`;
}

function quoted(text: string): string {
  return withoutOverrides(text.slice(0, LONGEST_QUOTE));
}
