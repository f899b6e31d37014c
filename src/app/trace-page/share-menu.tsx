import { useEffect, useRef, useState } from 'react';
import { traceMarkdown } from '../../export/trace-markdown.ts';
import { formatShare } from '../../lib/format-share.ts';
import { archiveTrace } from '../../load/archive-trace.ts';
import type { OpenedTrace, OpenedTraces } from '../../load/opened-traces.ts';
import { serviceName } from '../../trace/span.ts';
import { announce } from '../../ui/announce.ts';
import { copyText } from '../../ui/copy-text.ts';
import { Menu, type MenuEntry } from '../../ui/menu.tsx';
import { saveFile } from '../../ui/save-file.ts';
import type { TraceInsights } from '../../views/trace-insights.ts';
import type { ListedBackend } from '../backends.ts';
import { settingsOfBackend } from '../jaeger-settings.ts';
import { searchesLike } from '../search-page/searches-like.ts';
import { useNavigate } from '../use-address.ts';
import { NARROW, useMediaQuery } from '../use-media-query.ts';
import { usePageSetup } from '../use-page-setup.ts';
import { receivedName } from './received-name.ts';
import type { Screen } from './screen-actions.ts';
import { ShareButton } from './share-button.tsx';
import { type SharedLink, spanLink, viewLink } from './share-links.ts';
import { ShareNote } from './share-note.tsx';
import { shareNotes } from './share-notes.ts';
import { shortId } from './title-texts.ts';
import { linkEntries, TraceLinks } from './trace-links.tsx';
import { useTask } from './use-task.ts';
import { useLinkTemplates, useTraceBackend } from './use-trace-backend.ts';

export interface ShareMenuProps {
  readonly opened: OpenedTraces;
  readonly trace: OpenedTrace;
  readonly screen: Screen;
  readonly insights: TraceInsights | null;
}

/** Links to what is seen, and the trace as a file: as it was received, or as OTLP JSON, which takes a while and says so. */
export function ShareMenu({ opened, trace, screen, insights }: ShareMenuProps) {
  const box = useRef<HTMLDivElement>(null);
  const { note, run, cancel } = useTask();
  const [said, say, copy] = useCopying(box, screen);
  const archive = async (base: string, traceId: string) => {
    const why = await archiveTrace(base, traceId);
    say(why === '' ? 'Archived: Jaeger keeps this trace.' : `Not archived. ${why}`);
  };
  const name = fileName(trace);
  const asReceived = () =>
    run(async () => {
      const bytes = await opened.received();
      saveFile(bytes, receivedName(screen.address.file, bytes.type, name));
    });
  const asOtlp = () =>
    run(async (tell, signal) => {
      const parts: Blob[] = [];
      tell('Writing…');
      for await (const { piece, rows } of trace.otlpJson()) {
        if (signal.aborted) return;
        parts.push(piece);
        tell(`Writing… ${formatShare(rows, trace.table.length)}`);
      }
      saveFile(new Blob(parts, { type: 'application/json' }), `${name}.otlp.json`);
    });
  // The button that was pressed goes; the keyboard stays beside where it was.
  const cancelInPlace = () => {
    cancel?.();
    box.current?.querySelector<HTMLElement>('[aria-haspopup]')?.focus();
  };
  const backend = useTraceBackend(screen.address);
  const links = linkEntries(trace.table, useLinkTemplates(backend));
  const isNarrow = useMediaQuery(NARROW);
  const navigate = useNavigate();
  const likeIt = searchesLike(trace.table, screen.address);
  return (
    <>
      {!isNarrow && <TraceLinks entries={links} />}
      <div ref={box} className="relative flex items-center gap-2">
        {note !== '' ? (
          <ShareNote cancel={cancel && cancelInPlace}>{note}</ShareNote>
        ) : (
          said !== '' && <ShareNote cancel={null}>{said}</ShareNote>
        )}
        <Menu
          label="Share"
          trigger={<ShareButton />}
          entries={[
            ...copyEntries(copy, trace, screen, insights),
            { type: 'separator' },
            ...likeIt.map(
              ({ label, query }): MenuEntry => ({
                type: 'action',
                label,
                onSelect: () => navigate({ page: 'search', query }),
              }),
            ),
            ...(likeIt.length > 0 ? [{ type: 'separator' } as const] : []),
            { type: 'action', label: 'Download as received', onSelect: asReceived },
            { type: 'action', label: 'Download as OTLP JSON', onSelect: asOtlp },
            ...(isNarrow && links.length > 0 ? [{ type: 'separator' } as const, ...links] : []),
            ...archiveEntries(backend, (base) => archive(base, trace.table.traceId)),
          ]}
        />
      </div>
    </>
  );
}

