import { spawn } from 'node:child_process';

/** Asks the desktop to open an address; where it cannot, says so on standard error and goes on. */
export function openBrowser(address: string): void {
  const [command, args] = commandFor(process.platform, address);
  const child = spawn(command, args, { stdio: 'ignore', detached: true });
  child.on('error', () => process.stderr.write(`No browser could be opened; the address is ${address}\n`));
  child.unref();
}

function commandFor(platform: NodeJS.Platform, address: string): [string, string[]] {
  switch (platform) {
    case 'darwin':
      return ['open', [address]];
    case 'win32':
      return ['explorer', [address]];
    default:
      return ['xdg-open', [address]];
  }
}
