import { ChevronDown, Download } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { OpenedTrace, OpenedTraces } from '../../load/opened-traces.ts';
import { serviceName } from '../../trace/span.ts';
import { announce } from '../../ui/announce.ts';
import { Button } from '../../ui/button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { formatBytes } from '../format-amount.ts';
import { NARROW, useMediaQuery } from '../use-media-query.ts';
import { saveFile } from './save-file.ts';
import { shortId } from './title-texts.ts';

export interface DownloadMenuProps {
  readonly opened: OpenedTraces;
  readonly trace: OpenedTrace;
}

/** Saves the trace as a file: as it was received, or as OTLP JSON, which takes a while and says so. */
export function DownloadMenu({ opened, trace }: DownloadMenuProps) {
  const [note, run] = useTask();
  const isNarrow = useMediaQuery(NARROW);
  const name = fileName(trace);
  const asReceived = () => run(async () => saveFile(await opened.received(), `${name}.json`));
  const asOtlp = () =>
    run(async (tell, signal) => {
      // Nobody needs the writer before it is asked for.
      const { otlpJsonChunks } = await import('../../export/otlp-json.ts');
      const parts: string[] = [];
      let size = 0;
      for await (const part of otlpJsonChunks(trace.table, trace.readDetails)) {
        if (signal.aborted) return;
        parts.push(part);
        size += part.length;
        tell(`Writing ${formatBytes(size)}…`);
      }
      saveFile(new Blob(parts, { type: 'application/json' }), `${name}.otlp.json`);
    });
  return (
    <>
      {note !== '' && (
        <span role="status" className="text-ink2">
          {note}
        </span>
      )}
      <Menu
        label="Download"
        trigger={
          <Button aria-label="Download">
            {isNarrow ? <Download size={14} aria-hidden /> : 'Download'}
            <ChevronDown size={14} aria-hidden />
          </Button>
        }
        entries={[
          { type: 'action', label: 'As received', onSelect: asReceived },
          { type: 'action', label: 'OTLP JSON', onSelect: asOtlp },
        ]}
      />
    </>
  );
}

type Task = (tell: (note: string) => void, signal: AbortSignal) => Promise<void>;

/** Returns a note on the task under way, or on how the last one failed, and what runs one; another one ends the first. */
function useTask(): readonly [note: string, run: (task: Task) => Promise<void>] {
  const [note, setNote] = useState('');
  const running = useRef(new AbortController());
  useEffect(() => () => running.current.abort(), []);
  const run = async (task: Task) => {
    running.current.abort();
    const mine = new AbortController();
    running.current = mine;
    const tell = (text: string) => mine.signal.aborted || setNote(text);
    try {
      await task(tell, mine.signal);
      tell('');
      announce('Saved');
    } catch (error) {
      tell(`Could not be saved: ${error instanceof Error ? error.message : error}`);
    }
  };
  return [note, run];
}

function fileName({ table }: OpenedTrace): string {
  const service = table.primaryRoot < 0 ? '' : serviceName(table, table.primaryRoot);
  const words = [service || 'trace', shortId(table.traceId)].join('-');
  return words.replace(/[^\p{L}\p{N}._-]+/gu, '-').slice(0, 80);
}
