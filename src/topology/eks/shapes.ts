import { EksAccessEntry, EksAccessPolicy, EksAddon, EksEndpointAccess } from './control-plane-options';
import { Check, listOf, mapOf, refuse, required, Shape, struct } from '../../values/check';
import { dnsLabel } from '../../values/check-names';
import { flag, text } from '../../values/check-scalars';
import { cidr } from '../../values/cidr';
import { iamArn } from '../shared/aws/identity-kinds';

const accessShape: Shape<EksEndpointAccess> = { publicAccess: flag, publicCidrs: listOf(cidr, { min: 1, max: 40 }), privateAccess: flag };

/** Check of `EksEndpointAccess`. */
export const endpointAccess: Check = (where, value) => {
  struct(accessShape)(where, value);
  const { publicAccess = true, publicCidrs, privateAccess = true } = value as EksEndpointAccess;
  if (!publicAccess && !privateAccess) { throw new Error(`${where}.privateAccess: nobody would reach the API server; leave out publicAccess or privateAccess.`); }
  if (!publicAccess && publicCidrs) { throw new Error(`${where}.publicCidrs: there is no public address; leave them out.`); }
};

const policy: Shape<EksAccessPolicy> = {
  arn: required(text({ what: 'cluster access policy ARN', pattern: /^arn:aws[a-z-]*:eks::aws:cluster-access-policy\/\w+$/, example: 'arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy' })),
  namespaces: listOf(dnsLabel(), { min: 1 }),
};

const entry: Shape<EksAccessEntry> = {
  principalArn: required(iamArn('user or role')),
  policies: listOf(struct(policy), { min: 1, max: 20 }),
  groups: listOf(text({ max: 256 }), { min: 1 }),
  username: text({ max: 256 }),
};

/** Check of a list of `EksAccessEntry`. */
export const accessEntries: Check = (where, value) => {
  listOf(struct(entry), { min: 1, max: 100 })(where, value);
  const principals = (value as EksAccessEntry[]).map(({ principalArn }) => principalArn);
  const twice = principals.find((arn, index) => principals.indexOf(arn) !== index);
  if (twice !== undefined) { refuse(where, twice, 'has two entries; make one of them'); }
};

const addonShape: Shape<EksAddon> = {
  name: required(text({ what: 'name of an addon', pattern: /^[a-z0-9][a-z0-9_-]+$/, max: 100, example: 'aws-ebs-csi-driver' })),
  version: required(text({ what: 'version of an addon', pattern: /^v\d+\.\d+\.\d+-eksbuild\.\d+$/, example: 'v1.50.1-eksbuild.1' })),
  roleArn: iamArn('role'),
  configuration: mapOf(() => undefined),
  preserveChanges: flag,
};

/** Check of a list of `EksAddon`. */
export const addons: Check = (where, value) => {
  listOf(struct(addonShape), { min: 1, max: 50 })(where, value);
  const names = (value as EksAddon[]).map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) { refuse(where, twice, 'is listed twice; leave one out'); }
};
