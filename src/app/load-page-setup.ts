import { fetchPageConfig, type PageConfig } from '../load/page-config.ts';
import { servingJaeger } from './backends.ts';

let asked: Promise<PageConfig> | null = null;

/** Returns the backends and files that the server knows; asked for once, however often it is called. */
export function loadPageSetup(): Promise<PageConfig> {
  asked ??= fetchPageSetup();
  return asked;
}

async function fetchPageSetup(): Promise<PageConfig> {
  const config = await fetchPageConfig(document.baseURI);
  const jaeger = servingJaeger(document.getElementById('served-by-jaeger')?.textContent ?? '');
  return jaeger ? { ...config, backends: [jaeger, ...config.backends] } : config;
}