function copyEntries(
  copy: Copy,
  { table }: OpenedTrace,
  screen: Screen,
  insights: TraceInsights | null,
): readonly MenuEntry[] {
  const { look, selection } = screen;
  const verdict = insights?.analysis.verdict.parts.map(({ text }) => text).join('') ?? '';
  const markdown = (link: string) =>
    traceMarkdown(table, { verdict, link, filter: look.filter, selected: selection.row });
  return [
    { type: 'action', label: 'Copy link to this view', onSelect: () => copy('Link copied.', viewLink(screen)) },
    {
      type: 'action',
      label: 'Copy link to this span',
      isDisabled: selection.row < 0,
      onSelect: () => copy('Link to the span copied.', spanLink(screen)),
    },
    {
      type: 'action',
      label: 'Copy as Markdown',
      onSelect: () => copy('Markdown copied.', viewLink(screen), markdown),
    },
  ];
}

/** Jaeger keeps a trace for longer where it has a storage for that, and serves this page. */
function archiveEntries(backend: ListedBackend | null, archive: (base: string) => void): MenuEntry[] {
  if (backend === null || settingsOfBackend(backend)?.canArchive !== true) return [];
  return [{ type: 'separator' }, { type: 'action', label: 'Archive in Jaeger', onSelect: () => archive(backend.url) }];
}

type Copy = (done: string, link: SharedLink | null, textOf?: (url: string) => string) => Promise<void>;

/** What is said is read within this time, a second and a word every third of one. */
const READ_MS = 1500;
const WORD_MS = 300;

/** Returns what is to be said of what was done last, what has something said, and what copies. */
function useCopying(
  box: { readonly current: HTMLElement | null },
  screen: Screen,
): readonly [string, (text: string) => void, Copy] {
  const [said, setSaid] = useState('');
  const { backends, files } = usePageSetup();
  useEffect(() => {
    if (said === '') return;
    const timer = setTimeout(() => setSaid(''), READ_MS + said.split(' ').length * WORD_MS);
    return () => clearTimeout(timer);
  }, [said]);
  const say = (text: string) => {
    announce(text);
    setSaid(text);
  };
  const copy: Copy = async (done, link, textOf = (url) => url) => {
    if (link === null || box.current === null) return;
    const isCopied = await copyText(textOf(link.url), box.current);
    const { hostname } = location;
    const { backend, file } = screen.address;
    const source = { file, backend: backend || (file === '' ? screen.currentBackend : '') };
    const notes = shareNotes({ source, backends: backends ?? [], files: files ?? [], hostname });
    const lacks = link.lacks.length === 0 ? [] : [`Too long for an address, and left out: ${link.lacks.join(', ')}.`];
    const text = isCopied ? [done, ...lacks, ...notes].join(' ') : 'The browser refused to copy.';
    say(text);
  };
  return [said, say, copy];
}

function fileName({ table }: OpenedTrace): string {
  const service = table.primaryRoot < 0 ? '' : serviceName(table, table.primaryRoot);
  const words = [service.slice(0, 50) || 'trace', shortId(table.traceId)].join('-');
  return words.replace(/[^\p{L}\p{N}._-]+/gu, '-').slice(0, 80);
}
