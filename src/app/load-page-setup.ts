import { fetchPageConfig, type PageConfig, parsePageConfig } from '../load/page-config.ts';
import { servingJaeger } from './backends.ts';

let asked: Promise<PageConfig> | null = null;

/** Returns the backends and files that the server knows; asked for once, however often it is called. */
export function loadPageSetup(): Promise<PageConfig> {
  asked ??= fetchPageSetup();
  return asked;
}

/** Our own server writes them into the page; others have a file, or none. */
async function fetchPageSetup(): Promise<PageConfig> {
  const written = textOf('page-setup');
  const { baseURI } = document;
  const config = written ? parsePageConfig(JSON.parse(written), baseURI) : await fetchPageConfig(baseURI);
  const jaeger = servingJaeger(textOf('served-by-jaeger'));
  return jaeger ? { ...config, backends: [jaeger, ...config.backends] } : config;
}

function textOf(id: string): string {
  return document.getElementById(id)?.textContent ?? '';
}
