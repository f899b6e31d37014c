import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import type { Handler, MiddlewareHandler } from 'hono';
import { withBasePath } from './base-path.ts';

/** How the build names a file after what is in it. */
const HASHED_FILE = /\.[0-9a-f]{12}\.[a-z0-9]+$/;

/**
 * Serves the built files below `static/`, compressed where the build has compressed them. Hashed ones are kept by the
 * browser for good, others are asked for again each time.
 */
export function createStaticFiles(pageFolder: string, basePath: string): MiddlewareHandler {
  return serveStatic({
    root: pageFolder,
    precompressed: true,
    rewriteRequestPath: (path) => path.slice(basePath.length - 1),
  });
}

/** Sets how long an answer of `createStaticFiles` may be kept, and a tag to ask for it again with. */
export function cacheStaticFiles(): MiddlewareHandler {
  return async (context, next) => {
    await next();
    if (!context.res.ok) return;
    const isHashed = HASHED_FILE.test(context.req.path);
    context.header('Cache-Control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    // Said of the plain form too, for caches before this server.
    context.header('Vary', 'Accept-Encoding');
    // Both differ between a file and its compressed forms, or between two builds of it.
    const { headers } = context.res;
    const changed = Date.parse(headers.get('last-modified') ?? '');
    context.header('ETag', `W/"${changed.toString(36)}-${headers.get('content-length') ?? ''}"`);
  };
}

/**
 * Serves the page at every path that is a place in it: below `trace/` whatever stands there, since an id may look like
 * a file's name (`order.42`) and nothing but places lies there; elsewhere what does not look like a file's.
 */
export function createPage(pageFolder: string, basePath: string): Handler {
  const indexPath = join(pageFolder, 'index.html');
  return async (context) => {
    const { path } = context.req;
    if (`${path}/` === basePath) return context.redirect(basePath, 308);
    const isPlace = path.startsWith(`${basePath}trace/`) || path === `${basePath}index.html`;
    if (!isPlace && /\.[A-Za-z0-9]+$/.test(path)) return context.notFound();
    const page = await readFile(indexPath, 'utf8');
    return context.html(withBasePath(page, basePath), 200, { 'Cache-Control': 'no-cache' });
  };
}
