import type { Plugin } from 'vite';
import { BASE_TAG } from '../../src/server/base-path.ts';
import { PAGE_POLICY } from '../../src/server/content-security-policy.ts';

/**
 * Writes the policy into the built page, for servers that send none. Right after the base tag, so before anything that
 * is loaded. The development server's page goes without, since hot reloading runs inline code.
 */
export function contentSecurityPolicyMeta(): Plugin {
  return {
    name: 'longpole:content-security-policy-meta',
    apply: 'build',
    transformIndexHtml: { order: 'post', handler: addPolicy },
  };
}

/** The tag as a formatter may have left it. */
const WRITTEN_BASE_TAG = /<base href="\/" data-inject-target="BASE_URL"\s*\/?>/g;

/**
 * Returns the page with the policy, and with the base tag in the very text that jaeger-query looks for. Throws if the
 * tag is missing or does not come before every address.
 */
export function addPolicy(page: string): string {
  const [before, ...after] = page.split(WRITTEN_BASE_TAG);
  if (before === undefined || after.length !== 1) throw new Error(`index.html should have one ${BASE_TAG}`);
  if (/\b(?:href|src)=/.test(before)) throw new Error('In index.html the base tag has to come before every address');
  const meta = `<meta http-equiv="Content-Security-Policy" content="${PAGE_POLICY}" />`;
  return `${before}${BASE_TAG}\n    ${meta}${after.join('')}`;
}
