import { AwsImage } from './image';
import { AwsBootstrapStore, AwsMachineOptions, AwsMetadata } from './machine-options';
import { placement, spot } from './placement-shape';
import { AwsResource } from './resource';
import { volume } from './volume-shape';
import { dataVolumes } from './volume-spec';
import { Check, listOf, mapOf, refuse, Shape, struct } from '../../../values/check';
import { flag, instanceOf, integer, oneOf, text } from '../../../values/check-scalars';

/** An existing subnet or security group; what it is shows when it is given by its id. */
export function resource(type: 'subnet' | 'sg'): Check {
  return (where, value) => {
    instanceOf(AwsResource, 'for example AwsResource.tagged({ tier: "private" })')(where, value);
    const { id } = (value as AwsResource).reference;
    if (typeof id === 'string' && /^(subnet|sg)-/.test(id) && !id.startsWith(`${type}-`)) {
      refuse(where, id, `is not a ${type === 'sg' ? 'security group' : 'subnet'}; write an id that begins with ${type}-`);
    }
  };
}

const tagKey: Check = (where, key) => {
  text({ what: 'tag key', pattern: /^[\p{L}\p{Z}\p{N}_.:/=+\-@]+$/u, max: 128, example: 'cost-center' })(where, key);
  // cluster-api-provider-aws v2.11.1, tags.go: reserved by AWS; the second marks what the provider owns.
  if (/^aws:/i.test(key as string)) { refuse(where, key, 'is reserved by AWS; choose another key'); }
  if ((key as string).startsWith('sigs.k8s.io/cluster-api-provider-aws/')) { refuse(where, key, 'belongs to the provider; choose another key'); }
};

/** Tags of resources of AWS. */
export const tags: Check = (where, value) => {
  mapOf(text({ what: 'tag value', pattern: /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u, max: 256 }), tagKey)(where, value);
  if (Object.keys(value as object).length === 0) { refuse(where, value, 'is empty; leave it out'); }
};

/** Type of an instance. */
export const instanceType = text({ what: 'type of instance', pattern: /^[a-z][a-z0-9-]*\.[a-z0-9-]+$/, max: 64, example: 'm6i.xlarge' });

/** Checks of `AwsMachineOptions`; limits from the schema and webhooks of cluster-api-provider-aws v2.11.1. */
export const machineShape: Shape<AwsMachineOptions> = {
  instanceType,
  image: instanceOf(AwsImage, 'AwsImage.lookup({…}) or AwsImage.fromId("ami-…")'),
  instanceProfile: text({ what: 'name of an instance profile', pattern: /^[\w+=,.@-]+$/, max: 128, example: 'nodes.cluster-api-provider-aws.sigs.k8s.io' }),
  rootVolume: volume,
  volumes: dataVolumes,
  subnet: resource('subnet'),
  publicIp: flag,
  securityGroups: listOf(resource('sg'), { min: 1, max: 16 }),
  sshKey: text({ what: 'name of a key pair', pattern: /^[\x20-\x7e]+$/, max: 255, example: 'platform' }),
  metadata: struct<AwsMetadata>({ hops: integer({ min: 1, max: 64, unit: 'hops' }), instanceTags: flag }),
  bootstrapStore: oneOf(AwsBootstrapStore),
  spot,
  placement,
  tags,
};
