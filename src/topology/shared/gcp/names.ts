import { Check, mapOf } from '../../../values/check';
import { text } from '../../../values/check-scalars';

/** A name of a resource in GCP: a project, a network, a tag. */
export const resourceName: Check = text({
  what: 'name of GCP (lower-case letters, digits and dashes, a letter first)',
  pattern: /^[a-z]([-a-z0-9]*[a-z0-9])?$/,
  max: 63,
});

/** A region, for example `europe-west3`. */
export const region: Check = text({ what: 'region', pattern: /^[a-z]+-[a-z]+\d+$/, example: 'europe-west3' });

/** A zone, for example `europe-west3-a`. */
export const zone: Check = text({ what: 'zone', pattern: /^[a-z]+-[a-z]+\d+-[a-z]$/, example: 'europe-west3-a' });

const LABEL = /^[a-z0-9_-]*$/;

/** Labels of resources in GCP, which are not those of nodes: lower case only. */
export const resourceLabels: Check = mapOf(
  text({ what: 'label value of GCP (lower-case letters, digits, dashes and underscores)', pattern: LABEL, max: 63 }),
  text({ what: 'label key of GCP (lower-case letters, digits, dashes and underscores, a letter first)', pattern: /^[a-z][a-z0-9_-]*$/, max: 63 }),
);
