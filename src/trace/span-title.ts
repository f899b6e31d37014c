/** Returns `service › name`, and what stands in for what is empty. */
export function spanTitle(service: string, name: string): string {
  return `${service || 'unknown service'} › ${name || 'unnamed span'}`;
}
