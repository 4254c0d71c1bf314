import { EksFargateProfile, EksFargateSelector } from './login';
import { roleName, subnetIds } from './login-shapes';
import { Check, listOf, mapOf, refuse, required, struct } from '../../values/check';
import { dnsLabel } from '../../values/check-names';
import { text } from '../../values/check-scalars';

const selector = struct<EksFargateSelector>({
  namespace: required(text({ what: 'namespace, with * and ? for parts of it', pattern: /^[a-z0-9*?]([-a-z0-9*?]*[a-z0-9*?])?$/, max: 63, example: 'batch' })),
  labels: mapOf(text({ max: 63 })),
});

/** Check of a list of `EksFargateProfile`. */
export const fargateProfiles: Check = (where, value) => {
  listOf(struct<EksFargateProfile>({
    name: required(dnsLabel(40)),
    selectors: required(listOf(selector, { min: 1, max: 5 })),
    subnetIds,
    role: roleName,
  }), { min: 1, max: 10 })(where, value);
  const names = (value as EksFargateProfile[]).map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) { refuse(where, twice, 'is the name of two profiles; give each its own'); }
};
