import { useEffect, useState } from 'react';
import { counted } from '../../lib/counted.ts';
import { announce } from '../../ui/announce.ts';
import { TruncatedText } from '../../ui/truncated-text.tsx';
import { formatBytes } from '../format-amount.ts';
import type { LoadingState } from '../loading-registry.ts';

const SLOW_AFTER_MS = 10_000;
/** Before, a count of seconds would only flicker. */
const COUNTED_AFTER_MS = 3_000;
const ANNOUNCE_EVERY_MS = 5_000;

export interface LoadingNewsProps {
  /** null before the first sign of life. */
  readonly loading: LoadingState | null;
  readonly isFile: boolean;
}

/** What is asked, how much has come, and since when nothing has. */
export function LoadingNews({ loading, isFile }: LoadingNewsProps) {
  const progress = loading?.progress ?? null;
  const silentFor = useSilence(loading);
  const amount = progress?.bytes ? `${formatBytes(progress.bytes)}, ${counted(progress.spans, 'span')}` : '';
  const waited = silentFor >= COUNTED_AFTER_MS ? `for ${Math.floor(silentFor / 1000)} s` : '';
  const act = isFile ? 'reading' : 'asking';
  useAnnounced(amount || `${act} ${waited}`);
  return (
    <>
      <Asked act={act} address={progress?.address ?? ''} amount={amount} waited={waited} />
      {amount !== '' && silentFor >= SLOW_AFTER_MS && (
        <span role="status" className="text-ink2">
          No byte for {Math.floor(silentFor / 1000)} s: the server is slow, or gone.
        </span>
      )}
    </>
  );
}

interface AskedProps {
  readonly act: string;
  readonly address: string;
  /** What has come; empty before the first byte. */
  readonly amount: string;
  /** `for 12 s`, or nothing. */
  readonly waited: string;
}

/** Before the first byte the address is all there is to tell; afterwards it stands behind what has come. */
function Asked({ act, address, amount, waited }: AskedProps) {
  if (amount === '') {
    return (
      <span className="flex min-w-0 gap-[1ch] text-ink2">
        {act}
        {address === '' ? '…' : <TruncatedText text={address} className="max-w-[60ch]" />}
        <span className="shrink-0 tabular-nums">{waited}</span>
      </span>
    );
  }
  return (
    <>
      <span className="text-ink2">{amount}</span>
      <TruncatedText text={address} className="max-w-[40ch] text-ink3 max-sm:hidden" />
    </>
  );
}

/** Returns for how many milliseconds nothing has come, as of the last full second. */
function useSilence(loading: LoadingState | null): number {
  const [now, setNow] = useState(() => performance.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return loading ? Math.max(0, now - loading.lastByteAt) : 0;
}

/** Tells the amount to screen readers, now and then: it changes many times a second. */
function useAnnounced(amount: string): void {
  const [latest] = useState({ amount });
  useEffect(() => {
    latest.amount = amount;
  }, [latest, amount]);
  useEffect(() => {
    const timer = setInterval(() => announce(`Loading: ${latest.amount}`), ANNOUNCE_EVERY_MS);
    return () => clearInterval(timer);
  }, [latest]);
}
