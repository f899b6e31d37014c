import type { ExactJsonObject } from '../../../lib/json/exact-json.ts';
import type { Attribute } from '../../../trace/span-details.ts';
import { flatAttributes, type KeyNames } from '../../flat-attributes.ts';
import { field, objectOf, textOf } from '../../json-fields.ts';
import { textAttribute } from '../../plain-attributes.ts';

/** Of a transaction, what tells the program and where it ran. */
export const RESOURCE_KEYS: readonly string[] = ['release', 'environment', 'sdk', 'server_name', 'platform', 'dist'];
/** The same, of its contexts. */
export const RESOURCE_CONTEXTS: readonly string[] = ['runtime', 'os', 'device', 'browser', 'otel'];

const NAMES: KeyNames = new Map([
  ['runtime.name', 'process.runtime.name'],
  ['runtime.version', 'process.runtime.version'],
  ['runtime.build', 'process.runtime.description'],
  ['device.model', 'device.model.name'],
  ['os.kernel_version', 'os.description'],
]);

/**
 * Returns the resource of a transaction. Sentry knows no services but projects, which are named nowhere in what is sent:
 * the release stands for it where OpenTelemetry's own resource does not tell.
 */
export function sentryResource(transaction: ExactJsonObject, envelope: ExactJsonObject): Attribute[] {
  const contexts = objectOf(field(transaction, 'contexts'));
  const otel = objectOf(field(objectOf(field(contexts, 'otel')), 'resource'));
  const sdk = objectOf(field(transaction, 'sdk') ?? field(envelope, 'sdk'));
  const release = textOf(field(transaction, 'release'));
  const told = [
    ['service.name', textOf(field(otel, 'service.name')) || release],
    ['service.version', release.slice(release.indexOf('@') + 1)],
    ['deployment.environment.name', textOf(field(transaction, 'environment'))],
    ['telemetry.sdk.name', textOf(field(sdk, 'name'))],
    ['telemetry.sdk.version', textOf(field(sdk, 'version'))],
    ['host.name', textOf(field(transaction, 'server_name'))],
    ['sentry.platform', textOf(field(transaction, 'platform'))],
    ['sentry.dist', textOf(field(transaction, 'dist'))],
    ['sentry.dsn', textOf(field(envelope, 'dsn'))],
  ].filter(([, text]) => text !== '');
  const keys = new Set(told.map(([key]) => key));
  const machine = RESOURCE_CONTEXTS.filter((key) => key !== 'otel').flatMap((key) =>
    flatAttributes(objectOf(field(contexts, key)), `${key}.`, NAMES),
  );
  return [
    ...told.map(([key, text]) => textAttribute(key, text)),
    ...machine,
    ...flatAttributes(otel).filter(({ key }) => !keys.has(key)),
  ];
}
