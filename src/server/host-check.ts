import { isIP } from 'node:net';

/**
 * Tells whether a Host header names a server on loopback. A page of a stranger's can have its own host name point to
 * 127.0.0.1 and then read what we serve as if it were its own (DNS rebinding); its name is what gives it away.
 * Addresses cannot be taken over like that, and neither can `localhost`.
 */
export function isOwnHost(header: string, hosts: readonly string[]): boolean {
  const name = hostName(header);
  if (isIP(name.replace(/^\[(.*)\]$/, '$1')) !== 0) return true;
  return name === 'localhost' || name.endsWith('.localhost') || hosts.some((host) => host.toLowerCase() === name);
}

function hostName(header: string): string {
  return header.replace(/:\d+$/, '').toLowerCase();
}
