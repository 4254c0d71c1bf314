import { ICluster } from '../contract/cluster';

/** A fact of the cluster's infrastructure without which the addon cannot be rendered. */
export function requiredFact(addon: string, cluster: ICluster, fact: string, topology: string): string {
  const value = cluster.facts[fact];
  if (!value) { throw new Error(`addon "${addon}": cluster "${cluster.context.name}" does not say "${fact}"; use this addon with ${topology}.`); }
  return value;
}

/** Categories of the vCenter's tags by which nodes and volumes find their zone; none without zones. */
export function zoneCategories({ facts }: ICluster): { region: string; zone: string } | undefined {
  const region = facts['vsphere.region-category'];
  const zone = facts['vsphere.zone-category'];
  return region && zone ? { region, zone } : undefined;
}

/** What is wrong when an addon runs on control plane machines and the cluster has none. */
export function hostedProblem(addon: string, { context }: ICluster): string[] {
  if (context.controlPlaneReplicas > 0) { return []; }
  return [`ADD-03 hosted-control-plane: "${addon}" runs on control plane machines and cluster "${context.name}" has none; deploy it where its control plane runs and give the stack an addon of this name that does so.`];
}
