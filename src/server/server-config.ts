import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import * as v from 'valibot';
import { readBasePath } from './base-path.ts';
import { StartError } from './start-error.ts';
import { checkUpstream, type Upstream } from './upstream.ts';

/** What a `--config` file says: what the options of `serve` say, each absent where the file leaves it out. */
export interface ServerConfig {
  readonly upstreams: readonly Upstream[];
  /** Names by which people reach the server beside its own, such as that of a proxy before it. */
  readonly hosts: readonly string[];
  /** Paths of files to offer, absolute: the file gives them as seen from its own folder. */
  readonly files: readonly string[];
  readonly port: number | undefined;
  readonly host: string | undefined;
  /** Begins and ends in `/`. */
  readonly basePath: string | undefined;
  readonly open: boolean | undefined;
}

/** What stands in no file. */
export const NO_CONFIG: ServerConfig = {
  upstreams: [],
  hosts: [],
  files: [],
  port: undefined,
  host: undefined,
  basePath: undefined,
  open: undefined,
};

type Environment = Readonly<Record<string, string | undefined>>;

const ConfigSchema = v.strictObject({
  backends: v.optional(
    v.array(
      v.strictObject({
        name: v.string(),
        url: v.string(),
        kind: v.optional(v.string()),
        headers: v.optional(v.record(v.string(), v.string())),
        links: v.optional(v.array(v.unknown())),
      }),
    ),
    [],
  ),
  hosts: v.optional(v.array(v.string()), []),
  files: v.optional(v.array(v.string()), []),
  port: v.optional(v.pipe(v.number(), v.check(isPort, 'should be a whole number up to 65535'))),
  host: v.optional(v.pipe(v.string(), v.check(isHost, 'should be an address or a host name'))),
  basePath: v.optional(v.string()),
  open: v.optional(v.boolean()),
});

/** Tells whether a number can be a port; 0 stands for any that is free. */
export function isPort(port: number): boolean {
  return Number.isInteger(port) && port >= 0 && port <= 65_535;
}

/** Node takes an empty host, such as that of a variable that is not set, for every address of the machine. */
export function isHost(host: string): boolean {
  return host.trim() !== '';
}

/**
 * Reads `{"backends":[{"name","url","kind","headers":{},"links":[]}],"hosts":[],"files":[],"port","host","basePath","open"}`, of
 * which everything may be left out. In header values `$NAME` and `${NAME}` are
 * taken from the environment, `$$` is a dollar sign. Throws a StartError: 1 if the file cannot be read, 2 if what it
 * says is wrong. No message repeats a value of the file, since any of them may be a secret.
 */
export async function readServerConfig(path: string, environment: Environment): Promise<ServerConfig> {
  return parseServerConfig(await readText(path), path, environment);
}

/** The same for the text of a file; `path` names it in messages. */
export function parseServerConfig(text: string, path: string, environment: Environment): ServerConfig {
  const json = parseJson(text, path);
  if (Array.isArray(json)) throw new StartError(`${path}: the whole should be Object.`, 2);
  const result = v.safeParse(ConfigSchema, json);
  if (!result.success) throw new StartError(`${path}: ${describeIssue(result.issues[0])}.`, 2);
  const upstreams = result.output.backends.map((backend) =>
    checkUpstream({ ...backend, headers: fillIn(backend.name, backend.headers ?? {}, environment) }),
  );
  const { basePath, files, ...same } = result.output;
  return {
    upstreams,
    hosts: same.hosts,
    files: files.map((file) => resolve(dirname(path), file)),
    port: same.port,
    host: same.host,
    basePath: basePath === undefined ? undefined : readBasePath(basePath),
    open: same.open,
  };
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch {
    throw new StartError(`The configuration ${path} cannot be read.`, 1);
  }
}

function parseJson(text: string, path: string): unknown {
  try {
    // Some editors begin a file with a byte-order mark, which JSON does not know.
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new StartError(`The configuration ${path} is not JSON.`, 2);
  }
}

/** Where and what was expected; valibot's own message would repeat what stands there. */
function describeIssue(issue: v.BaseIssue<unknown>): string {
  const place = v.getDotPath(issue) ?? 'the whole';
  if (issue.type === 'check') return `${place} ${issue.message}`;
  if (issue.expected === 'never') return `${place} is not known`;
  return issue.received === 'undefined' ? `${place} is missing` : `${place} should be ${issue.expected}`;
}

function fillIn(backend: string, headers: Readonly<Record<string, string>>, environment: Environment) {
  const filled: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    filled[name] = value.replace(/\$(?:\$|(\w+)|\{(\w+)\})/g, (_, bare?: string, braced?: string) => {
      const variable = bare ?? braced;
      return variable === undefined ? '$' : variableValue(backend, name, variable, environment);
    });
  }
  return filled;
}

function variableValue(backend: string, header: string, variable: string, environment: Environment): string {
  const value = environment[variable];
  if (value !== undefined && value !== '') return value;
  throw new StartError(
    `The header ${header} of backend ${backend} needs the environment variable ${variable}, which is not set.`,
    2,
  );
}
