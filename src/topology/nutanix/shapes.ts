import { NutanixFailureDomain } from './failure-domain';
import { NutanixBootType, NutanixCategory, NutanixDataDisk, NutanixMachineOptions } from './options';
import { Check, listOf, literal, refuse, required, Shape, struct } from '../../values/check';
import { dnsLabel } from '../../values/check-names';
import { flag, integer, oneOf, size, text } from '../../values/check-scalars';

const entity = text({ max: 256 });

/** Subnets, none of them twice. */
const subnets: Check = (where, value) => {
  listOf(entity, { min: 1, max: 32 })(where, value);
  const twice = (value as string[]).find((one, index) => (value as string[]).indexOf(one) !== index);
  if (twice !== undefined) { refuse(where, twice, 'is listed twice; keep one'); }
};

const dataDisk: Shape<NutanixDataDisk> = { size: required(size('gibibytes')), storageContainer: entity, flash: flag };

/** Checks of `NutanixMachineOptions`. */
export const machineShape: Shape<NutanixMachineOptions> = {
  image: (where, value) => {
    entity(where, value);
    const unknown = /\{(?!version\})[^}]*\}?/.exec(value as string);
    if (unknown) { throw new Error(`${where}: "${unknown[0]}" is not a placeholder; write {version}.`); }
  },
  cluster: entity,
  subnets,
  cpus: integer({ min: 1, unit: 'CPUs' }),
  coresPerCpu: integer({ min: 1, unit: 'cores' }),
  memory: size('mebibytes', 2048),
  disk: size('gibibytes', 20),
  dataDisks: listOf(struct(dataDisk), { min: 1 }),
  bootType: oneOf(NutanixBootType),
  project: entity,
  categories: listOf(struct<NutanixCategory>({ key: required(entity), value: required(entity) }), { min: 1 }),
  gpus: listOf(entity, { min: 1 }),
};

const domain: Shape<NutanixFailureDomain> = {
  // The object is named after what it contains.
  name: required(literal(dnsLabel(30))), cluster: required(literal(entity)), subnets: required(subnets), controlPlane: flag,
};

/** A list of failure domains with names of their own. */
export const failureDomains: Check = (where, value) => {
  listOf(struct(domain), { min: 1, max: 32 })(where, value);
  const names = (value as NutanixFailureDomain[]).map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) { refuse(where, twice, 'is the name of two failure domains; give each its own'); }
};
