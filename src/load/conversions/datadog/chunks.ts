import type { ExactJson, ExactJsonObject } from '../../../lib/json/exact-json.ts';
import type { Attribute, Resource } from '../../../trace/span-details.ts';
import { flatAttributes, type KeyNames } from '../../flat-attributes.ts';
import { field, listOf, objectOf, textOf } from '../../json-fields.ts';
import { textAttribute } from '../../plain-attributes.ts';
import { SharedResources } from '../../shared-resources.ts';
import { searchedSpan } from './searched-span.ts';

/** What one process sent at once, where that can be told. */
export interface Chunk {
  readonly spans: ExactJsonObject[];
  /** What each envelope around them says of all of them; apart, since the outer ones may say much to many chunks. */
  readonly about: readonly (readonly Attribute[])[];
}

/** Of what stands on one span of a chunk and means the process, by OpenTelemetry's names. */
export const PROCESS_NAMES: KeyNames = new Map([
  ['env', 'deployment.environment.name'],
  ['runtime-id', 'service.instance.id'],
  ['language', 'telemetry.sdk.language'],
  ['_dd.hostname', 'host.name'],
  ['process_id', 'process.pid'],
  ['system.process_id', 'process.pid'],
  ['system.pid', 'process.pid'],
]);

const ENVELOPE_NAMES: KeyNames = new Map([
  ['chunks', ''],
  ['tracerPayloads', ''],
  ['spans', ''],
  ['env', 'deployment.environment.name'],
  ['hostName', 'host.name'],
  ['hostname', 'host.name'],
  ['containerID', 'container.id'],
  ['runtimeID', 'service.instance.id'],
  ['languageName', 'telemetry.sdk.language'],
  ['tracerVersion', 'telemetry.sdk.version'],
]);

/** Returns the chunks within an envelope, null where the object is none. */
export function chunksOfEnvelope(json: ExactJsonObject): Chunk[] | null {
  const found = objects(field(json, 'data'));
  if (found.some((each) => searchedSpan(each) !== null)) {
    return [{ spans: found.map((each) => searchedSpan(each) ?? each), about: [] }];
  }
  if (json.has('traces')) return listOf(field(json, 'traces')).map((spans) => ({ spans: objects(spans), about: [] }));
  if (!json.has('tracerPayloads') && !json.has('chunks')) return null;
  const payloads = json.has('chunks') ? [json] : objects(field(json, 'tracerPayloads'));
  const outer = json.has('chunks') ? [] : flatAttributes(json, '', ENVELOPE_NAMES);
  return payloads.flatMap((payload) => {
    const about = [outer, flatAttributes(payload, '', ENVELOPE_NAMES)];
    return objects(field(payload, 'chunks')).map((chunk) => ({
      spans: objects(field(chunk, 'spans')),
      about: [...about, flatAttributes(chunk, '', ENVELOPE_NAMES)],
    }));
  });
}

function objects(json: ExactJson): ExactJsonObject[] {
  return listOf(json).map(objectOf);
}

/** Gives each span of a chunk its resource: of a process the first span alone tells. */
export class ChunkResources {
  readonly #resources = new SharedResources();

  /** Returns the resources of a chunk's spans, by their services. */
  of({ spans, about }: Chunk): (span: ExactJsonObject) => Resource {
    const process = new Map<string, Attribute>();
    const versions = new Map<string, string>();
    for (const span of spans) {
      const tags = [objectOf(field(span, 'meta')), objectOf(field(span, 'metrics'))];
      for (const each of tags.flatMap((json) => flatAttributes(only(json, PROCESS_NAMES), '', PROCESS_NAMES))) {
        if (!process.has(each.key)) process.set(each.key, each);
      }
      const version = textOf(field(tags[0], 'version'));
      if (version !== '' && !versions.has(serviceOf(span))) versions.set(serviceOf(span), version);
    }
    const resources = new Map<string, Resource>();
    return (span) => {
      const service = serviceOf(span);
      const known = resources.get(service);
      if (known !== undefined) return known;
      const said = [...nameAndVersion(service, versions), ...about.flat(), ...process.values()];
      const resource = this.#resources.of(said);
      resources.set(service, resource);
      return resource;
    };
  }
}

function only(json: ExactJsonObject, names: KeyNames): ExactJsonObject {
  return new Map(Array.from(names.keys(), (key) => [key, field(json, key)] as const));
}

function nameAndVersion(service: string, versions: ReadonlyMap<string, string>): Attribute[] {
  const version = versions.get(service);
  return [
    ...(service === '' ? [] : [textAttribute('service.name', service)]),
    ...(version === undefined ? [] : [textAttribute('service.version', version)]),
  ];
}

/** A span's own, which may be what it calls; else that of the program. */
function serviceOf(span: ExactJsonObject): string {
  return textOf(field(span, 'service')) || textOf(field(objectOf(field(span, 'meta')), '_dd.base_service'));
}
