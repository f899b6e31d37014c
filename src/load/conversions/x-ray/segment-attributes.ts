import type { ExactJsonObject } from '../../../lib/json/exact-json.ts';
import type { Attribute } from '../../../trace/span-details.ts';
import { flatAttributes, type KeyNames, nowhere } from '../../flat-attributes.ts';
import { field, objectOf, textOf } from '../../json-fields.ts';
import { textAttribute } from '../../plain-attributes.ts';
import type { Segment } from './segments.ts';

/** By OpenTelemetry's names where they mean the same; empty where a span has a place for it. */
const NAMES: KeyNames = new Map([
  ...nowhere('name id trace_id parent_id start_time end_time subsegments cause'),
  ...nowhere('precursor_ids links type annotations fault error'),
  ['user', 'enduser.id'],
  ['http.request.method', 'http.request.method'],
  ['http.request.url', 'url.full'],
  ['http.request.user_agent', 'user_agent.original'],
  ['http.request.client_ip', 'client.address'],
  ['http.response.status', 'http.response.status_code'],
  ['http.response.content_length', 'http.response.body.size'],
  ['sql.database_type', 'db.system.name'],
  ['sql.sanitized_query', 'db.query.text'],
  ['sql.user', 'db.user'],
  ['aws.account_id', 'cloud.account.id'],
  ['aws.region', 'cloud.region'],
  ['aws.queue_url', 'aws.sqs.queue.url'],
  ['aws.table_name', 'db.collection.name'],
]);

/** What a segment says of where it ran. */
const RESOURCE_NAMES: KeyNames = new Map([
  ['aws.account_id', 'cloud.account.id'],
  ['aws.region', 'cloud.region'],
  ['aws.ec2.instance_id', 'host.id'],
  ['aws.ec2.instance_size', 'host.type'],
  ['aws.ec2.ami_id', 'host.image.id'],
  ['aws.ec2.availability_zone', 'cloud.availability_zone'],
  ['aws.ecs.container', 'container.name'],
  ['aws.ecs.container_id', 'container.id'],
  ['aws.ecs.task_arn', 'aws.ecs.task.arn'],
  ['aws.eks.cluster_name', 'k8s.cluster.name'],
  ['aws.eks.pod', 'k8s.pod.name'],
  ['aws.eks.container_id', 'container.id'],
  ['aws.xray.sdk', 'telemetry.sdk.name'],
  ['aws.xray.sdk_version', 'telemetry.sdk.version'],
]);

/** Returns the attributes of a segment's span, `aws` left out where it is the resource's. */
export function segmentAttributes(segment: Segment): Attribute[] {
  const { json } = segment;
  const names = isSubsegment(segment) ? NAMES : SEGMENT_NAMES;
  const annotations = flatAttributes(objectOf(field(json, 'annotations')));
  return [...writtenIds(segment), ...callAttributes(json), ...flatAttributes(json, '', names), ...annotations];
}

const SEGMENT_NAMES: KeyNames = new Map([...NAMES, ...nowhere('aws service origin')]);

/** Returns whether it is part of a segment, in it or sent by itself. */
export function isSubsegment({ json, within }: Segment): boolean {
  return within !== null || field(json, 'type') === 'subsegment';
}

/** As X-Ray's own pages ask for the trace. */
function writtenIds({ json, traceId }: Segment): Attribute[] {
  const written = textOf(field(json, 'trace_id'));
  return written === '' || written === traceId ? [] : [textAttribute('aws.xray.trace_id', written)];
}

/** A call of one of AWS' own interfaces names the service, and what is asked of it. */
function callAttributes(json: ExactJsonObject): Attribute[] {
  const aws = objectOf(field(json, 'aws'));
  const operation = textOf(field(aws, 'operation'));
  if (operation === '' || field(json, 'namespace') !== 'aws') return [];
  const service = textOf(field(json, 'name'));
  const call = [
    textAttribute('rpc.system', 'aws-api'),
    textAttribute('rpc.service', service),
    textAttribute('rpc.method', operation),
  ];
  const isDatabase = /dynamodb/i.test(service);
  const database = [textAttribute('db.system.name', 'aws.dynamodb'), textAttribute('db.operation.name', operation)];
  return isDatabase ? [...call, ...database] : call;
}

/** Returns what a segment says of the service and of where it runs. */
export function resourceAttributes(segment: ExactJsonObject): Attribute[] {
  const origin = textOf(field(segment, 'origin'));
  const service = objectOf(field(segment, 'service'));
  return [
    ...(origin === '' ? [] : [textAttribute('cloud.provider', 'aws'), textAttribute('aws.xray.origin', origin)]),
    ...flatAttributes(service, 'service.'),
    ...flatAttributes(objectOf(field(segment, 'aws')), 'aws.', RESOURCE_NAMES),
    textAttribute('service.name', textOf(field(segment, 'name'))),
  ];
}
