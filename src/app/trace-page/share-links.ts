import type { TraceLook } from '../../views/trace-look.ts';
import { seenSettings } from '../../views/waterfall/look/linked-settings.ts';
import { waterfallSettings } from '../../views/waterfall/waterfall-settings.ts';
import { basePath } from '../base-path.ts';
import { formatUrl, parseUrl, type TraceState } from '../url-state.ts';
import { formatLook, readLook } from '../url-state-look.ts';
import { coversBars } from './panel-frame.tsx';
import { presentAddress } from './present-address.ts';
import type { Screen } from './screen-actions.ts';

/** A link that is shared. */
export interface SharedLink {
  readonly url: string;
  /** What was left out for its length, each in words. */
  readonly lacks: readonly string[];
}

/** Returns the link to what is seen, with what this browser likes otherwise than a fresh one; null before there is one. */
export function viewLink(screen: Screen): SharedLink | null {
  const now = addressOf(screen);
  return now && linkOf({ ...now, span: screen.selection.key, look: formatLook(seenLook(screen)) });
}

/** Returns the link to the selected span alone: its trace as it opens, at that span. */
export function spanLink(screen: Screen): SharedLink | null {
  const now = addressOf(screen);
  const { traceId, backend, example, file } = now ?? {};
  if (traceId === undefined || backend === undefined || example === undefined || file === undefined) return null;
  return linkOf({ page: 'trace', traceId, backend, example, file, span: screen.selection.key });
}

/** An address that names no source means the backend used last, which is another one elsewhere. */
function addressOf({ address, currentBackend }: Screen): TraceState | null {
  const now = presentAddress(address);
  if (now.page !== 'trace') return null;
  return now.backend || now.example || now.file ? now : { ...now, backend: currentBackend };
}

function seenLook({ look, panel, selection, address }: Screen): TraceLook {
  const { colourBy } = waterfallSettings.get();
  const names = selection.key || (address.page === 'trace' && address.finding) || '';
  return {
    ...look,
    ...seenSettings(),
    colourBy: look.colourBy || (colourBy === 'service' ? '' : colourBy),
    panel: seenPanel(look.panel === 'closed' ? '' : look.panel, panel, names !== ''),
  };
}

/** Over the bars it comes by itself where the link names a span or a finding, and else not. */
function seenPanel(view: string, { isOpen, place }: Screen['panel'], comesByItself: boolean): string {
  if (!coversBars(place)) return isOpen ? view : 'closed';
  if (!isOpen) return comesByItself ? 'closed' : '';
  return view === '' && !comesByItself ? 'findings' : view;
}

function linkOf(state: TraceState): SharedLink {
  const address = formatUrl(state);
  const [path, search = ''] = address.split(/\?(.*)/s);
  const read = parseUrl(path, search);
  return {
    url: location.origin + basePath() + address,
    lacks: read.page === 'trace' ? lacksOf(state, read) : [],
  };
}

/** As it is seen: one that is too long is not even read from an address. */
function filterOf({ look }: TraceState): string {
  return new URLSearchParams(look).get('filter') ?? '';
}

function lacksOf(meant: TraceState, said: TraceState): readonly string[] {
  const [wanted, kept] = [meant, said].map(({ look }) => readLook(look ?? ''));
  const lacks: [lacks: boolean, words: string][] = [
    [kept.exceptions.length < wanted.exceptions.length, 'rows that were opened or closed one by one'],
    [(said.pins?.length ?? 0) < (meant.pins?.length ?? 0), 'the pinned spans'],
    [(said.whatIf ?? '') !== (meant.whatIf ?? ''), 'the “what if”'],
    [kept.columns.length < wanted.columns.length, 'the columns'],
    [kept.layers.length < wanted.layers.length, 'the layers'],
    [kept.ledger !== wanted.ledger, 'the part of the time that is chosen'],
    [kept.filter !== filterOf(meant), 'the filter'],
    [(said.finding ?? '') !== (meant.finding ?? ''), 'the finding'],
  ];
  return lacks.filter(([isLacking]) => isLacking).map(([, words]) => words);
}
