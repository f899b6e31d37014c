import './ui/theme.css';
import { startEarly } from './app/start-early.ts';

/** What is asked for may keep the page waiting so long; it then comes all the same. */
const PATIENCE_MILLISECONDS = 60;

// The page itself is a script of its own, so that this one runs while the browser still reads that. Running it keeps
// the browser busy, so what is asked for goes out first.
async function start(): Promise<void> {
  const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE_MILLISECONDS));
  await Promise.race([startEarly(), patience]);
  // By itself first: a browser runs what is imported together without a pause.
  await import('react-dom/client');
  const { mount } = await import('./app/mount.tsx');
  if (document.readyState === 'loading') {
    await new Promise((resolve) => document.addEventListener('DOMContentLoaded', resolve, { once: true }));
  }
  mount();
}

// Not waited for at the top: the page's script needs what is in this one, which would never have been run.
start();
