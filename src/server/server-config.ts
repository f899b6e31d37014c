import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import { StartError } from './start-error.ts';
import { checkUpstream, type Upstream } from './upstream.ts';

/** What a `--config` file says. */
export interface ServerConfig {
  readonly upstreams: readonly Upstream[];
  /** Names by which people reach the server beside its own, such as that of a proxy before it. */
  readonly hosts: readonly string[];
}

type Environment = Readonly<Record<string, string | undefined>>;

const ConfigSchema = v.strictObject({
  backends: v.optional(
    v.array(
      v.strictObject({
        name: v.string(),
        url: v.string(),
        kind: v.optional(v.string()),
        headers: v.optional(v.record(v.string(), v.string())),
      }),
    ),
    [],
  ),
  hosts: v.optional(v.array(v.string()), []),
});

/**
 * Reads `{"backends":[{"name","url","kind","headers":{}}],"hosts":[]}`. In header values `$NAME` and `${NAME}` are
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
  return { upstreams, hosts: result.output.hosts };
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
