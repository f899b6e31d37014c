import { attributeText } from '../../../trace/attribute-text.ts';
import type { Attribute, Resource, Scope } from '../../../trace/span-details.ts';
import { textAttribute } from '../../plain-attributes.ts';
import { saidText } from '../../said-text.ts';
import { SharedResources } from '../../shared-resources.ts';
import type { ZipkinPart } from './zipkin-part.ts';

/** Where a span comes from, and which of its attributes do not tell of that. */
export interface Origin {
  readonly resource: Resource;
  readonly scope: Scope | null;
  readonly attributes: readonly Attribute[];
}

/** Tags that OpenTelemetry's exporters write, and Zipkin's own tracers do not. */
const EXPORTER_TAGS = new Set(['otel.scope.name', 'otel.library.name', 'otel.status_code', 'telemetry.sdk.name']);
/** An exporter writes the resource's attributes among the span's, where these words show them. */
const RESOURCE_KEY = /^(?:service|telemetry|deployment|host|os|process|container|k8s|cloud|device|webengine)\./;
const SPAN_KEYS = new Set(['service.peer.name', 'service.peer.namespace']);
const SCOPE_NAMES = ['otel.scope.name', 'otel.library.name'];
const SCOPE_VERSIONS = ['otel.scope.version', 'otel.library.version'];
const SCOPE_KEYS = new Set([...SCOPE_NAMES, ...SCOPE_VERSIONS]);

/** Gives each span its resource and scope; spans of equal ones share them. */
export class Origins {
  readonly #resources = new SharedResources();
  readonly #scopes = new Map<string, Scope>();

  of({ local: { service }, attributes }: ZipkinPart): Origin {
    if (!attributes.some(({ key }) => EXPORTER_TAGS.has(key))) {
      return { resource: this.#resource(service, NONE), scope: null, attributes };
    }
    return {
      resource: this.#resource(service, attributes.filter(isOfResource)),
      scope: this.#scope(textOfFirst(attributes, SCOPE_NAMES), textOfFirst(attributes, SCOPE_VERSIONS)),
      attributes: attributes.filter((each) => !isOfResource(each) && !SCOPE_KEYS.has(each.key)),
    };
  }

  /** The endpoint's name of the service counts; an exporter repeats it among the tags. */
  #resource(service: string, tags: readonly Attribute[]): Resource {
    const others = tags.filter(
      ({ key, value }) => service === '' || key !== 'service.name' || attributeText(value) !== service,
    );
    return this.#resources.of([...others, ...nameOf(service)]);
  }

  #scope(name: string, version: string): Scope | null {
    if (name === '' && version === '') return null;
    const key = saidText([name, version]);
    const known = this.#scopes.get(key) ?? { name, version, attributes: [], droppedAttributesCount: 0, schemaUrl: '' };
    this.#scopes.set(key, known);
    return known;
  }
}

const NONE: readonly Attribute[] = [];

function isOfResource({ key }: Attribute): boolean {
  return RESOURCE_KEY.test(key) && !SPAN_KEYS.has(key);
}

function nameOf(service: string): Attribute[] {
  return service === '' ? [] : [textAttribute('service.name', service)];
}

function textOfFirst(attributes: readonly Attribute[], keys: readonly string[]): string {
  const found = keys.map((key) => attributes.find((each) => each.key === key)).find((each) => each !== undefined);
  return found === undefined ? '' : attributeText(found.value);
}
