// Loaded before a measured script: at its end, tells what it took to whoever started it, on file descriptor 3.
import { writeSync } from 'node:fs';

process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  writeSync(3, JSON.stringify({ cpu: (userCPUTime + systemCPUTime) / 1e6, peak: (maxRSS * 1024) / 1e6 }));
});
