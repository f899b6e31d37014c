import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import { TextButton } from './text-button.tsx';

/** What stands in a part's place if it cannot be loaded. */
type Otherwise = 'told' | 'left out';

/**
 * Returns a part of the page that loads when it is first rendered, within a Suspense. A server that has stopped, or was
 * upgraded while the page was open, costs that part and nothing around it: its place says so, or stays empty where it
 * is an extra.
 */
export function lazyPart<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  otherwise: Otherwise = 'told',
): LazyExoticComponent<ComponentType<Props>> {
  return lazy(async () => {
    try {
      return { default: await load() };
    } catch {
      return { default: otherwise === 'told' ? Missing : Nothing };
    }
  });
}

function Missing() {
  return (
    <p role="alert" className="px-3 py-2 text-ink2">
      This part of the page could not be loaded.{' '}
      <TextButton onClick={() => location.reload()}>Reload the page</TextButton>
    </p>
  );
}

function Nothing() {
  return null;
}
