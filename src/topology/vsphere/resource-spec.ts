import { Size } from 'cdk8s';
import { VSphereAmounts, VSphereResources } from './resources';
import { refuse } from '../../values/check';

/** Refuse guarantees that exceed the limit or the machine: vSphere would not switch such a machine on. */
export function checkResources(where: string, resources: VSphereResources, memory: Size): void {
  const { reservation, limit } = resources;
  const reserved = reservation?.memory?.toMebibytes() ?? 0;
  if (reserved > memory.toMebibytes()) { throw new Error(`${where}.reservation.memory: ${reserved} MiB is more than the ${memory.toMebibytes()} MiB of the machine.`); }
  if (limit?.memory && reserved > limit.memory.toMebibytes()) { throw new Error(`${where}.reservation.memory: ${reserved} MiB is above the limit of ${limit.memory.toMebibytes()} MiB.`); }
  const cpu = reservation?.cpuMegahertz ?? 0;
  if (limit?.cpuMegahertz !== undefined && cpu > limit.cpuMegahertz) { refuse(`${where}.reservation.cpuMegahertz`, cpu, `is above the limit of ${limit.cpuMegahertz}`); }
}

/** `resources` of the provider: CPU as a quantity in hertz, memory in bytes. */
export function resourcesSpec(resources: VSphereResources | undefined): object | undefined {
  const amounts = (given: VSphereAmounts | undefined) => given && {
    cpu: given.cpuMegahertz === undefined ? undefined : `${given.cpuMegahertz}M`,
    memory: given.memory && `${given.memory.toMebibytes()}Mi`,
  };
  const { shares } = resources ?? {};
  return resources && {
    requests: amounts(resources.reservation),
    limits: amounts(resources.limit),
    shares: shares && { cpu: shares.cpu, memory: shares.memory },
  };
}
