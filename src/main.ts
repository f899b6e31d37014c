import './ui/theme.css';
import { startEarly } from './app/start-early.ts';

// The page itself is a script of its own, so that this one runs while the browser still reads that.
startEarly();
const { mount } = await import('./app/mount.tsx');
mount();
