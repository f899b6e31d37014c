import type { ExactJson } from '../../../lib/json/exact-json.ts';
import type { Attribute } from '../../../trace/span-details.ts';
import { field, integerOf, objectOf, textOf } from '../../json-fields.ts';
import { plainAttributes, textAttribute } from '../../plain-attributes.ts';

/** Who recorded a span, or whom it spoke to; empty texts where that is not said. */
export interface Endpoint {
  readonly service: string;
  readonly address: string;
  readonly port: string;
  /** Members that are none of Zipkin's, and a second address. */
  readonly others: readonly Attribute[];
}

export const NO_ENDPOINT: Endpoint = { service: '', address: '', port: '', others: [] };

const PLACED = new Set(['serviceName', 'ipv4', 'port']);
const PLACED_WITHOUT_IPV4 = new Set([...PLACED, 'ipv6']);

/** Returns what an endpoint says. */
export function endpointOf(json: ExactJson): Endpoint {
  const object = objectOf(json);
  if (object.size === 0) return NO_ENDPOINT;
  const ipv4 = textOf(field(object, 'ipv4'));
  const ipv6 = textOf(field(object, 'ipv6'));
  const port = textOf(field(object, 'port'));
  return {
    service: textOf(field(object, 'serviceName')),
    address: ipv4 || ipv6,
    port: port === '0' ? '' : port,
    others: plainAttributes(object, ipv4 === '' ? PLACED_WITHOUT_IPV4 : PLACED),
  };
}

/** Returns where an endpoint is, as attributes under `prefix`, such as `network.peer`. */
export function addressAttributes(prefix: string, { address, port, others }: Endpoint): Attribute[] {
  return [
    ...(address === '' ? [] : [textAttribute(`${prefix}.address`, address)]),
    ...(port === '' ? [] : [{ key: `${prefix}.port`, value: integerOf(port) }]),
    ...others.map(({ key, value }) => ({ key: `${prefix}.${key}`, value })),
  ];
}

/** Returns a text that two endpoints share if they are at one place; empty where that is not said. */
export function placeOf({ address, port }: Endpoint): string {
  return address === '' && port === '' ? '' : `${address} ${port}`;
}

/** Tells whether two endpoints are of one service at one place. */
export function isSameEndpoint(a: Endpoint, b: Endpoint): boolean {
  return a.service === b.service && placeOf(a) === placeOf(b);
}
