import { Chart, Testing } from 'cdk8s';
import { Distribution, Endpoint, VSphereTopologyProps, WorkloadClusterProps } from '../../src';
import { vsphere } from '../support/fixtures';
import { clusterWith, PlainTopology } from '../support/plain-topology';

/** The control plane and the first pool's bootstrap template of a cluster on an infrastructure that adds nothing of its own. */
export function rendered(
  distribution: Distribution, kubernetesVersion: string, props: Partial<WorkloadClusterProps> = {},
): { readonly controlPlane: any; readonly bootstrap: any } {
  const chart = new Chart(Testing.app(), 'chart');
  clusterWith(chart, new PlainTopology({}, [{ name: 'one' }]), { distribution, kubernetesVersion, ...props });
  return parts(chart);
}

/** The same on vSphere. */
export function onVSphere(
  distribution: Distribution, kubernetesVersion: string, topology: Partial<VSphereTopologyProps> = {}, props: Partial<WorkloadClusterProps> = {},
): { readonly controlPlane: any; readonly bootstrap: any; readonly objects: any[] } {
  const chart = new Chart(Testing.app(), 'chart');
  const machines = vsphere({ endpoint: Endpoint.loadBalancer('192.0.2.10'), pools: [{ name: 'one' }], ...topology });
  clusterWith(chart, machines, { distribution, kubernetesVersion, ...props });
  return { ...parts(chart), objects: chart.toJson() };
}

/** The text of a file of bootstrap data. */
export function fileOf(spec: any, path: string): string {
  const found = (spec.files ?? []).find((file: any) => file.path === path);
  if (!found) { throw new Error(`no file ${path}, only ${(spec.files ?? []).map((file: any) => file.path).join(', ')}`); }
  return found.encoding === 'base64' ? Buffer.from(found.content, 'base64').toString() : found.content;
}

function parts(chart: Chart): { readonly controlPlane: any; readonly bootstrap: any } {
  const objects = chart.toJson();
  return {
    controlPlane: objects.find(({ kind }) => /ControlPlane$/.test(kind)).spec,
    bootstrap: objects.find(({ kind }) => /ConfigTemplate$/.test(kind)).spec.template.spec,
  };
}
